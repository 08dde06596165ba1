create table subscription (
    id           uuid primary key default uuidv7(),
    newsletter   text        not null,
    email        text        not null, -- as typed, for sending
    email_key    text        not null, -- normalized, for uniqueness
    name         text,
    state        text        not null check (state in
                     ('pending', 'active', 'unsubscribed', 'expired', 'unreachable', 'suspended', 'complained')),
    created_at   timestamptz not null,
    confirmed_at timestamptz,
    ended_at     timestamptz,
    unique (newsletter, email_key)
);

-- What other features may rely on: who gets an edition that starts now.
create view recipient as
    select id, newsletter from subscription where state = 'active';
