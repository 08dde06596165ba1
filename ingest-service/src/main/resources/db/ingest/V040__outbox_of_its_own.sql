-- what is still to be sent stands in a table of its own, a few bytes each: an article is not written anew when Kafka has it
lock table article in access exclusive mode;
alter index article_outbox rename to article_waiting; -- makes room for the name, and goes with its column below

create table article_outbox (
    place      bigint generated always as identity primary key,
    article_id text not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000); -- its rows come and go
comment on table article_outbox is 'revisions of selected articles that Kafka has not acknowledged, in the order in which they are sent';

insert into article_outbox (article_id)
    select id from article where published_at is null and selected order by first_seen_at, id;

alter table article drop column published_at;

-- most sources show the canonical address: then it is kept once. And an instance of the version before, which would put
-- articles in without saying that they are to be sent, is refused
alter table article rename column shown_url to other_url;
comment on column article.other_url is 'address as its first source gives it, where it is not the canonical one';
create or replace view sighting as
    select id as article_id, source_id, coalesce(other_url, url) as url, first_seen_at as seen_at, content_hash,
        fingerprint, fingerprint_at
    from article
    union all
    select article_id, source_id, url, seen_at, content_hash, fingerprint, fingerprint_at from further_sighting;
