package io.broadsheet.digest.subscription;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts rows of an import on the list, with their evidence, in two statements a batch; an address that is there stays as it is. */
final class ImportBatches {

    private final JdbcClient jdbc;
    private final Suppressions suppressions;
    private final InstantSource clock;

    ImportBatches(JdbcClient jdbc, Suppressions suppressions, InstantSource clock) {
        this.jdbc = jdbc;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** What became of the usable rows. */
    record Added(int imported, int suppressed) {}

    /** In key order, so that two imports never wait for each other in a circle; part of the caller's transaction. */
    Added add(UUID importId, String newsletter, List<ImportRow.Usable> rows) {
        Added added = insert(importId, newsletter, rows);
        int erased = withdraw(importId, newsletter, rows);
        return new Added(added.imported() - erased, added.suppressed() + erased);
    }

    /**
     * Takes those back who were erased while the insert waited for just that: its snapshot was older than the suppression,
     * this statement's is not.
     */
    private int withdraw(UUID importId, String newsletter, List<ImportRow.Usable> rows) {
        return jdbc.sql("""
                        with wanted as (select * from unnest(:rows, :keys, :hashes) as it(row, key, hash)),
                        erased as (
                            delete from subscription using wanted
                            where subscription.newsletter = :newsletter and email_key = key
                                and subscription.xmin::text = (pg_current_xact_id()::xid)::text
                                and exists (select from suppression
                                    where suppression.newsletter = :newsletter and email_hash = hash)
                            returning subscription.id, row),
                        untold as (
                            delete from subscription_event where subscription_id in (select id from erased)),
                        noted as (
                            insert into subscription_import_problem (import_id, row, field, problem)
                            select :import, row, 'email', 'has left or was erased, and stays away' from erased)
                        select count(distinct id) from erased""")
                .param("import", importId)
                .param("newsletter", newsletter)
                .param("rows", rows.stream().map(ImportRow.Usable::row).toArray(Long[]::new))
                .param("keys", texts(rows, row -> row.email().key()))
                .param("hashes", hashes(rows))
                .query(Integer.class)
                .single();
    }

    private Added insert(UUID importId, String newsletter, List<ImportRow.Usable> rows) {
        return jdbc.sql("""
                        with wanted as (
                            select * from unnest(:rows, :emails, :keys, :names, cast(:consentTimes as timestamptz[]), :sources, :hashes)
                                as it(row, email, key, name, consent_at, consent_source, hash)),
                        blocked as (
                            select row from wanted where exists (select from suppression
                                where suppression.newsletter = :newsletter and email_hash = hash)),
                        noted as (
                            insert into subscription_import_problem (import_id, row, field, problem)
                            select :import, row, 'email', 'has left or was erased, and stays away' from blocked),
                        allowed as (
                            select distinct on (key) * from wanted
                            where row not in (select row from blocked) order by key, row),
                        added as (
                            insert into subscription (newsletter, email, email_key, name, state, requests, requested_at, created_at, confirmed_at)
                            select :newsletter, email, key, name, 'active', 0, consent_at, :now, consent_at
                            from allowed order by key
                            on conflict (newsletter, email_key) do nothing returning id, email_key),
                        told as (
                            insert into subscription_event (subscription_id, newsletter, type, state, origin, at, consent_at, consent_source)
                            select added.id, :newsletter, 'imported', 'active', 'import', :now, allowed.consent_at, allowed.consent_source
                            from added join allowed on allowed.key = added.email_key)
                        select (select count(*) from added), (select count(*) from blocked)""")
                .param("import", importId)
                .param("newsletter", newsletter)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("rows", rows.stream().map(ImportRow.Usable::row).toArray(Long[]::new))
                .param("emails", texts(rows, row -> row.email().address()))
                .param("keys", texts(rows, row -> row.email().key()))
                .param("names", rows.stream().map(ImportRow.Usable::name).toArray(String[]::new))
                .param("consentTimes", texts(rows, row -> row.consentAt().toString()))
                .param("sources", texts(rows, ImportRow.Usable::consentSource))
                .param("hashes", hashes(rows))
                .query((row, number) -> new Added(row.getInt(1), row.getInt(2)))
                .single();
    }

    void refuse(UUID importId, List<ImportRow.Refused> rows) {
        jdbc.sql("""
                        insert into subscription_import_problem (import_id, row, field, problem, value)
                        select :import, it.* from unnest(:rows, :fields, :problems, :values) as it""")
                .param("import", importId)
                .param("rows", rows.stream().map(ImportRow.Refused::row).toArray(Long[]::new))
                .param("fields", texts(rows, ImportRow.Refused::field))
                .param("problems", texts(rows, ImportRow.Refused::problem))
                .param("values", rows.stream().map(ImportRow.Refused::value).toArray(String[]::new))
                .update();
    }

    private byte[][] hashes(List<ImportRow.Usable> rows) {
        return rows.stream().map(row -> suppressions.hash(row.email())).toArray(byte[][]::new);
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
