package io.broadsheet.ingest.feed;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps what a server says, and is to be shown to operators, to one short line. */
final class Brief {

    private static final int LONGEST = 200;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\s]+");

    private Brief() {}

    static String of(@Nullable String words) {
        String line = UNPRINTABLE.matcher(String.valueOf(words)).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
