package io.broadsheet.digest.archive;

import io.broadsheet.digest.edition.PublishedEdition;
import io.broadsheet.digest.rendering.Messages;
import io.broadsheet.digest.rendering.Sentence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pictures of editions, the last few kept; none on a machine without fonts, where links are shared without one. */
final class SharePictures {

    private static final Logger log = LoggerFactory.getLogger(SharePictures.class);
    private static final int KEPT = 24;
    private static final int HEADLINES = 4;

    private final Messages messages;
    private final boolean available;
    private final Map<Key, byte[]> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    /** An edition that is out does not change. */
    private record Key(String path, Locale language) {}

    SharePictures(Messages messages) {
        this.messages = messages;
        this.available = canDraw();
    }

    boolean available() {
        return available;
    }

    Optional<byte[]> of(PublishedEdition edition, Locale language) {
        if (!available) {
            return Optional.empty();
        }
        Key key = new Key(edition.path(), language);
        synchronized (kept) {
            byte[] png = kept.get(key);
            if (png == null) {
                png = draw(edition, language);
                kept.put(key, png);
                if (kept.size() > KEPT) {
                    kept.remove(kept.keySet().iterator().next());
                }
            }
            return Optional.of(png);
        }
    }

    private byte[] draw(PublishedEdition edition, Locale language) {
        String period = messages.period(language, edition.content().period().name());
        List<String> headlines = edition.content().stories().stream()
                .limit(HEADLINES)
                .map(story -> story.lead().title())
                .toList();
        return SharePicture.png(
                edition.content().title(),
                messages.say(
                        language,
                        Sentence.of(
                                "mail.edition.dateline",
                                period,
                                edition.content().issue())),
                headlines);
    }

    /** Whether the machine has fonts. */
    static boolean canDraw() {
        try {
            SharePicture.png("A", "B", List.of("C"));
            return true;
        } catch (RuntimeException | LinkageError | InternalError e) {
            log.info("links to editions are shared without a picture, for want of fonts: reason={}", e.toString());
            return false;
        }
    }
}
