-- An edition is owed slice by slice, in the order of the readers' ids: who comes after owed_to is still to be owed it.
alter table delivery_run add column newsletter text;
alter table delivery_run add column owed_to uuid;
alter table delivery_run add column complete boolean not null default true;
alter table delivery_run add check (complete or (newsletter is not null and owed_to is not null));

create index delivery_run_incomplete on delivery_run (edition_id) where not complete;
