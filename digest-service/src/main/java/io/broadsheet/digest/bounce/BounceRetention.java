package io.broadsheet.digest.bounce;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets bounces that nobody will ask for any more. */
class BounceRetention {

    private static final Logger log = LoggerFactory.getLogger(BounceRetention.class);

    private final Bounces bounces;
    private final Duration keep;
    private final InstantSource clock;

    BounceRetention(Bounces bounces, Duration keep, InstantSource clock) {
        this.bounces = bounces;
        this.keep = keep;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void sweep() {
        try {
            bounces.forget(clock.instant().minus(keep));
        } catch (DataAccessException e) {
            log.warn("bounces not swept, next try in an hour: {}", e.getMessage());
        }
    }
}
