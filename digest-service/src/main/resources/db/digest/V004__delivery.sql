-- One row for each mail owed to a recipient. A row is never deleted while its edition exists: it is the proof.
create table delivery (
    id              bigint generated always as identity primary key,
    kind            text        not null,
    edition_id      bigint,
    subscription_id uuid,
    address         text,                 -- only for mails to people without a subscription (test sends)
    state           text        not null default 'queued' check (state in
                        ('queued', 'sending', 'sent', 'deferred', 'failed', 'skipped')),
    priority        smallint    not null, -- lower goes first
    attempts        integer     not null default 0,
    due_at          timestamptz not null, -- not before
    worker          uuid,                 -- that holds it; what another one says about it does not count
    message_id      text        not null unique, -- left of the @; the same at every attempt
    reason          text,
    created_at      timestamptz not null,
    settled_at      timestamptz,
    announce_at     timestamptz,          -- set: a final failure that others have not been told of yet
    check ((subscription_id is null) <> (address is null)),
    check ((state = 'sending') = (worker is not null)),
    check ((state in ('sent', 'failed', 'skipped')) = (settled_at is not null)),
    unique (edition_id, subscription_id)
);

-- Confirmations and the like: one short index, whatever editions are queued.
create index delivery_due on delivery (priority, due_at) where state in ('queued', 'deferred') and kind <> 'EDITION';
create index delivery_edition_due on delivery (edition_id, due_at) where state in ('queued', 'deferred') and kind = 'EDITION';
create index delivery_held on delivery (worker) where state = 'sending';
create index delivery_unannounced on delivery (announce_at) where announce_at is not null;

-- The sending of one edition; claims leave out the editions that are paused.
create table delivery_run (
    edition_id           bigint primary key,
    started_at           timestamptz not null,
    paused_at            timestamptz,
    paused_because       text,
    consecutive_failures integer not null default 0, -- final failures since the last accepted mail
    check ((paused_at is null) = (paused_because is null))
);

-- Who may hold mails, and until when others must believe that they live: a beating heart costs one row, not one a mail.
create table delivery_worker (
    id          uuid        primary key default uuidv4(),
    alive_until timestamptz not null
);
