package io.broadsheet.digest.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/**
 * The mailbox that bounces come back to. A mail leaves the folder only after whoever reads it has returned, so one that was
 * being read when the process died is read again.
 */
public final class Mailbox {

    private final MailboxProperties properties;
    private final MailboxSession session;

    /** What becomes of a mail that was read. */
    public enum Disposal {
        DONE,
        UNKNOWN
    }

    /** Reads one mail. */
    @FunctionalInterface
    public interface Reader {

        /** Takes a mail from its bytes, and returns when nothing of it can be lost any more. */
        Disposal read(byte[] source);
    }

    /** How a visit went. */
    public sealed interface Visit {

        /** All is well; {@code more}: there may be further mails. */
        record Done(int mails, boolean more) implements Visit {}

        /** The mailbox could not be read, or mails not be put away: those will be read again. */
        record Unreachable(String reason) implements Visit {}
    }

    Mailbox(MailboxProperties properties, MailboxSession session) {
        this.properties = properties;
        this.session = session;
    }

    /** Where it is, for people. */
    public String name() {
        return properties.host() + ":" + properties.port() + "/" + properties.folder();
    }

    /** Gives the oldest mails to the reader, then puts them away. */
    public Visit visit(int most, Reader reader) {
        try (IMAPStore store = session.connect()) {
            IMAPFolder folder = (IMAPFolder) store.getFolder(properties.folder());
            folder.open(Folder.READ_WRITE);
            try {
                return read(store, folder, most, reader);
            } finally {
                if (folder.isOpen()) {
                    folder.close(false);
                }
            }
        } catch (MessagingException | IOException e) {
            return new Visit.Unreachable(SmtpReply.shortened(
                    e instanceof MessagingException failure ? SmtpReply.reason(failure) : e.getMessage()));
        }
    }

    private Visit read(IMAPStore store, IMAPFolder folder, int most, Reader reader)
            throws MessagingException, IOException {
        int count = folder.getMessageCount();
        Message[] batch = count == 0 ? new Message[0] : folder.getMessages(1, Math.min(count, most));
        List<Message> done = new ArrayList<>();
        List<Message> unknown = new ArrayList<>();
        for (Message message : batch) {
            if (!message.isSet(Flags.Flag.DELETED)) {
                switch (reader.read(source((IMAPMessage) message))) {
                    case DONE -> done.add(message);
                    case UNKNOWN -> unknown.add(message);
                }
            }
        }
        putAway(store, folder, unknown, properties.unknownFolder());
        putAway(store, folder, done, properties.doneFolder());
        return new Visit.Done(done.size() + unknown.size(), count > most);
    }

    private byte[] source(IMAPMessage message) throws MessagingException, IOException {
        int most = Math.toIntExact(properties.maximumSize().toBytes());
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        try (InputStream content = message.getMimeStream()) {
            source.write(content.readNBytes(most));
        }
        return source.toByteArray();
    }

    private void putAway(IMAPStore store, IMAPFolder folder, List<Message> mails, String target)
            throws MessagingException {
        if (mails.isEmpty()) {
            return;
        }
        Message[] batch = mails.toArray(Message[]::new);
        if (!target.isEmpty()) {
            Folder to = store.getFolder(target);
            if (!to.exists()) {
                to.create(Folder.HOLDS_MESSAGES);
            }
            if (store.hasCapability("MOVE")) {
                folder.moveMessages(batch, to);
                return;
            }
            folder.copyMessages(batch, to);
        }
        folder.setFlags(batch, new Flags(Flags.Flag.DELETED), true);
        if (store.hasCapability("UIDPLUS")) {
            folder.expunge(batch);
        } else if (Arrays.stream(folder.getMessages())
                        .filter(Mailbox::isDeleted)
                        .count()
                == batch.length) {
            folder.expunge(); // nobody else's
        }
    }

    private static boolean isDeleted(Message message) {
        try {
            return message.isSet(Flags.Flag.DELETED);
        } catch (MessagingException e) {
            return false;
        }
    }
}
