package io.broadsheet.testsupport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class SettableClock implements InstantSource {

    private volatile Instant now;

    public SettableClock(Instant start) {
        now = start;
    }

    /** Sets the time, forwards or backwards. */
    public void set(Instant instant) {
        now = instant;
    }

    /** Moves the time by the given amount. */
    public synchronized void advance(Duration amount) {
        now = now.plus(amount);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
