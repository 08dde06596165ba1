-- Editions are named after months or, where they come out more often, after days.
alter table edition drop constraint edition_period_check;
alter table edition add constraint edition_period_check
    check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$');

-- What operators want to be different from what the figures say: pins, exclusions, order, introduction.
alter table edition add column edits jsonb;
