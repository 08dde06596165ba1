package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes the first two or three whole sentences of an article, from its summary if that has as many, or else from whichever of summary and
 * text says more. Nothing is cut: what a feed broke off is left out.
 */
final class Excerpt {

    private static final int SENTENCES = 3;
    private static final int CHARACTERS = 320;
    private static final int LONGEST_SENTENCE = 480;
    /** More than three sentences that fit, so that long texts are not read to their end. */
    private static final int LOOKED_AT = 4_000;

    private Excerpt() {}

    /** A beginning, and of how many sentences it is made. */
    private record Beginning(String text, int sentences) {
        static final Beginning NONE = new Beginning("", 0);
    }

    static String of(Article article) {
        Beginning summary = unlessTitle(beginning(article.summary(), article.language()), article.title());
        if (summary.sentences() > 1) {
            return summary.text();
        }
        Beginning text = unlessTitle(beginning(article.text(), article.language()), article.title());
        return text.text().length() > summary.text().length() ? text.text() : summary.text();
    }

    private static Beginning beginning(String all, @Nullable String language) {
        String text = all.substring(0, Math.min(all.length(), LOOKED_AT));
        StringBuilder result = new StringBuilder();
        int taken = 0;
        for (String sentence : Sentences.of(text, language, SENTENCES)) {
            int limit = taken == 0 ? LONGEST_SENTENCE : CHARACTERS - result.length();
            if (sentence.strip().length() > limit || !Sentences.isWhole(sentence)) {
                break;
            }
            result.append(sentence);
            taken++;
        }
        return taken == 0 ? note(text) : new Beginning(result.toString().strip(), taken);
    }

    /** A few words without a full stop, as a note has them, are whole as they are. */
    private static Beginning note(String text) {
        String plain = text.replaceAll("[\\s\\p{Z}]+", " ").strip();
        boolean whole = plain.length() <= CHARACTERS
                && !Sentences.isBrokenOff(plain)
                && Sentences.of(plain, null, 2).size() < 2;
        return whole && !plain.isEmpty() ? new Beginning(plain, 1) : Beginning.NONE;
    }

    private static Beginning unlessTitle(Beginning beginning, String title) {
        return letters(beginning.text()).equals(letters(title)) ? Beginning.NONE : beginning;
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
