-- an instance of the version before must not lease anything meanwhile
lock table feed_state in access exclusive mode;

-- a batch of leased feeds is one row, and feed_state is written when a visit ends, not when it begins; the few rows are
-- rewritten all the time, in their own pages where there is room
create table feed_lease (
    lease        uuid        not null primary key,
    leased_until timestamptz not null,
    source_ids   text[]      not null,
    hosts        text[]      not null
) with (fillfactor = 50, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0);

comment on table feed_lease is 'feeds that are being visited; those whose visits have ended are taken out';
comment on column feed_lease.leased_until is 'one that ran out is deleted before anybody else takes its feeds';
comment on column feed_lease.hosts is 'registrable domains of the feeds, in their order';

-- living leases go on: what an instance of the version before is at is not asked a second time
insert into feed_lease (lease, leased_until, source_ids, hosts)
select lease, max(leased_until), array_agg(source_id order by source_id), array_agg(host order by source_id)
from feed_state where lease is not null and leased_until is not null group by lease;

drop index feed_state_host;
alter table feed_state drop column leased_until, drop column lease;

-- whether a domain has several feeds is known beforehand, not counted at each look
insert into feed_host (host, free_at)
select host, '-infinity' from feed_state group by host having count(*) > 1
on conflict (host) do nothing;

comment on table feed_host is 'registrable domains with several feeds, and those that asked to be left alone';
