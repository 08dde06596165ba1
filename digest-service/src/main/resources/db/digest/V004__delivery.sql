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
    leased_until    timestamptz,
    message_id      text        not null, -- the same at every attempt
    reason          text,
    created_at      timestamptz not null,
    settled_at      timestamptz,
    check ((subscription_id is null) <> (address is null)),
    unique (edition_id, subscription_id)
);

create index delivery_due on delivery (priority, due_at) where state in ('queued', 'deferred');
create index delivery_leased on delivery (leased_until) where state = 'sending';
