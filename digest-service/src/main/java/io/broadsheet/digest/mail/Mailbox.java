package io.broadsheet.digest.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mailbox that bounces come back to. A mail leaves the folder only after whoever reads it has returned, so one that was
 * being read when the process died is read again.
 */
public final class Mailbox {

    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

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
        // what is marked as deleted and stays would otherwise be all there is to read, for ever
        Message[] waiting = folder.search(new FlagTerm(new Flags(Flags.Flag.DELETED), false));
        List<Message> done = new ArrayList<>();
        List<Message> unknown = new ArrayList<>();
        for (Message message : waiting) {
            if (done.size() + unknown.size() == most) {
                break;
            }
            Optional<byte[]> source = fetched(folder, (IMAPMessage) message);
            if (source.isPresent()) {
                switch (reader.read(source.get())) {
                    case DONE -> done.add(message);
                    case UNKNOWN -> unknown.add(message);
                }
            }
        }
        putAway(store, folder, unknown, properties.unknownFolder());
        putAway(store, folder, done, properties.doneFolder());
        int read = done.size() + unknown.size();
        return new Visit.Done(read, read == most && waiting.length > most);
    }

    /** Empty when this one mail cannot be had, which must not keep the others from being read. */
    private Optional<byte[]> fetched(IMAPFolder folder, IMAPMessage message) throws MessagingException, IOException {
        try {
            return Optional.of(source(message));
        } catch (MessagingException | IOException e) {
            if (!folder.isOpen()) {
                throw e;
            }
            log.warn("mailbox={} mail={} fetched=false", name(), message.getMessageNumber(), e);
            return Optional.empty();
        }
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
