package io.broadsheet.bench;

import io.broadsheet.digest.mail.MailContent;
import io.broadsheet.digest.mail.SampleMail;

/** Readers of one newsletter, and editions that wait for approval: put into the database as sign-ups and editors would. */
final class Readership {

    private final Database database;
    private int issue;

    Readership(Database database) {
        this.database = database;
    }

    void grow(int readers) {
        long now = database.number("select count(*) from subscription");
        database.run("""
                insert into subscription (newsletter, email, email_key, name, state, created_at, confirmed_at)
                select 'bench', email, email, 'Reader ' || i, 'active', now(), now()
                from generate_series(%d, %d) i, lateral (select 'reader' || i || '@example' || i %% 5000 || '.org') as mail (email)""".formatted(now + 1, readers));
        database.run("vacuum analyze subscription");
    }

    /** Brings the number of active readers to the given one; the others pause for a long time. */
    void resize(int readers) {
        grow(readers);
        database.run("""
                update subscription set paused_until = case when ordinal > %d then timestamptz '2999-01-01' end
                from (select id, row_number() over (order by id) as ordinal from subscription) numbered
                where numbered.id = subscription.id
                  and (paused_until is not null) <> (ordinal > %d)""".formatted(readers, readers));
        database.run("vacuum analyze subscription");
    }

    /** A new edition with a mail of that size; returns its period. */
    String edition(int bytes) {
        issue++;
        String period = "%04d-%02d".formatted(2000 + issue / 12, 1 + issue % 12);
        MailContent mail = SampleMail.of(bytes);
        database.run("""
                insert into edition (newsletter, period, state, issue, window_from, window_to, content, subject, html,
                    plain, rendered_at, composed_at)
                values ('bench', '%s', 'held', %d, '1999-01-01', '1999-01-01', '%s', '%s', '%s', '%s', now(), now())""".formatted(
                        period,
                        issue,
                        content(period, issue),
                        quoted(mail.subject()),
                        quoted(mail.html()),
                        quoted(mail.text())));
        return period;
    }

    private static String content(String period, int issue) {
        return """
                {"title": "Bench", "period": "%s", "issue": %d, "intro": "", "leftOut": [], "sections": [{"title": "News",
                 "stories": [{"also": [], "lead": {"id": "a", "title": "News", "source": "bench", "day": "2020-01-01",
                 "minutes": 1, "excerpt": "", "score": 1, "why": "bench"}}]}]}""".formatted(period, issue);
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }
}
