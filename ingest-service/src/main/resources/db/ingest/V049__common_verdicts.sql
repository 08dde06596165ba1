-- what topics say word for word of every article that has none of their words is kept once
create table common_verdicts (
    number   bigint not null primary key,
    verdicts jsonb  not null
);
comment on table common_verdicts is 'verdicts of articles that had none of their own when they came; the number is made of the text';

alter table article
    alter column verdicts drop not null,
    add column common_verdicts bigint;
comment on column article.verdicts is 'by topic: score, threshold at the time, explanation; null: those of common_verdicts';
comment on column article.common_verdicts is 'number of the verdicts that it was stored with, where those were common ones';

create or replace view verdict as
    select a.id as article_id, by_topic.key as topic_id, score >= threshold as selected, score, threshold, explanation
    from article a
        left join common_verdicts c on c.number = a.common_verdicts
        cross join lateral jsonb_each(coalesce(a.verdicts, c.verdicts)) as by_topic
        cross join lateral jsonb_to_record(by_topic.value)
            as one (score double precision, threshold double precision, explanation text);
