-- Who of the provider's people is which account. Issuer and subject are the key: names and addresses change, and may be
-- given to somebody else.
create table provider_account (
    issuer         text        not null,
    subject        text        not null,
    account_id     text        not null unique,
    first_sign_in  timestamptz not null,
    last_sign_in   timestamptz not null,
    primary key (issuer, subject)
);

-- What the provider says of somebody, and the role that it makes.
create table sign_in_rule (
    id         text        primary key,
    source     text        not null check (source in ('group', 'realm-role', 'organization', 'claim')),
    -- The claim's name; of the other sources it is known.
    claim      text        not null check ((source = 'claim') = (claim <> '')),
    value      text        not null check (length(value) between 1 and 256),
    role       text        not null,
    tenant_id  text,
    project_id text,
    created_at timestamptz not null,
    unique nulls not distinct (source, claim, value, role, tenant_id, project_id)
);

-- Which of the provider's sessions a sign-in came from: it may end them from its side. Rows outlast their sign-in, at most 90
-- days.
create table provider_session (
    id         text        primary key,
    issuer     text        not null,
    subject    text        not null,
    -- The provider's own name of the session, where it has any.
    sid        text,
    id_token   text        not null,
    started_at timestamptz not null
);

create index provider_session_by_subject on provider_session (issuer, subject);
create index provider_session_by_sid on provider_session (issuer, sid) where sid is not null;
create index provider_session_by_age on provider_session (started_at);

-- Logout tokens that were taken, so that none counts twice.
create table logout_token (
    issuer     text        not null,
    token_id   text        not null,
    expires_at timestamptz not null,
    primary key (issuer, token_id)
);
