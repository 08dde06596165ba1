package io.broadsheet.digest.edition;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parts a text into sentences; where a full stop may only end an abbreviation, it joins rather than cuts. */
final class Sentences {

    /** A full stop after these ends no sentence, or not surely: titles, firms, initials, hours, units. */
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?:^|.*[^\\p{L}\\p{N}.])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|St|Jr|Sr|Messrs|Inc|Corp|Ltd|Co|Bros"
                    + "|vs|etc|No|Nos|Nr|Vol|Fig|approx|est|al|cf|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tues|Wed|Thurs|Fri"
                    + "|bzw|ca|Mio|Mrd|Abs|Str|inkl|sog|usw|p|pp|v|(?:\\p{L}\\.)*\\p{L})\\.[\"'’”»)\\]]*",
            Pattern.DOTALL);
    /** In German, {@code 3. November}. */
    private static final Pattern ORDINAL = Pattern.compile("(?:^|.*[^\\p{N}.,])\\p{N}{1,2}\\.", Pattern.DOTALL);

    private static final Pattern ENDED = Pattern.compile(".*[.!?。！？؟।]['\"’”»«“)\\]」』]*", Pattern.DOTALL);
    private static final Pattern BROKEN_OFF = Pattern.compile(
            ".*(?:\\.\\.|…|\\[\\W*]|\\(\\W*\\)|(?i:read more|continue reading|weiterlesen)\\W{0,3})['\"’”»)\\]]*",
            Pattern.DOTALL);

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private Sentences() {}

    /** The text's sentences with the space behind them; together they are the text, its white space collapsed. */
    static List<String> of(String text, @Nullable String language, int atMost) {
        String plain = SPACE.matcher(text).replaceAll(" ").strip();
        boolean german = language != null && language.startsWith("de");
        List<String> result = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(plain);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE && result.size() < atMost; end = breaks.next()) {
            String sentence = plain.substring(start, end);
            if (end == plain.length() || !mayGoOn(sentence.strip(), german)) {
                result.add(sentence);
                start = end;
            }
        }
        return result;
    }

    private static boolean mayGoOn(String sentence, boolean german) {
        return ABBREVIATION.matcher(sentence).matches()
                || (german && ORDINAL.matcher(sentence).matches());
    }

    /** Whether it says all that it began to say: feeds cut their texts off. */
    static boolean isWhole(String sentence) {
        String stripped = sentence.strip();
        return ENDED.matcher(stripped).matches() && !isBrokenOff(stripped);
    }

    static boolean isBrokenOff(String text) {
        return BROKEN_OFF.matcher(text.strip()).matches();
    }
}
