alter table feed_state
    add column asks                 text,
    add column permanent_address    text,
    add column permanent_checked_at timestamptz,
    add column final_address        text,
    add column changed_at           timestamptz,
    add column change_interval_s    bigint,
    add column hint_s               bigint,
    add column skip_times           integer not null default 0,
    drop column moved_to;

update feed_state set asks = address;
alter table feed_state alter column asks set not null;

comment on column feed_state.address is 'as configured';
comment on column feed_state.asks is 'what the next visit asks: the configured address, or where permanent redirects led';
comment on column feed_state.host is 'registrable domain of what the next visit asks; such a domain is asked at most so often';
comment on column feed_state.permanent_address is 'how far permanent redirects led from the configured address; null: nowhere';
comment on column feed_state.permanent_checked_at is 'when the configured address last said so';
comment on column feed_state.final_address is 'what answered in the end at the last good visit';
comment on column feed_state.changed_at is 'when it last brought something new';
comment on column feed_state.change_interval_s is 'average time between two changes';
comment on column feed_state.hint_s is 'how long the feed itself asks to be left alone (ttl, sy:updatePeriod)';
comment on column feed_state.skip_times is 'when the feed asks not to come: bits 0 to 23 hours of the day, 24 to 30 Monday to Sunday, UTC';

create index feed_state_leased on feed_state (host) where leased_until is not null;

create table feed_host (
    host    text        not null primary key,
    free_at timestamptz not null
);

comment on table feed_host is 'registrable domains that were asked lately';
comment on column feed_host.free_at is 'the next request to it may start then, whichever instance makes it';
