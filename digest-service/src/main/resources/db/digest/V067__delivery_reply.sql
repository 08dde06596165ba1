-- What the mail server said when it took a mail ("250 2.0.0 Ok: queued as 4F2…"): by that its operators find it again.
alter table delivery add column reply text;
