-- Records that could not be processed, as their dead-letter topic has them, for an operator to read and replay.
create table dead_letter (
    id             bigint generated always as identity primary key,
    topic          text        not null, -- where the record was first
    dead_topic     text        not null,
    dead_partition integer     not null,
    dead_offset    bigint      not null,
    record_key     text,
    record_value   bytea,
    reason         text        not null,
    stored_at      timestamptz not null,
    replayed_at    timestamptz,
    unique (dead_topic, dead_partition, dead_offset)
);
