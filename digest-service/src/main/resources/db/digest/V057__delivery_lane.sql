-- Mails of an edition whose recipient's domain had no token left wait in a lane of their own, so that claims find the others
-- without stepping over them. null: nobody has found that yet.
alter table delivery add column lane text;

drop index delivery_edition_due;
create index delivery_edition_due on delivery (edition_id, due_at)
    where state in ('queued', 'deferred') and kind = 'EDITION' and lane is null;
create index delivery_lane_due on delivery (lane, due_at)
    where state in ('queued', 'deferred') and kind = 'EDITION' and lane is not null;

-- The tokens of each domain (or group of domains) that has a rate. Below 0: mails that do not wait have used what others will.
create table delivery_domain (
    name   text primary key,
    tokens double precision not null,
    at     timestamptz      not null
);
