create table article (
    id            text        not null primary key,
    revision      integer     not null default 1,
    url           text,
    title         text        not null,
    author        text,
    source_id     text        not null,
    source_title  text        not null,
    dated_at      timestamptz,
    first_seen_at timestamptz not null,
    language      text,
    summary       text        not null,
    html          text        not null,
    body          text        not null,
    image_url     text,
    word_count    integer     not null,
    tags          text[]      not null,
    selected      boolean     not null,
    published_at  timestamptz
);

comment on column article.dated_at is 'when the source says it was published; never later than first_seen_at';
comment on column article.selected is 'some topic selected it, now or at an earlier revision';
comment on column article.published_at is 'when Kafka acknowledged this revision; null: still to be sent';

create index article_outbox on article (first_seen_at) where published_at is null and selected;
create index article_by_time on article (first_seen_at desc);

create table verdict (
    article_id  text             not null references article on delete cascade,
    topic_id    text             not null,
    selected    boolean          not null,
    score       double precision not null,
    threshold   double precision not null,
    explanation text             not null,
    primary key (article_id, topic_id)
);

create index verdict_by_topic on verdict (topic_id, selected);

create table sighting (
    article_id   text        not null references article on delete cascade,
    source_id    text        not null,
    url          text,
    seen_at      timestamptz not null,
    content_hash text        not null,
    primary key (article_id, source_id)
);

create index sighting_by_source on sighting (source_id);
