-- Rates that all processes share: when the next mail may leave. A process reserves some slots at a time.
create table delivery_pace (
    name    text primary key, -- 'all', or 'route ' and its name
    next_at timestamptz not null
);

-- How many mails a route that is warming up has carried, by day of UTC.
create table delivery_route_day (
    route text   not null,
    day   date   not null,
    mails bigint not null,
    primary key (route, day)
);
