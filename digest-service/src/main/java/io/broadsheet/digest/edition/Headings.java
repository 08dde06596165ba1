package io.broadsheet.digest.edition;

/**
 * What stands above stories that no section of the operator's takes, in the newsletter's language.
 *
 * @param top above the first few
 * @param more above the next
 * @param brief above the rest, which are shown in fewer lines
 */
record Headings(String top, String more, String brief) {}
