package io.broadsheet.digest.mail;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many mails may leave in a time, as providers word it: {@code 50} or {@code 50/s}, {@code 200/m}, {@code 500/h},
 * {@code 2000/d}; {@code 0}: any number.
 *
 * @param mails 0 to 10,000,000
 * @param time in which so many may leave
 */
public record Rate(int mails, Duration time) {

    /** No limit. */
    public static final Rate ANY = new Rate(0, Duration.ofSeconds(1));

    private static final int MOST = 10_000_000;
    private static final Pattern SPELLING = Pattern.compile("(\\d{1,8})\\s*(?:/\\s*([smhd]))?");
    private static final Map<String, Duration> TIMES = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    public Rate {
        if (mails < 0 || mails > MOST) {
            throw new IllegalArgumentException("a rate of %d mails is not between 0 and %d".formatted(mails, MOST));
        }
    }

    /**
     * Reads a rate from the configuration.
     *
     * @throws IllegalArgumentException when it is not spelt like one
     */
    public static Rate valueOf(String text) {
        Matcher spelling = SPELLING.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!spelling.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a rate; write 50/s, 200/m, 500/h or 2000/d, or 0 for any".formatted(text));
        }
        String unit = spelling.group(2) == null ? "s" : spelling.group(2);
        return new Rate(Integer.parseInt(spelling.group(1)), TIMES.getOrDefault(unit, Duration.ofSeconds(1)));
    }

    /** Whether it limits nothing. */
    public boolean isAny() {
        return mails == 0;
    }

    /** Mails a second. */
    public double perSecond() {
        return mails / (time.toMillis() / 1000.0);
    }

    @Override
    public String toString() {
        return isAny() ? "any" : mails + " in " + time;
    }
}
