create table subscription (
    id           uuid primary key default uuidv7(),
    newsletter   text        not null,
    email        text        not null, -- as typed, for sending
    email_key    text        not null, -- normalized, for uniqueness
    name         text,
    state        text        not null check (state in
                     ('pending', 'active', 'unsubscribed', 'expired', 'unreachable', 'suspended', 'complained')),
    requests     integer     not null default 1, -- confirmations asked for since the last one was answered
    requested_at timestamptz not null default now(), -- when the latest of them was asked for
    created_at   timestamptz not null,
    confirmed_at timestamptz,
    ended_at     timestamptz,
    unique (newsletter, email_key)
);

create index subscription_pending on subscription (requested_at) where state = 'pending';

-- What other features may rely on: who gets an edition that starts now.
create view recipient as
    select id, newsletter from subscription where state = 'active';

-- Every transition: audit trail, evidence of consent and Kafka outbox at once. Holds no e-mail address, so that it may
-- outlive an erased reader.
create table subscription_event (
    id              bigint generated always as identity primary key,
    subscription_id uuid        not null,
    newsletter      text        not null,
    type            text        not null,
    state           text        not null,
    origin          text        not null,
    network         text,                 -- the request's network, not its whole address
    at              timestamptz not null,
    published_at    timestamptz
);

create index subscription_event_unpublished on subscription_event (id) where published_at is null;
create index subscription_event_subscription on subscription_event (subscription_id, id);

-- Who left or was erased, known only by a keyed hash of the address. Nothing but a reader's own confirmation lifts it.
create table suppression (
    newsletter text        not null,
    email_hash bytea       not null,
    reason     text        not null,
    at         timestamptz not null,
    primary key (newsletter, email_hash)
);

-- Keys that are generated once and never change: 'token' signs readers' links, 'suppression' hashes addresses.
create table signing_key (
    name   text primary key,
    secret bytea not null
);

-- How often each network asked for a subscription lately; counted here, since all instances share the limit.
create table signup_count (
    network      text        not null,
    window_start timestamptz not null,
    requests     integer     not null,
    primary key (network, window_start)
);
