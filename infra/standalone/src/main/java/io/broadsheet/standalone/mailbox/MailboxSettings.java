package io.broadsheet.standalone.mailbox;

import java.nio.file.Path;

/**
 * Where a mailbox keeps mails and listens.
 *
 * @param directory one file a mail
 * @param address to listen on, usually 127.0.0.1
 * @param page port of the page and the JSON
 * @param limit the most mails to keep
 * @param note one sentence for the top of the page: what lands here
 */
public record MailboxSettings(Path directory, String address, int page, int smtp, int imap, int limit, String note) {}
