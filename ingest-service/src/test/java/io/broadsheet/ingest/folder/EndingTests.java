package io.broadsheet.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndingTests {

    private static final String TEXT = "Meta did it.\n\nShare prices rose. Related firms gained.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Share",
                "Share this article\nFacebook\nTwitter",
                "12 comments",
                "Comments (3)",
                "Leave a comment",
                "Related articles\nMeta buys a lab\nWhat Llama costs",
                "Subscribe to our newsletter",
                "Subscribe now!",
                "© 2026 Press Ltd. All rights reserved.",
                "You may also like:\n\n- One thing\n- Another",
                "Tags: ai, meta",
                "Related:\nMeta buys a lab\n\nShare on Facebook\n\nComments",
                "Sign up for The Daily",
                "Sent from my iPhone",
                "* * *",
                "Copyright 2026 Press Ltd."
            })
    void whatWebPagesPutBelowIsTakenOff(String below) {
        assertThat(Ending.trim(TEXT + "\n\n" + below + "\n")).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Related parties disagreed, and the share of votes was small.",
                "\"No comment,\" she said.",
                "Comments are welcome at the hearing.",
                "Copyright is a matter for the courts.",
                "More from him was not to be had in the two hours that followed, which he spent on his phone."
            })
    void sentencesStay(String last) {
        assertThat(Ending.trim(TEXT + "\n\n" + last)).isEqualTo(TEXT + "\n\n" + last);
    }

    @Test
    void aTextThatIsNothingElseStays() {
        assertThat(Ending.trim("Share")).isEqualTo("Share");
    }

    @Test
    void blocksOfAPageGoByNameAndByWhatTheySay() {
        Element page = Jsoup.parseBodyFragment("""
                <div><p>Meta did it.</p><div class="article__social share"><a href=/f>Facebook</a></div><p>Twice.</p>
                <h3>Related stories</h3><ul><li><a href=/a>Meta buys a lab.</a></li></ul>
                <p>Share this story</p><div id=comments-area>Anon: no.</div><p>Subscribe</p></div>""").body();
        Ending.trim(page);
        assertThat(page.text()).isEqualTo("Meta did it. Twice.");
    }

    @Test
    void aPageWhoseWholeArticleIsNamedSoStays() {
        Element page = Jsoup.parseBodyFragment("<div class=share><p>Meta did it.</p><p>Twice.</p></div>")
                .body();
        Ending.trim(page);
        assertThat(page.text()).isEqualTo("Meta did it. Twice.");
    }
}
