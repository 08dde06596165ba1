package io.broadsheet.ingest.folder;

import io.broadsheet.ingest.article.ArticleText;

/** Plain text: the first line that is not blank is the title, the rest the text. */
final class TextFile {

    private static final int LONGEST_TITLE = 300;

    private TextFile() {}

    static FileContent read(String content) {
        FrontMatter matter = FrontMatter.of(content);
        String text = matter.rest().strip();
        String first = text.lines().findFirst().orElse("").strip();
        boolean ownTitle = matter.text("title") != null;
        // a file that starts with a whole paragraph has no title of its own
        String title = first.length() > LONGEST_TITLE ? sentence(first) : first;
        String rest = ownTitle || first.length() > LONGEST_TITLE ? text : text.substring(first.length());
        return new Draft(matter, title, null, null, null, null, ArticleText.ofPlain(rest)).finish();
    }

    private static String sentence(String paragraph) {
        int end = paragraph.indexOf(". ");
        return end > 0 && end < LONGEST_TITLE ? paragraph.substring(0, end + 1) : paragraph.substring(0, LONGEST_TITLE);
    }
}
