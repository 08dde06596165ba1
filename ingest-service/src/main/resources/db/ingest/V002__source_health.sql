create table source_health (
    source_id       text        not null primary key,
    kind            text        not null,
    location        text        not null,
    title           text        not null,
    state           text        not null,
    last_attempt_at timestamptz,
    last_success_at timestamptz,
    next_attempt_at timestamptz,
    failures        integer     not null default 0,
    error           text,
    removed         boolean     not null default false,
    changed_at      timestamptz not null,
    revision        bigint      not null default 1,
    sent_revision   bigint      not null default 0
);

comment on column source_health.sent_revision is 'last revision that Kafka acknowledged; behind revision: still to be sent';

create index source_health_outbox on source_health (changed_at) where sent_revision < revision;
