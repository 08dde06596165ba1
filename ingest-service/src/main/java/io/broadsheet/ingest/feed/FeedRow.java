package io.broadsheet.ingest.feed;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code feed_state} as what a visit needs to know. */
final class FeedRow {

    private FeedRow() {}

    static LeasedFeed leased(ResultSet row, UUID lease) throws SQLException {
        URI address = URI.create(row.getString("address"));
        return new LeasedFeed(
                row.getString("source_id"),
                address,
                same(address, row.getString("asks")),
                row.getString("host"),
                lease,
                row.getTimestamp("next_poll_at").toInstant(),
                memory(row, address),
                row.getInt("failures"),
                row.getString("last_error"),
                told(row));
    }

    private static LeasedFeed.@Nullable Told told(ResultSet row) throws SQLException {
        Instant at = instant(row, "told_at");
        return at == null ? null : new LeasedFeed.Told(at, row.getString("told_title"));
    }

    private static FeedMemory memory(ResultSet row, URI address) throws SQLException {
        Duration interval = Duration.ofSeconds(row.getLong("interval_s"));
        return new FeedMemory(
                new FetchResult.Validators(row.getString("etag"), row.getString("last_modified")),
                row.getString("content_hash"),
                new Pace(interval, instant(row, "changed_at"), seconds(row, "change_interval_s")),
                new PollHints(seconds(row, "hint_s"), new SkipTimes(row.getInt("skip_times"))),
                new Moves(
                        address(row, "permanent_address", address),
                        instant(row, "permanent_checked_at"),
                        address(row, "final_address", address)));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static @Nullable Duration seconds(ResultSet row, String column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? null : Duration.ofSeconds(seconds);
    }

    private static @Nullable URI address(ResultSet row, String column, URI known) throws SQLException {
        String address = row.getString(column);
        return address == null ? null : same(known, address);
    }

    /** Most feeds have one address, which is read once. */
    private static URI same(URI known, String address) {
        return known.toString().equals(address) ? known : URI.create(address);
    }
}
