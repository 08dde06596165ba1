package io.broadsheet.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndingTests {

    private static final String TEXT = "Meta did it.\n\nShare prices rose. Related firms gained.";

    private static final String LONG = "<p>" + "The council has voted for the plan of the mayor. ".repeat(9) + "</p>";

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
                "(c) 2026 Press Ltd.",
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
                "(c) any other matter that the chair allows",
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h2 id=social-security-cuts>Social security cuts</h2><p>They hurt.</p>",
                "<section id=navy-ships><p>Two ships sail.</p></section>",
                "<section id=social-security-cuts><p>They hurt.</p></section>",
                "<div id=share-of-votes>Nine in ten.</div>",
                "<div id=header-bidding-explained>It is an auction.</div>",
                "<div id=menu-prices>Soup is dear.</div>",
                "<div id=related-parties>There are four.</div>",
                "<section id=social><h3>Social questions</h3><p>There are four.</p></section>",
                "<p class=cookie-recipe>Take flour.</p>",
                "<h3 class=related>What came of it</h3><p>Nothing.</p>",
                "<h2>Responses</h2><p>The union opposes the plan.</p><p>The town is for it.</p>",
                "<h2>Replies</h2><p>None came in time.</p>",
                "<h2>Comments</h2><p>The union opposes the plan.</p>",
                "<h2>Comments</h2><ul><li>The union opposes the plan, since it is dear.</li></ul>",
                "<section id=comments><h2>Comments</h2><p>The union opposes the plan.</p></section>"
            })
    void partsOfAnArticleStayWhateverTheyAreCalled(String part) {
        for (String html : new String[] {LONG + part, LONG + part + "<p>So it goes.</p>"}) {
            Element page = Jsoup.parseBodyFragment(html).body();
            String all = page.text();
            Ending.trim(page);
            assertThat(page.text()).isEqualTo(all);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h2>3 Responses</h2><p>At last, I say.</p>",
                "<h2>Replies (2)</h2><p>At last, I say.</p>",
                "<h3>Responses</h3><div>Ann, 2 days ago. At last, I say.</div>",
                "<h3>Comments</h3><ol class=commentlist><li>At last, I say.</li></ol>",
                "<section id=comments><h3>Comments</h3><p>Ann: At last.</p></section>",
                "<div class=related-posts><h3>Related posts</h3><p>The bus is late.</p></div>",
                "<div id=cookie-banner>We use cookies.</div>",
                "<div class='post-footer'>Filed by Ann.</div>"
            })
    void whatIsNoneOfTheArticleGoesByNameOrNumber(String part) {
        Element page = Jsoup.parseBodyFragment(LONG + part).body();
        Ending.trim(page);
        assertThat(page.html().strip())
                .isEqualTo(Jsoup.parseBodyFragment(LONG).body().html().strip());
    }
}
