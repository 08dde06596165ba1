package io.broadsheet.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a feed has moved. What is permanent is asked directly from then on; now and then, and when that fails, the
 * configured address is asked again.
 *
 * @param permanent how far permanent redirects led from the configured address; null: nowhere
 * @param checkedAt when the configured address last said so
 * @param last what answered in the end at the last good visit
 */
record Moves(
        @Nullable URI permanent,
        @Nullable Instant checkedAt,
        @Nullable URI last) {

    static final Moves NONE = new Moves(null, null, null);

    private static final Duration CHECK_EVERY = Duration.ofDays(30);

    /** What a visit at that time asks. */
    URI asks(URI configured, Instant at) {
        return permanent == null || checkedAt == null || !at.isBefore(checkedAt.plus(CHECK_EVERY))
                ? configured
                : permanent;
    }

    /** After a good visit; an address with a user is asked itself each time, since it alone may be told the password. */
    Moves reached(URI configured, URI asked, FetchResult.Route route, Instant now) {
        if (configured.getRawUserInfo() != null) {
            return new Moves(null, null, route.address());
        }
        if (asked.equals(permanent)) {
            return new Moves(route.permanent() == null ? permanent : route.permanent(), checkedAt, route.address());
        }
        return new Moves(route.permanent(), route.permanent() == null ? null : now, route.address());
    }

    /** After a failure: what was remembered has proved wrong, and the configured address gets its chance. */
    Moves missed(URI asked) {
        return asked.equals(permanent) ? new Moves(null, null, last) : this;
    }
}
