alter table source_health
    add column permanent_address  text,
    add column final_address      text,
    add column change_interval_s  bigint,
    add column entries            integer,
    add column articles_new       bigint not null default 0,
    add column articles_selected  bigint not null default 0;

comment on column source_health.permanent_address is 'where the feed says it has moved for good';
comment on column source_health.final_address is 'what answered in the end at the last good visit';
comment on column source_health.change_interval_s is 'average time between two changes';
comment on column source_health.entries is 'in the document that was read last';
comment on column source_health.articles_new is 'articles this source was the first to bring';
comment on column source_health.articles_selected is 'those of them that a topic selected';
