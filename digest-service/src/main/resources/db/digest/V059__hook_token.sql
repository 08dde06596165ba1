-- Tokens that Mailgun signed instead of the body beside them: each is good for one body only.
create table hook_token (
    token  text primary key,
    digest text        not null,
    at     timestamptz not null
);

create index hook_token_at on hook_token (at);
