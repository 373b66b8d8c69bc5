-- Who is signed in, in which browser. A row is a sign-in that has not ended, or that nobody has cleared away yet.
create table sign_in (
    id           text        primary key,
    -- SHA-256 of what the browser's cookie holds.
    secret_hash  bytea       not null check (octet_length(secret_hash) = 32),
    account_id   text        not null,
    way          text        not null check (way in ('password', 'provider', 'passkey')),
    origin       text        not null,
    -- What the browser says of itself.
    agent        text        not null check (length(agent) <= 400),
    started_at   timestamptz not null,
    last_used_at timestamptz not null
);

create index sign_in_by_account on sign_in (account_id, started_at);
create unique index sign_in_by_secret on sign_in (secret_hash);
create index sign_in_by_last_use on sign_in (last_used_at);
