-- What arrived on broadsheet.articles; of each article the highest revision. first_seen_at decides the edition and never moves.
create table article (
    id            text primary key,
    revision      integer     not null,
    url           text,
    title         text        not null,
    author        text,
    source_id     text        not null,
    source_title  text        not null,
    published_at  timestamptz,
    first_seen_at timestamptz not null,
    language      text,
    summary       text        not null,
    body          text        not null,
    image_url     text,
    word_count    integer     not null,
    tags          jsonb       not null,
    topics        jsonb       not null,
    sightings     jsonb       not null,
    received_at   timestamptz not null
);

create index article_first_seen on article (first_seen_at);

-- What other features may rely on: which topics selected an article, and when it was first seen.
create view selected_article as
    select article.id, topic.value ->> 'id' as topic, article.first_seen_at
    from article cross join lateral jsonb_array_elements(article.topics) as topic;
