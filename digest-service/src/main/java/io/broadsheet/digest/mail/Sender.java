package io.broadsheet.digest.mail;

import org.jspecify.annotations.Nullable;

/**
 * Who a mail is from.
 *
 * @param address of the From header, and of the envelope
 * @param name shown beside it
 * @param replyTo address for answers when it is another one
 */
public record Sender(String address, String name, @Nullable String replyTo) {}
