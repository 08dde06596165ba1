-- leases come and go without a new entry in any index
drop index feed_state_leased;
create index feed_state_host on feed_state (host);
alter table feed_state set (fillfactor = 70);

-- a quiet visit changes times alone, which no index has
drop index source_health_outbox;
create index source_health_outbox on source_health (source_id) where sent_revision < revision;
alter table source_health set (fillfactor = 70);
alter table source_health add column revised_at timestamptz not null default '-infinity';

comment on column source_health.revised_at is 'when a visit last made a new revision; quiet ones make one only now and then';
