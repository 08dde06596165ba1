package io.broadsheet.digest.edition;

import io.broadsheet.digest.edition.EditionContents.Rendered;
import io.broadsheet.digest.mail.MailTemplate;
import io.broadsheet.digest.mail.MergeField;
import io.broadsheet.digest.mail.Sender;
import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The mails of editions as they were rendered; the last few stay in memory, for they are needed batch after batch. */
final class EditionMails {

    private static final int KEPT = 8;

    private final EditionContents contents;
    private final Newsletters newsletters;
    private final Map<Key, Ready> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    EditionMails(EditionContents contents, Newsletters newsletters) {
        this.contents = contents;
        this.newsletters = newsletters;
    }

    /** A mail, and the language to greet its readers in. */
    record Ready(MailTemplate template, Locale language) {}

    /** A mail never changes under one key: a newer draft has a newer time. */
    private record Key(long edition, Instant renderedAt) {}

    /** The mail of each edition that was rendered; always the same object for the same mail. */
    Map<Long, Ready> of(Collection<Long> editionIds) {
        Map<Long, Ready> result = new HashMap<>();
        contents.renderedAt(editionIds)
                .forEach((id, renderedAt) -> find(new Key(id, renderedAt)).ifPresent(mail -> result.put(id, mail)));
        return result;
    }

    private Optional<Ready> find(Key key) {
        synchronized (kept) {
            Ready known = kept.get(key);
            if (known != null) {
                return Optional.of(known);
            }
            Optional<Ready> loaded = contents.rendered(key.edition())
                    .flatMap(rendered -> newsletters
                            .find(rendered.newsletter())
                            .map(newsletter -> new Ready(template(newsletter, rendered), newsletter.language())));
            loaded.ifPresent(mail -> kept.put(key, mail));
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
            return loaded;
        }
    }

    private static MailTemplate template(Newsletter newsletter, Rendered rendered) {
        Sender sender = newsletter.sender();
        String domain = sender.address().substring(sender.address().indexOf('@') + 1);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("List-Unsubscribe", "<" + MergeField.UNSUBSCRIBE_URL.placeholder() + ">");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        headers.put("List-Id", "<%s.%s>".formatted(newsletter.id(), domain));
        headers.put("Feedback-ID", "%s:%s:edition:broadsheet".formatted(rendered.period(), newsletter.id()));
        headers.put("Precedence", "bulk");
        return new MailTemplate(rendered.mail(), sender, headers);
    }
}
