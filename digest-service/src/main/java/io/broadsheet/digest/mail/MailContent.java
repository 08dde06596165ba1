package io.broadsheet.digest.mail;

/**
 * A rendered mail. All three texts may contain {@linkplain MergeField#placeholder() placeholders}; their values are
 * escaped for HTML where they land in {@code html}, and never otherwise.
 *
 * @param subject one line
 * @param html a whole document
 * @param text the same in plain text, lines of any length
 */
public record MailContent(String subject, String html, String text) {}
