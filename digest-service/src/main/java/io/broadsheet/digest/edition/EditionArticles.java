package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import io.broadsheet.digest.article.Articles;
import io.broadsheet.digest.edition.EditionContent.Item;
import io.broadsheet.digest.edition.EditionContent.LeftOut;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which edition decided about which article; the primary key keeps any from being in two. */
final class EditionArticles {

    private final JdbcClient jdbc;
    private final Articles articles;

    EditionArticles(JdbcClient jdbc, Articles articles) {
        this.jdbc = jdbc;
        this.articles = articles;
    }

    /** What no edition of the newsletter decided about, of all that was first seen until then: late arrivals are in it. */
    List<Article> undecided(String newsletter, List<String> topics, Instant until) {
        return articles.find(jdbc.sql("""
                        select distinct selected.id from selected_article selected
                        where selected.topic = any(:topics) and selected.first_seen_at <= :until
                          and not exists (select from edition_article used
                                          where used.newsletter = :newsletter and used.article_id = selected.id)""")
                .param("topics", topics.toArray(String[]::new))
                .param("until", Timestamp.from(until))
                .param("newsletter", newsletter)
                .query(String.class)
                .list());
    }

    /** Ids of what the edition took and left out. */
    List<String> decidedBy(long edition) {
        return jdbc.sql("select article_id from edition_article where edition_id = :edition order by article_id")
                .param("edition", edition)
                .query(String.class)
                .list();
    }

    /** Which of the newsletter's editions took the article or left it out. */
    Optional<String> decidedIn(String newsletter, String article) {
        return jdbc.sql("""
                        select edition.period from edition_article used join edition on edition.id = used.edition_id
                        where used.newsletter = :newsletter and used.article_id = :article""")
                .param("newsletter", newsletter)
                .param("article", article)
                .query(String.class)
                .optional();
    }

    /** Notes what the edition takes and what it leaves out. */
    void decide(Edition edition, EditionContent content) {
        insert(
                edition,
                content.stories().stream()
                        .flatMap(story -> Stream.concat(Stream.of(story.lead()), story.also().stream()))
                        .map(Item::id)
                        .toList(),
                List.of());
        insert(
                edition,
                content.leftOut().stream().map(out -> out.article().id()).toList(),
                content.leftOut().stream().map(LeftOut::reason).toList());
    }

    /** Takes the decisions of an edition back that will not go out; one that is going out keeps them. */
    void free(Edition edition) {
        jdbc.sql("""
                        delete from edition_article used using edition
                        where edition.id = used.edition_id and edition.id = :edition
                          and edition.state in ('open', 'composed', 'held')""").param("edition", edition.id()).update();
    }

    private void insert(Edition edition, List<String> ids, List<String> reasons) {
        jdbc.sql("""
                        insert into edition_article (newsletter, article_id, edition_id, left_out)
                        select :newsletter, decided.id, :edition, decided.reason
                        from unnest(cast(:ids as text[]), cast(:reasons as text[])) as decided (id, reason)""")
                .param("newsletter", edition.newsletter())
                .param("edition", edition.id())
                .param("ids", ids.toArray(String[]::new))
                .param("reasons", reasons.toArray(String[]::new))
                .update();
    }
}
