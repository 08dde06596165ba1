-- How long a closed edition has waited for articles that are still to come, over all processes that looked after it.
create table edition_wait (
    newsletter    text        primary key,
    period        text        not null,
    cut_off       timestamptz not null,
    waited_millis bigint      not null,
    looked_at     timestamptz not null
);
