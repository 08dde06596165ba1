package io.broadsheet.digest.edition;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.digest.newsletter.Period;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EditionContentTests {

    /** As editions were kept before there were introductions, reasons, pictures and layouts. */
    private static final String OLD = """
            {"title": "The Monthly", "period": "2026-10", "issue": 3, "leftOut": [],
             "sections": [{"title": "Top stories", "stories": [{"also": [], "lead": {
               "id": "a1", "title": "Title", "url": null, "source": "Wire", "author": null, "day": "2026-10-20",
               "minutes": 2, "excerpt": "One.", "score": 0.7, "why": "title: meta"}}]}]}""";

    @Test
    void isReadAsItWasKeptByFormerVersions() {
        EditionContent content = JsonMapper.shared().readValue(OLD, EditionContent.class);

        assertThat(content.period()).isEqualTo(new Period("2026-10"));
        assertThat(content.intro()).isEmpty();
        assertThat(content.stories()).singleElement().satisfies(story -> {
            assertThat(story.why()).isNull();
            assertThat(story.lead().image()).isNull();
            assertThat(story.coverage()).isEmpty();
        });
        assertThat(JsonMapper.shared().readValue(JsonMapper.shared().writeValueAsString(content), EditionContent.class))
                .isEqualTo(content);
    }
}
