package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes the first two or three whole sentences of an article, from whichever of summary and text says more. */
final class Excerpt {

    private static final int SENTENCES = 3;
    private static final int CHARACTERS = 320;
    private static final int LONGEST_SENTENCE = 480;
    private static final int ENOUGH = 90;

    /** A full stop after these ends no sentence: titles, firms, initials. */
    private static final Pattern ABBREVIATION = Pattern.compile(
            ".*\\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|Inc|Corp|Ltd|Co|vs|etc|No|approx|Jan|Feb|Mar|Apr|Aug"
                    + "|Sept|Oct|Nov|Dec|U\\.S|U\\.K|E\\.U|e\\.g|i\\.e|[A-Z])\\.\\s*$",
            Pattern.DOTALL);

    private Excerpt() {}

    static String of(Article article) {
        String summary = unlessTitle(fit(article.summary()), article.title());
        if (summary.length() >= ENOUGH) {
            return summary;
        }
        String text = unlessTitle(fit(article.text()), article.title());
        return text.length() > summary.length() ? text : summary;
    }

    private static String fit(String text) {
        StringBuilder result = new StringBuilder();
        int taken = 0;
        for (String sentence : sentences(text, SENTENCES)) {
            boolean fits = result.length() + 1 + sentence.length() <= CHARACTERS;
            if (taken > 0 && !fits) {
                break;
            }
            if (taken == 0 && sentence.length() > LONGEST_SENTENCE) {
                return shortened(sentence);
            }
            result.append(taken == 0 ? "" : " ").append(sentence);
            taken++;
        }
        return result.toString();
    }

    /** The sentences of a text, white space collapsed. */
    static List<String> sentences(String text) {
        return sentences(text, Integer.MAX_VALUE);
    }

    private static List<String> sentences(String text, int atMost) {
        String plain = text.replaceAll("[\\s\\p{Z}]+", " ").strip();
        List<String> result = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(plain);
        StringBuilder open = new StringBuilder();
        int start = breaks.first();
        for (int end = breaks.next();
                end != BreakIterator.DONE && result.size() < atMost;
                start = end, end = breaks.next()) {
            open.append(plain, start, end);
            if (!endsWithAbbreviation(open)) {
                result.add(open.toString().strip());
                open.setLength(0);
            }
        }
        if (!open.isEmpty() && result.size() < atMost) {
            result.add(open.toString().strip());
        }
        return result;
    }

    private static boolean endsWithAbbreviation(StringBuilder open) {
        int last = open.length() - 1;
        while (last >= 0 && Character.isWhitespace(open.charAt(last))) {
            last--;
        }
        return last >= 0
                && open.charAt(last) == '.'
                && ABBREVIATION.matcher(open).matches();
    }

    /** For prose without full stops: words up to the bound. */
    private static String shortened(String sentence) {
        int end = sentence.lastIndexOf(' ', CHARACTERS);
        return sentence.substring(0, end > 0 ? end : CHARACTERS) + " …";
    }

    private static String unlessTitle(String excerpt, String title) {
        return letters(excerpt).equals(letters(title)) ? "" : excerpt;
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
