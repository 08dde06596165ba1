-- what an article's first source showed and what the topics think of it are in the article's own row; mark-up is kept of
-- those selected, as nobody is shown that of others
drop index article_by_time;

alter table article
    alter column html drop not null,
    add column shown_url      text,
    add column content_hash   text,
    add column fingerprint    text,
    add column fingerprint_at timestamptz,
    add column verdicts       jsonb;

update article a set
    shown_url = s.url, content_hash = coalesce(s.content_hash, ''), fingerprint = s.fingerprint,
    fingerprint_at = s.fingerprint_at, html = case when a.selected then a.html end, verdicts = coalesce(v.verdicts, '{}')
from article b
    left join sighting s on s.article_id = b.id and s.source_id = b.source_id
    left join (
        select article_id, jsonb_object_agg(topic_id, jsonb_build_object(
            'score', score, 'threshold', threshold, 'explanation', explanation)) as verdicts
        from verdict group by article_id) v on v.article_id = b.id
where a.id = b.id;

alter table article
    alter column content_hash set not null,
    alter column verdicts set not null,
    alter column shown_url set statistics 0,
    alter column content_hash set statistics 0,
    alter column fingerprint set statistics 0,
    alter column fingerprint_at set statistics 0,
    alter column verdicts set statistics 0;

comment on column article.html is 'cleaned, as its first source gives it; of those alone that were selected when it did';
comment on column article.shown_url is 'address as its first source gives it';
comment on column article.content_hash is 'of the text of its first source, cleaned';
comment on column article.fingerprint is 'of what its first source sent, before it was cleaned: the same again need not be looked at';
comment on column article.fingerprint_at is 'when other markup around the same text was last remembered, which is done once a day';
comment on column article.verdicts is 'by topic: score, threshold at the time, explanation; selected where the score reaches the threshold';

create table further_sighting (
    article_id     text        not null,
    source_id      text        not null,
    url            text,
    seen_at        timestamptz not null,
    content_hash   text        not null,
    fingerprint    text,
    fingerprint_at timestamptz
) with (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_insert_threshold = 100000);
insert into further_sighting
    select s.article_id, s.source_id, s.url, s.seen_at, s.content_hash, s.fingerprint, s.fingerprint_at
    from sighting s join article a on a.id = s.article_id and a.source_id <> s.source_id;
alter table further_sighting
    add primary key (article_id, source_id),
    add foreign key (article_id) references article on delete cascade,
    alter column article_id set statistics 10,
    alter column source_id set statistics 10,
    alter column url set statistics 0,
    alter column seen_at set statistics 10,
    alter column content_hash set statistics 0,
    alter column fingerprint set statistics 0,
    alter column fingerprint_at set statistics 0;
drop table sighting;
comment on table further_sighting is 'articles that other sources carry too, beside the one that was first';

create view sighting as
    select id as article_id, source_id, shown_url as url, first_seen_at as seen_at, content_hash, fingerprint, fingerprint_at
    from article
    union all
    select article_id, source_id, url, seen_at, content_hash, fingerprint, fingerprint_at from further_sighting;
comment on view sighting is 'which sources carry which articles, the first ones included';

drop table verdict;
create view verdict as
    select id as article_id, by_topic.key as topic_id, score >= threshold as selected, score, threshold, explanation
    from article
        cross join lateral jsonb_each(verdicts) as by_topic
        cross join lateral jsonb_to_record(by_topic.value)
            as one (score double precision, threshold double precision, explanation text);
comment on view verdict is 'what the topics think of the articles';

-- new articles are at its end, where an index grows most cheaply; and lists of those selected need not read the others
create index article_by_time on article (first_seen_at);
create index article_selected on article (first_seen_at) where selected;
