-- What people show besides their password. A code's secret is encrypted, because codes are computed with it.
create table totp (
    account_id text        primary key,
    -- Nonce and ciphertext of AES-GCM, in Base64.
    secret     text        not null,
    -- The last step of 30 s whose code was taken: none counts twice, and none before it.
    last_step  bigint      not null,
    added_at   timestamptz not null
);

-- Ways back in for who lost the rest. Only hashes: they have 80 bits and were shown once.
create table recovery_code (
    account_id text        not null,
    hash       bytea       not null check (length(hash) = 32),
    made_at    timestamptz not null,
    used_at    timestamptz,
    primary key (account_id, hash)
);

-- The number by which passkeys know an account. It says nothing about it, and is kept when passkeys go: a device replaces the
-- one it has for the same number.
create table passkey_owner (
    account_id text  primary key,
    handle     bytea not null unique check (length(handle) = 32)
);

create table passkey (
    id                  text        primary key,
    -- What its device calls it.
    credential_id       bytea       not null unique check (length(credential_id) between 1 and 1023),
    handle              bytea       not null references passkey_owner (handle),
    name                text        not null check (length(name) between 1 and 64),
    -- In COSE form.
    public_key          bytea       not null,
    -- How often it has signed, where it counts: one that goes back is a copy.
    signatures          bigint      not null,
    user_verified       boolean     not null,
    backup_possible     boolean     not null,
    backed_up           boolean     not null,
    -- How the browser reaches it: usb, internal … separated by commas.
    transports          text        not null,
    attestation         bytea       not null,
    attestation_request bytea       not null,
    added_at            timestamptz not null,
    last_used_at        timestamptz
);

create index passkey_by_handle on passkey (handle, added_at);
