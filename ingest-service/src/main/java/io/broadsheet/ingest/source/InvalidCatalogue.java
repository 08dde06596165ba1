package io.broadsheet.ingest.source;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A configuration file that cannot be used; says where the mistake is and what it is. */
public final class InvalidCatalogue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final @Nullable String position;
    private final @Nullable String key;
    private final String reason;

    /**
     * Puts the parts into one message.
     *
     * @param position {@code line:column}, when known
     * @param key the key at fault, {@code sources.desk.folder}, when there is one
     */
    InvalidCatalogue(Path file, @Nullable String position, @Nullable String key, String reason) {
        super(place(file, position, key) + " - " + reason);
        this.place = place(file, position, key);
        this.position = position;
        this.key = key;
        this.reason = reason;
    }

    /** File, line and key. */
    String place() {
        return place;
    }

    /** {@code line:column}, when known. */
    @Nullable
    String position() {
        return position;
    }

    /** The key at fault, when there is one. */
    @Nullable
    String key() {
        return key;
    }

    /** What is wrong there. */
    String reason() {
        return reason;
    }

    private static String place(Path file, @Nullable String position, @Nullable String key) {
        return file + (position == null ? "" : ":" + position) + (key == null ? "" : " " + key);
    }
}
