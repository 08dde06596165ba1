alter table subscription
    add column reminded_at  timestamptz, -- of the one reminder since the latest request
    add column paused_until timestamptz, -- gets no edition that starts before
    add column leave_reason text;        -- if the reader gave one when leaving

create index subscription_ended on subscription (ended_at) where state in ('expired', 'unreachable');

create or replace view recipient as
    select id, newsletter, paused_until from subscription where state = 'active';

-- Part of the evidence: which form a request came from, as that form calls itself.
alter table subscription_event add column form text;

-- A reader's wish for mail to another address: the new one must confirm, and the old one may call it off for a while.
create table address_change (
    id              uuid primary key default uuidv7(),
    subscription_id uuid        not null unique references subscription on delete cascade,
    old_email       text        not null,
    new_email       text        not null,
    requested_at    timestamptz not null,
    confirmed_at    timestamptz
);

create index address_change_requested on address_change (requested_at);
