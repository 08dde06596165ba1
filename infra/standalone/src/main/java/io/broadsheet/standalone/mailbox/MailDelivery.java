package io.broadsheet.standalone.mailbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Accepts mail for everyone: into a file before the sender gets its 250, then into the recipients' IMAP inboxes. */
final class MailDelivery implements MessageDeliveryHandler {

    /** Notes a recipient of the envelope above the mail, as a mail server does at the last hop. */
    static final String RECIPIENT_HEADER = "Delivered-To";

    private final Mails mails;
    private final ImapInboxes inboxes;

    MailDelivery(Mails mails, ImapInboxes inboxes) {
        this.mails = mails;
        this.inboxes = inboxes;
    }

    @Override
    public GreenMailUser handle(MovingMessage message, MailAddress recipient) throws MessagingException, UserException {
        if (isFirst(recipient, message.getToAddresses())) {
            keep(message);
        }
        return inboxes.expecting(recipient.getEmail(), message.getMessage().getSize());
    }

    private static boolean isFirst(MailAddress recipient, Set<MailAddress> all) {
        return all.iterator().next().equals(recipient);
    }

    private void keep(MovingMessage message) throws MessagingException {
        try {
            var bytes = new ByteArrayOutputStream();
            for (MailAddress recipient : message.getToAddresses()) {
                String line = RECIPIENT_HEADER + ": " + recipient.getEmail().replaceAll("[\r\n]", "") + "\r\n";
                bytes.writeBytes(line.getBytes(StandardCharsets.UTF_8));
            }
            message.getMessage().writeTo(bytes);
            mails.add(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("the mail cannot be kept", e);
        }
    }

    /** Puts the newest mails of earlier runs back into the inboxes. */
    void restore(int count) throws IOException, MessagingException, UserException {
        for (MailId id : mails.newest(0, count).reversed()) {
            byte[] bytes = mails.read(id).orElseThrow();
            var mail = new MimeMessage(null, new ByteArrayInputStream(bytes));
            String[] recipients = mail.getHeader(RECIPIENT_HEADER);
            for (String recipient : recipients == null ? new String[0] : recipients) {
                inboxes.expecting(recipient, bytes.length).deliver(mail);
            }
        }
    }
}
