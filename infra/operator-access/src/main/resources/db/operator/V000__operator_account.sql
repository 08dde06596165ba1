create table operator_account (
    name          text primary key,
    password_hash text not null
);
