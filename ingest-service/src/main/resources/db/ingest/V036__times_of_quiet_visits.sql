-- a visit that finds nothing new writes its times into feed_state alone; what is told of a source takes them from there
create view source_status as
    select h.source_id, h.kind, h.location, h.title, h.state, h.failures, h.error, h.removed, h.revision, h.sent_revision,
        h.permanent_address, h.final_address, h.change_interval_s, h.entries, h.articles_new, h.articles_selected,
        greatest(h.last_attempt_at, f.last_attempt_at) as last_attempt_at,
        greatest(h.last_success_at, f.last_success_at) as last_success_at,
        case when f.last_attempt_at > h.last_attempt_at then f.next_poll_at else h.next_attempt_at end as next_attempt_at,
        greatest(h.changed_at, f.last_attempt_at) as changed_at
    from source_health h left join feed_state f on f.source_id = h.source_id;
comment on view source_status is 'how every source is doing; its times are those of its last visit, quiet or not';
