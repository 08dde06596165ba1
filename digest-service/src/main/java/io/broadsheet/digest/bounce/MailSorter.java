package io.broadsheet.digest.bounce;

import io.broadsheet.digest.delivery.DeliveryView;
import io.broadsheet.digest.mail.MailReader;
import io.broadsheet.digest.mail.Mailbox;
import io.broadsheet.digest.mail.ReceivedMail;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Makes a notice of each mail in the mailbox; only what somebody has to look at is left to people. */
final class MailSorter implements Mailbox.Reader {

    private static final Logger log = LoggerFactory.getLogger(MailSorter.class);
    private static final String SOURCE = "mailbox";

    private final MailReader reader = new MailReader();
    private final Classifier classifier;
    private final Tracer tracer;
    private final BounceDesk desk;

    MailSorter(Classifier classifier, Tracer tracer, BounceDesk desk) {
        this.classifier = classifier;
        this.tracer = tracer;
        this.desk = desk;
    }

    @Override
    public Mailbox.Disposal read(byte[] source) {
        String key = key(source);
        try {
            return sort(key, reader.read(source));
        } catch (DataAccessException | TransactionException e) {
            throw e; // nothing is wrong with the mail: it waits for the database
        } catch (RuntimeException | StackOverflowError e) {
            // a mail that breaks the reader must not come up again and again before all others
            log.warn("mail={} readable=false", key, e);
            desk.take(new Notice(key, SOURCE, Verdict.of(Kind.OTHER), null, null));
            return Mailbox.Disposal.UNKNOWN;
        }
    }

    private Mailbox.Disposal sort(String key, ReceivedMail mail) {
        Verdict verdict = classifier.classify(mail);
        Optional<DeliveryView> about = tracer.find(mail);
        desk.take(new Notice(
                key,
                SOURCE,
                verdict,
                about.map(DeliveryView::id).orElse(null),
                about.map(DeliveryView::subscriptionId).orElse(null)));
        return switch (verdict.kind()) {
            case OTHER -> Mailbox.Disposal.UNKNOWN;
            case HARD, SOFT, COMPLAINT -> about.isPresent() ? Mailbox.Disposal.DONE : Mailbox.Disposal.UNKNOWN;
            case DELAYED, AUTO_REPLY, RECEIPT -> Mailbox.Disposal.DONE;
        };
    }

    private static String key(byte[] source) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(source));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
