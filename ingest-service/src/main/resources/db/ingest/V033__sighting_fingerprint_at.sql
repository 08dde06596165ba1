alter table sighting add column fingerprint_at timestamptz;

comment on column sighting.fingerprint_at is 'when other markup around the same text was last remembered, which is done once a day';
