package io.broadsheet.ingest.batch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for one table in the form in which PostgreSQL keeps them: nothing but JSON is parsed, and no statement is run for a row. The
 * format is in PostgreSQL's documentation of {@code COPY}, section "Binary Format". Values are given in the order of the
 * columns; {@link #row} begins the next row, {@link #end} ends the last one.
 */
public final class BinaryCopy implements AutoCloseable {

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int TEXT = 25; // pg_type.oid
    private static final int NULL = -1;
    private static final short END = -1;
    private static final byte JSONB_VERSION = 1;

    /** So many bytes are sent at once. */
    private static final int CHUNK = 256 * 1024;

    private final CopyIn copy;
    private final int columns;
    private ByteBuffer buffer = ByteBuffer.allocate(CHUNK / 4);

    private BinaryCopy(CopyIn copy, int columns) {
        this.copy = copy;
        this.columns = columns;
        buffer.put(SIGNATURE).putInt(0).putInt(0); // no flags, no more in the header
    }

    /** Begins; the connection can be used for nothing else until this is closed. */
    public static BinaryCopy into(Connection connection, String table, List<String> columns) throws SQLException {
        String copy = "copy %s (%s) from stdin (format binary)".formatted(table, String.join(", ", columns));
        return new BinaryCopy(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy), columns.size());
    }

    /** Begins the next row. */
    public BinaryCopy row() throws SQLException {
        if (buffer.position() >= CHUNK) {
            send();
        }
        room(Short.BYTES).putShort((short) columns);
        return this;
    }

    /** A {@code text}. */
    public BinaryCopy text(@Nullable String text) {
        if (text == null) {
            room(Integer.BYTES).putInt(NULL);
            return this;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
        return this;
    }

    /** A {@code text[]}. */
    public BinaryCopy texts(String... texts) {
        int start = room(Integer.BYTES * 6).position();
        buffer.putInt(0); // its length, see below
        buffer.putInt(texts.length == 0 ? 0 : 1).putInt(0).putInt(TEXT); // dimensions, nulls, type
        if (texts.length > 0) {
            buffer.putInt(texts.length).putInt(1); // numbered from
        }
        for (String text : texts) {
            text(text);
        }
        buffer.putInt(start, buffer.position() - start - Integer.BYTES);
        return this;
    }

    /** A {@code timestamptz}, to the microsecond. */
    public BinaryCopy time(@Nullable Instant time) {
        if (time == null) {
            room(Integer.BYTES).putInt(NULL);
        } else {
            room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(ChronoUnit.MICROS.between(EPOCH, time));
        }
        return this;
    }

    /** An {@code integer}. */
    public BinaryCopy number(@Nullable Integer number) {
        if (number == null) {
            room(Integer.BYTES).putInt(NULL);
        } else {
            room(Integer.BYTES * 2).putInt(Integer.BYTES).putInt(number);
        }
        return this;
    }

    /** A {@code bigint}. */
    public BinaryCopy bigNumber(@Nullable Long number) {
        if (number == null) {
            room(Integer.BYTES).putInt(NULL);
        } else {
            room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(number);
        }
        return this;
    }

    /** A {@code boolean}. */
    public BinaryCopy flag(boolean flag) {
        room(Integer.BYTES + 1).putInt(1).put((byte) (flag ? 1 : 0));
        return this;
    }

    /** A {@code jsonb}. */
    public BinaryCopy json(@Nullable String text) {
        if (text == null) {
            room(Integer.BYTES).putInt(NULL);
            return this;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + 1 + bytes.length)
                .putInt(1 + bytes.length)
                .put(JSONB_VERSION)
                .put(bytes);
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int needed = buffer.position() + bytes;
            buffer =
                    ByteBuffer.allocate(Math.max(needed, 2 * buffer.capacity())).put(buffer.flip());
        }
        return buffer;
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** Ends; the rows are there, unless a transaction goes on. Returns how many they are. */
    public long end() throws SQLException {
        room(Short.BYTES).putShort(END);
        send();
        return copy.endCopy();
    }

    /** Without an end nothing is stored. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
