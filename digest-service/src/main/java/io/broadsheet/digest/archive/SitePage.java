package io.broadsheet.digest.archive;

/** A page that search engines may know, and when it changed last; public for the template. */
public record SitePage(String url, String changed) {}
