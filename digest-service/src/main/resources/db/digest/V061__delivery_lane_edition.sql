-- Whether an edition still has mails in lanes, without a look at those of others; mails outside of lanes do not pay for it.
create index delivery_lane_edition on delivery (edition_id)
    where state in ('queued', 'deferred') and kind = 'EDITION' and lane is not null;
