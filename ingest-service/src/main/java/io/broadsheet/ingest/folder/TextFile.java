package io.broadsheet.ingest.folder;

import io.broadsheet.ingest.article.ArticleText;

/** Plain text: what it opens with is the title, the rest the text. */
final class TextFile {

    private TextFile() {}

    static FileContent read(String content) {
        FrontMatter matter = FrontMatter.of(content);
        if (matter.values().isEmpty()) {
            matter = Labels.above(matter.rest()).orElse(matter);
        }
        String text = Ending.trim(matter.rest().strip());
        Opening opening = Opening.of(text);
        String title = matter.text("title");
        // with a title of its own the file may still have it as its first line
        String rest = title == null || title.strip().equals(opening.title()) ? opening.rest() : text;
        return new Draft(matter, opening.title(), null, null, null, null, ArticleText.ofPlain(rest)).finish();
    }
}
