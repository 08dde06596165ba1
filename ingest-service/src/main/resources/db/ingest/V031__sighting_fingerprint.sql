alter table sighting add column fingerprint text;

comment on column sighting.content_hash is 'of the article''s text, cleaned';
comment on column sighting.fingerprint is 'of what the source sent, before it was cleaned: the same again need not be looked at';
