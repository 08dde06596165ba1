-- A file of readers to put on a list: uploaded once, worked off in the background by one instance at a time.
create table subscription_import (
    id           uuid primary key default uuidv7(),
    newsletter   text        not null,
    state        text        not null check (state in ('uploading', 'waiting', 'running', 'done', 'failed')),
    bytes        bigint      not null default 0,
    bytes_read   bigint      not null default 0,
    rows_read    bigint      not null default 0, -- how far it came; changes with what those rows did, in one transaction
    imported     bigint      not null default 0,
    known        bigint      not null default 0, -- on the list already, in whatever state, which stays as it is
    suppressed   bigint      not null default 0,
    refused      bigint      not null default 0,
    reason       text,                           -- why it failed
    worker       uuid,
    leased_until timestamptz,                    -- when others may take the worker for dead
    created_at   timestamptz not null,
    finished_at  timestamptz
);

-- The uploaded file, until it is worked off.
create table subscription_import_part (
    import_id uuid    not null references subscription_import on delete cascade,
    part      integer not null,
    content   bytea   not null,
    primary key (import_id, part)
);
alter table subscription_import_part alter column content set storage external;

-- Rows that put nobody on the list, and why. Of suppressed addresses only the row: they were to be forgotten.
create table subscription_import_problem (
    import_id uuid   not null references subscription_import on delete cascade,
    row       bigint not null,
    field     text   not null,
    problem   text   not null,
    value     text,
    primary key (import_id, row)
);

-- Evidence from elsewhere: when and how an imported reader agreed.
alter table subscription_event
    add column consent_at     timestamptz,
    add column consent_source text;
