-- What programs sign in with. Of a token only the hash is here; an access key's secret is encrypted, because signatures
-- are computed with it. What is revoked is deleted; the audit trail remembers it.
create table token (
    id             text        primary key,
    account_id     text        not null,
    name           text        not null check (length(name) between 1 and 64),
    hash           bytea       not null unique check (length(hash) = 32),
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    last_used_at   timestamptz,
    last_used_from text,
    check ((last_used_at is null) = (last_used_from is null))
);

create index token_by_account on token (account_id, id);

create table access_key (
    id             text        primary key check (id ~ '^AKIA[A-Z2-7]{16}$'),
    account_id     text        not null,
    account_name   text        not null,
    project_id     text        not null,
    -- Two valid at once, so that one can be replaced while the other still serves.
    slot           smallint    not null check (slot in (1, 2)),
    -- Nonce and ciphertext of AES-GCM, in Base64.
    secret         text        not null,
    created_at     timestamptz not null,
    expires_at     timestamptz,
    last_used_at   timestamptz,
    last_used_from text,
    unique (project_id, account_id, slot),
    check ((last_used_at is null) = (last_used_from is null))
);
