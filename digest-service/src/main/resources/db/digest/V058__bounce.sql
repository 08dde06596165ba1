-- What came back, from SMTP dialogues, the mailbox and providers' notices. Holds no address; outlives an erased reader as
-- subscription_event does, until digest.bounces.keep is over.
create table bounce (
    id              bigint generated always as identity primary key,
    notice          text        not null unique, -- the same however often the same mail or notice is read
    source          text        not null,        -- smtp, mailbox, or a provider's name
    kind            text        not null,
    cause           text,
    status          text,                        -- RFC 3463
    diagnostic      text,                        -- the refusing server's words, without addresses
    delivery_id     bigint,
    subscription_id uuid,
    at              timestamptz not null
);

create index bounce_subscription on bounce (subscription_id, id) where subscription_id is not null;
create index bounce_at on bounce (at);

-- Soft bounces in a row; the row goes when the reader is suspended, the streak starts over when a mail stays away.
create table soft_bounces (
    subscription_id uuid primary key references subscription on delete cascade,
    bounces         integer     not null,
    first_at        timestamptz not null,
    last_at         timestamptz not null
);

-- Which instance reads the mailbox, and until when others must believe that it does.
create table bounce_reader (
    one        boolean primary key default true check (one),
    holder     uuid        not null,
    held_until timestamptz not null
);

-- Signs the tokens in return addresses; generated once, since they are in mails on their way.
create table return_address_key (
    one    boolean primary key default true check (one),
    secret bytea not null
);
