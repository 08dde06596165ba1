package io.broadsheet.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTests {

    private static final String TEXT = "Tram line gets its money\n\nThe council voted on Tuesday.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+++\ntags = [\"rail\", \"city\"]\nauthors = [\"Ann\", 'Bob']\n+++\n",
                "+++\ntags = [\"rail\", 'city'] # both\nauthors = [\n  \"Ann\", # she\n  \"Bob\",\n]\n+++\n",
                "---\nsummary: \"half: quoted\ntags: [rail, city]\nauthors: [Ann, Bob]\n---\n",
                "Tags: [rail, city]\nAuthors: Ann, Bob\n\n"
            })
    void listsAreLists(String above) {
        FrontMatter matter = matter(above + TEXT);
        assertThat(matter.list("tags")).containsExactly("rail", "city");
        assertThat(matter.text("authors")).isEqualTo("Ann, Bob");
        assertThat(matter.rest().strip()).isEqualTo(TEXT);
    }

    @Test
    void commentsAreNoValuesAndWhatOnlyLooksLikeOneIsNone() {
        FrontMatter matter = matter("""
                +++
                title = "Issue #5 # and on" # working title
                date = 2026-03-12 # a Thursday
                author = 'Ann' #she
                url = https://tram.example/a#b
                summary = Room #5 is [closed]
                tags = ["a, b", "c"]
                +++
                """);
        assertThat(matter.text("title")).isEqualTo("Issue #5 # and on");
        assertThat(matter.date("date")).isEqualTo(Instant.parse("2026-03-12T00:00:00Z"));
        assertThat(matter.text("author")).isEqualTo("Ann");
        assertThat(matter.text("url")).isEqualTo("https://tram.example/a#b");
        assertThat(matter.text("summary")).isEqualTo("Room #5 is [closed]");
        assertThat(matter.list("tags")).containsExactly("a, b", "c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    March 3, 2026                           | 2026-03-03T00:00:00Z
                    3 March 2026                            | 2026-03-03T00:00:00Z
                    From: Ann\\nSent: 12 March 2026          | 2026-03-12T00:00:00Z
                    Source: The Tram\\nDate: March 3, 2026   | 2026-03-03T00:00:00Z
                    Thursday, March 12th, 2026 at 8:30 am   | 2026-03-12T08:30:00Z
                    12 March 2026, 8:30 pm EST              | 2026-03-13T01:30:00Z
                    Thu, 12 Mar 2026 08:30:00 +0100         | 2026-03-12T07:30:00Z
                    Published 2026-03-12 by Anna Keller     | 2026-03-12T00:00:00Z
                    12 March 2026 by Anna van Dam and Bo Li | 2026-03-12T00:00:00Z
                    12.3.2026                               | 2026-03-12T00:00:00Z
                    2026/03/12 14:05                        | 2026-03-12T14:05:00Z
                    03/25/2026                              | 2026-03-25T00:00:00Z
                    03/04/2026                              |
                    31 April 2026                           |
                    """)
    void datesAreReadAsTheyAreWritten(String above, Instant date) {
        FrontMatter matter = matter(above.replace("\\n", "\n") + "\n\n" + TEXT);
        assertThat(matter.rest().strip()).isEqualTo(TEXT);
        assertThat(matter.date("date")).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 March 2026 by the river", "12 March 2026 by The River", "12 March 2026 by bus to Kyiv"})
    void aTitleWithADateIsNoDateWithAWriter(String title) {
        assertThat(Labels.above(title + "\n\nThe water rose\n\nIt fell again.")).isEmpty();
    }

    private static FrontMatter matter(String file) {
        FrontMatter matter = FrontMatter.of(file);
        return matter.values().isEmpty() ? Labels.above(file).orElse(matter) : matter;
    }
}
