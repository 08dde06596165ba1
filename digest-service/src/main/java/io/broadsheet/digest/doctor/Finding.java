package io.broadsheet.digest.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing the doctor looked at.
 *
 * @param check what was looked at: {@code spf}, {@code dkim}, …
 * @param state how it is
 * @param seen what was found, in words
 * @param advice what to do; nothing when all is well
 * @param publish the DNS record to publish, ready to copy, when one is missing or wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Finding(
        String check,
        State state,
        String seen,
        @Nullable String advice,
        @Nullable Publish publish) {

    /** How bad it is. */
    enum State {
        OK,
        WARNING,
        PROBLEM;

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A DNS record. */
    record Publish(String name, String type, String value) {

        static Publish txt(String name, String value) {
            return new Publish(name, "TXT", value);
        }
    }

    static Finding ok(String check, String seen) {
        return new Finding(check, State.OK, seen, null, null);
    }

    static Finding warning(String check, String seen, String advice) {
        return new Finding(check, State.WARNING, seen, advice, null);
    }

    static Finding problem(String check, String seen, String advice) {
        return new Finding(check, State.PROBLEM, seen, advice, null);
    }

    /** The same, mended by a record. */
    Finding by(Publish record) {
        return new Finding(check, state, seen, advice, record);
    }

    /** DNS did not say. */
    static Finding unknown(String check, String reason) {
        return warning(
                check, "DNS could not be asked: " + reason, "Try again; mail.doctor.resolver names another resolver.");
    }
}
