package io.broadsheet.digest.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the places in a rendered text where recipients' values go. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile(MergeField.OPEN + "([A-Z_]{1,40})" + MergeField.CLOSE);

    private Placeholders() {}

    /** A text cut at its placeholders. */
    sealed interface Piece {

        /** Text that is the same for everyone. */
        record Fixed(String text) implements Piece {}

        /** Where a recipient's value goes. */
        record Slot(MergeField field) implements Piece {}
    }

    /** Cuts a text at its placeholders. */
    static List<Piece> cut(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int from = 0;
        while (matcher.find()) {
            if (matcher.start() > from) {
                pieces.add(new Piece.Fixed(text.substring(from, matcher.start())));
            }
            pieces.add(new Piece.Slot(field(matcher)));
            from = matcher.end();
        }
        if (from < text.length()) {
            pieces.add(new Piece.Fixed(text.substring(from)));
        }
        return pieces;
    }

    /** The fields that occur in a text. */
    static List<MergeField> fields(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(Placeholders::field)
                .distinct()
                .toList();
    }

    /** Puts the values in place; {@code escape} is applied to each. */
    static String fill(String text, Map<MergeField, String> values, UnaryOperator<String> escape) {
        if (text.indexOf(MergeField.OPEN) < 0) {
            return text;
        }
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(escape.apply(value(field(match), values))));
    }

    /** A field's value, which must be there. */
    static String value(MergeField field, Map<MergeField, String> values) {
        String value = values.get(field);
        if (value == null) {
            throw new IllegalArgumentException("no value for merge field " + field);
        }
        return value;
    }

    private static MergeField field(MatchResult match) {
        return MergeField.valueOf(match.group(1));
    }
}
