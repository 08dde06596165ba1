package io.broadsheet.digest.delivery;

import io.broadsheet.digest.mail.Rate;
import java.time.Duration;

/** Spaces mails evenly, so that the configured rate is what really leaves. */
interface Pace {

    /** How much of the past may be made up for. */
    Duration LATE = Duration.ofMillis(250);

    /** Reserves the next slot and returns how many nanoseconds to wait for it. */
    long reserve();

    /** Nanoseconds between two mails. */
    static long interval(Rate rate) {
        return rate.time().toNanos() / rate.mails();
    }
}
