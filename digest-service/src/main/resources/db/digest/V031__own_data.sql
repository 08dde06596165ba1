-- When a reader last asked for the link to their own data: each one is a mail.
alter table subscription add column data_asked_at timestamptz;
