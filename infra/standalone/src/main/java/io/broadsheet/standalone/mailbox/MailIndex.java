package io.broadsheet.standalone.mailbox;

import io.broadsheet.standalone.mailbox.MailboxJson.Listing;
import io.broadsheet.standalone.mailbox.MailboxJson.Summary;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists and opens mails; what was listed lately is remembered, since programs that wait for a mail list all the time. */
final class MailIndex {

    private static final int REMEMBERED = 2_000;

    private final Mails mails;
    private final Map<MailId, Summary> summaries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MailId, Summary> eldest) {
            return size() > REMEMBERED;
        }
    };

    MailIndex(Mails mails) {
        this.mails = mails;
    }

    /** A stretch of the mails, newest first. */
    Listing list(int start, int limit) throws IOException, MessagingException {
        List<Summary> found = new ArrayList<>();
        for (MailId id : mails.newest(start, limit)) {
            summary(id).ifPresent(found::add);
        }
        int total = mails.count();
        return new Listing(total, total, found.size(), total, start, List.of(), found);
    }

    Optional<Mail> open(MailId id) throws IOException, MessagingException {
        Optional<byte[]> bytes = mails.read(id);
        return bytes.isEmpty() ? Optional.empty() : Optional.of(MailReader.read(id, bytes.get()));
    }

    private synchronized Optional<Summary> summary(MailId id) throws IOException, MessagingException {
        Summary known = summaries.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Summary> read = open(id).map(Summary::of);
        read.ifPresent(summary -> summaries.put(id, summary));
        return read;
    }
}
