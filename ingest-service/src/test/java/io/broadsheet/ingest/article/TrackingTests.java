package io.broadsheet.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackingTests {

    private static String key(String address) {
        return CanonicalUrl.of(address).orElseThrow().key();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://press.example/a?gad_source=1&gad_campaignid=22&srsltid=Afm   | https://press.example/a
            https://press.example/a?at_format=link&at_bbc_team=editorial         | https://press.example/a
            https://www.bbc.co.uk/news/articles/cx2?at_medium=RSS                | https://www.bbc.com/news/articles/cx2
            https://edition.cnn.com/2025/10/29/tech/meta/index.html              | https://www.cnn.com/2025/10/29/tech/meta
            https://www.nytimes.com/a.html?unlocked_article_code=1.x&smid=url    | https://www.nytimes.com/a.html
            https://www.forbes.com/a?sh=1a2b                                     | https://www.forbes.com/a
            https://writer.substack.com/p/meta?r=1ab&publication_id=7&post_id=9  | https://writer.substack.com/p/meta
            https://medium.com/@u/meta?source=rss-deadbeef------2                | https://medium.com/@u/meta
            https://www.wsj.com/tech/a?mod=rss_Technology&st=Ab                  | https://www.wsj.com/tech/a
            https://www.youtube.com/watch?v=aaa&si=Xy                            | https://www.youtube.com/watch?v=aaa
            https://press.example/a?ref=some.blog.example                        | https://press.example/a
            https://press.example/a?ref=hackernews&share=twitter                 | https://press.example/a
            https://press.example/a?ved=2ahUKEw&usg=AOvVaw                       | https://press.example/a
            https://press.example/slug.amp                                       | https://press.example/slug
            https://www.google.com/url?rct=j&sa=t&url=https://press.example/a%3Fid%3D7&ct=ga | https://press.example/a?id=7
            http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&url=https%3a%2f%2fpress.example%2fa&c=1 | https://press.example/a
            """)
    void whereTheReaderComesFromMakesNoOtherArticle(String one, String other) {
        assertThat(key(one)).isEqualTo(key(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://press.example/?p=12                     | https://press.example/?p=13
            https://press.example/story?r=1                 | https://press.example/story?r=2
            https://press.example/story?s=100               | https://press.example/story?s=200
            https://press.example/view?taid=77              | https://press.example/view?taid=78
            https://press.example/forum?ref=12345           | https://press.example/forum?ref=67890
            https://press.example/n?ved=news1               | https://press.example/n?ved=news2
            https://press.example/doc?share=abc             | https://press.example/doc?share=def
            https://press.example/a?mod=news&n=1            | https://press.example/a?mod=forum&n=1
            https://press.example/read?source=reuters       | https://press.example/read?source=ap
            https://press.example/products/amp/guide        | https://press.example/products/guide
            https://www.youtube.com/watch?v=aaa             | https://www.youtube.com/watch?v=bbb
            https://www.facebook.com/story.php?story_fbid=1 | https://www.facebook.com/story.php?story_fbid=2
            https://www.google.com/url?sa=t                 | https://www.google.com/url?sa=u
            """)
    void whatMayNameTheArticleStays(String one, String other) {
        assertThat(key(one)).isNotEqualTo(key(other));
    }
}
