create table feed_state (
    source_id       text        not null primary key,
    address         text        not null,
    host            text        not null,
    next_poll_at    timestamptz not null,
    interval_s      bigint      not null,
    leased_until    timestamptz,
    lease           uuid,
    etag            text,
    last_modified   text,
    content_hash    text,
    failures        integer     not null default 0,
    last_error      text,
    last_status     text,
    last_attempt_at timestamptz,
    last_success_at timestamptz,
    moved_to        text
);

comment on column feed_state.leased_until is 'an instance is polling it until then; a lease that ran out is anyone''s';
comment on column feed_state.moved_to is 'where redirects led at the last visit';

create index feed_state_due on feed_state (next_poll_at);
