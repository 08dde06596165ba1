-- How many newsletters one address was asked about lately.
create index subscription_pending_address on subscription (email_key) where state = 'pending';

-- A signup that called for no mail, since the reader is in already or was asked a moment ago: written so that it takes as
-- long as any other, and nobody can tell by the clock who is a reader. Kept for a day.
create table signup_repeat (
    newsletter text        not null,
    at         timestamptz not null
);

alter table signup_count rename column network to counted;
