-- When a newsletter ran first. Its row is also the lock under which its editions are composed, one after the other.
create table newsletter_start (
    newsletter text primary key,
    started_at timestamptz not null
);

-- One newsletter, one calendar month. What was composed is kept here and is what every instance sends.
create table edition (
    id          bigint generated always as identity primary key,
    newsletter  text        not null,
    period      text        not null check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    state       text        not null check (state in
                    ('open', 'composed', 'held', 'sending', 'paused', 'sent', 'skipped')),
    hold        boolean     not null default false, -- while open: wait for approval once composed
    issue       integer,                            -- 1 for the first edition that was not skipped
    window_from timestamptz,                        -- exclusive
    window_to   timestamptz,                        -- inclusive; where the next edition goes on
    content     jsonb,                              -- while open: the draft of the last test send, if any
    subject     text,
    html        text,
    plain       text,
    rendered_at timestamptz,                        -- changes with the content
    composed_at timestamptz,
    started_at  timestamptz,
    finished_at timestamptz,
    reason      text,                               -- why skipped or paused
    unique (newsletter, period),
    check (state in ('open', 'skipped') or (composed_at is not null and issue is not null))
);

create index edition_unfinished on edition (id) where state in ('composed', 'sending', 'paused');

-- Which edition decided about an article, in or out: no newsletter carries one twice.
create table edition_article (
    newsletter text   not null,
    article_id text   not null,
    edition_id bigint not null references edition (id),
    left_out   text, -- why, when it was not taken
    primary key (newsletter, article_id)
);

create index edition_article_edition on edition_article (edition_id);

-- Audit trail of every transition; those with a payload also tell other systems (Kafka), and are the outbox for it.
create table edition_event (
    id           bigint generated always as identity primary key,
    edition_id   bigint      not null references edition (id),
    at           timestamptz not null,
    actor        text        not null,
    what         text        not null,
    detail       text,
    payload      jsonb,
    published_at timestamptz
);

create index edition_event_unpublished on edition_event (id) where payload is not null and published_at is null;
create index edition_event_edition on edition_event (edition_id, id);
