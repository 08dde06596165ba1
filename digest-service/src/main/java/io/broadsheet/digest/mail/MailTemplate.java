package io.broadsheet.digest.mail;

import java.util.Map;

/**
 * A mail rendered and encoded once, to be merged with each recipient's fields.
 *
 * @param content what is said
 * @param sender who says it
 * @param headers further headers by name; values may contain placeholders (List-Unsubscribe, List-Id, …)
 */
public record MailTemplate(MailContent content, Sender sender, Map<String, String> headers) {}
