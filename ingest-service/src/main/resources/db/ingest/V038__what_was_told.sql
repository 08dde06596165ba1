-- whether a quiet visit has something to tell is seen in the feed's own row; nothing is known yet, so each feed tells once
alter table feed_state
    add column told_at    timestamptz,
    add column told_title text;

comment on column feed_state.told_at is 'when source_health was last told that all is well; null: never, or something else since';
comment on column feed_state.told_title is 'under which name it was';
