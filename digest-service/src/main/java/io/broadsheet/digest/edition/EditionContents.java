package io.broadsheet.digest.edition;

import io.broadsheet.digest.mail.MailContent;
import io.broadsheet.digest.newsletter.Period;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What the editions say: written once when composed, so that every instance sends the same, also after a restart. */
final class EditionContents {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EditionContents(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A mail as it was rendered at some time. */
    record Rendered(String newsletter, Period period, MailContent mail) {}

    /** Composes an open edition, or a held one again, and says whether it was one of the two. */
    boolean compose(long id, EditionState target, Composition composition, Instant now) {
        return jdbc.sql("""
                        update edition set state = :target, issue = :issue, window_from = :from, window_to = :to,
                            content = cast(:content as jsonb), subject = :subject, html = :html, plain = :plain,
                            rendered_at = :now, composed_at = :now
                        where id = :id and state in ('open', 'held')""")
                        .param("id", id)
                        .param("target", target.spelling())
                        .param("issue", composition.content().issue())
                        .param("from", Timestamp.from(composition.plan().windowFrom()))
                        .param("to", Timestamp.from(composition.plan().windowTo()))
                        .param("content", json.writeValueAsString(composition.content()))
                        .param("subject", composition.mail().subject())
                        .param("html", composition.mail().html())
                        .param("plain", composition.mail().text())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Keeps the mail of an open edition for a test send, and says whether it was open. */
    boolean draft(long id, MailContent mail, Instant now) {
        return jdbc.sql("""
                        update edition set subject = :subject, html = :html, plain = :plain, rendered_at = :now
                        where id = :id and state = 'open'""")
                        .param("id", id)
                        .param("subject", mail.subject())
                        .param("html", mail.html())
                        .param("plain", mail.text())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<EditionContent> content(long id) {
        return jdbc.sql("select content from edition where id = :id and content is not null")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(content -> json.readValue(content, EditionContent.class));
    }

    /** When each of the editions was rendered last; those that never were are left out. */
    Map<Long, Instant> renderedAt(Collection<Long> ids) {
        Map<Long, Instant> result = new HashMap<>();
        jdbc.sql("select id, rendered_at from edition where id = any(:ids) and rendered_at is not null")
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    result.put(
                            row.getLong("id"), row.getTimestamp("rendered_at").toInstant());
                });
        return result;
    }

    Optional<Rendered> rendered(long id) {
        List<Rendered> found = jdbc.sql("""
                        select newsletter, period, subject, html, plain from edition
                        where id = :id and rendered_at is not null""")
                .param("id", id)
                .query((row, _) -> new Rendered(
                        row.getString("newsletter"),
                        Period.parse(row.getString("period")),
                        new MailContent(row.getString("subject"), row.getString("html"), row.getString("plain"))))
                .list();
        return found.stream().findFirst();
    }
}
