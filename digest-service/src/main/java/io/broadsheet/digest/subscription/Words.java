package io.broadsheet.digest.subscription;

import io.broadsheet.digest.rendering.Sentence;
import java.time.Duration;

/** Durations as people say them. */
final class Words {

    private Words() {}

    /** Rounded up to whole days, hours or minutes, whichever reads best: {@code 7 days}, {@code 1 minute}. */
    static Sentence duration(Duration duration) {
        long minutes = Math.max(1, duration.plusSeconds(59).toMinutes());
        if (minutes < 120) {
            return Sentence.of("duration.minutes", minutes);
        }
        long hours = (minutes + 59) / 60;
        return hours < 48 ? Sentence.of("duration.hours", hours) : Sentence.of("duration.days", (hours + 23) / 24);
    }
}
