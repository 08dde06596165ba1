-- Recipients' domains (or groups of them) that asked for fewer mails: the rate from then on, which doubles by itself as time passes.
create table delivery_slowdown (
    lane       text primary key,
    per_second double precision not null check (per_second > 0),
    usual      double precision not null check (usual > 0), -- what it got a second when it asked
    reason     text             not null,
    at         timestamptz      not null
);
