package io.broadsheet.digest.edition;

import io.broadsheet.digest.edition.EditionContent.Item;
import io.broadsheet.digest.edition.EditionContent.Section;
import io.broadsheet.digest.edition.EditionContent.Story;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of an edition its mail shows: excerpts and further reports go first, from the last story up, then stories; the
 * first is never touched.
 *
 * @param full stories shown with all they have
 * @param shown stories shown at all
 */
record MailTrim(EditionContent content, int full, int shown) {

    static MailTrim none(EditionContent content) {
        int stories = content.stories().size();
        return new MailTrim(content, stories, stories);
    }

    boolean canGoFurther() {
        return shown > 1;
    }

    /** Shows less, by as many stories as the excess suggests. */
    MailTrim further(long size, long limit) {
        int some = Math.max(1, (int) (shown * (size - limit) / (2 * size)));
        return full > 1
                ? new MailTrim(content, Math.max(1, full - some), shown)
                : new MailTrim(content, full, Math.max(1, shown - some));
    }

    int storiesLeftOut() {
        return content.stories().size() - shown;
    }

    List<Section> sections() {
        List<Section> result = new ArrayList<>();
        int index = 0;
        for (Section section : content.sections()) {
            List<Story> stories = new ArrayList<>();
            for (Story story : section.stories()) {
                if (index < shown) {
                    stories.add(index < full ? story : headline(story));
                }
                index++;
            }
            if (!stories.isEmpty()) {
                result.add(new Section(section.title(), section.layout(), stories));
            }
        }
        return result;
    }

    private static Story headline(Story story) {
        Item lead = story.lead();
        return new Story(
                new Item(
                        lead.id(),
                        lead.title(),
                        lead.url(),
                        lead.source(),
                        lead.author(),
                        lead.day(),
                        lead.minutes(),
                        "",
                        null,
                        lead.score(),
                        lead.why()),
                List.of(),
                story.why());
    }
}
