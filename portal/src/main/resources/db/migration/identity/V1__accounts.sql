-- The 12-digit numbers by which Amazon's APIs name an owner. Tenants and projects share one set, so that no number
-- ever means two things.
create table account_number (
    value text primary key check (value ~ '^[0-9]{12}$')
);

create table tenant (
    id         text        primary key,
    number     text        not null unique references account_number,
    name       text        not null check (length(name) between 1 and 64),
    created_at timestamptz not null
);

create unique index tenant_by_name on tenant (lower(name));

create table project (
    id         text        primary key,
    tenant_id  text        not null references tenant,
    number     text        not null unique references account_number,
    name       text        not null check (length(name) between 1 and 64),
    created_at timestamptz not null
);

create unique index project_by_name on project (tenant_id, lower(name));

create table account (
    id                text        primary key,
    username          text        not null check (username = lower(username)),
    email             text        check (email = lower(email)),
    display_name      text        not null,
    kind              text        not null check (kind in ('person', 'service')),
    -- Absent: nobody can sign in with a password.
    password_hash     text,
    enabled           boolean     not null default true,
    chosen_project_id text        references project on delete set null,
    created_at        timestamptz not null
);

create unique index account_by_username on account (username);
create unique index account_by_email on account (email);

create table membership (
    account_id text        not null references account on delete cascade,
    role       text        not null,
    tenant_id  text        references tenant,
    project_id text        references project,
    granted_at timestamptz not null,
    unique nulls not distinct (account_id, role, tenant_id, project_id),
    check (
        (role in ('operator', 'support') and tenant_id is null and project_id is null)
        or (role in ('tenant-administrator', 'billing-viewer') and tenant_id is not null and project_id is null)
        or (role in ('project-administrator', 'member', 'viewer') and tenant_id is null and project_id is not null)
    )
);

create index membership_by_tenant on membership (tenant_id) where tenant_id is not null;
create index membership_by_project on membership (project_id) where project_id is not null;

-- How often signing in failed, by account or by address; shared by all portals.
create table sign_in_failures (
    key           text        primary key,
    failures      integer     not null,
    last_attempt  timestamptz not null,
    blocked_until timestamptz not null
);

create index sign_in_failures_by_age on sign_in_failures (last_attempt);

-- Addresses from which an account has signed in: they keep a count of their own, so that strangers who guess at the
-- account do not keep its owner out.
create table familiar_address (
    account_id   text        not null references account on delete cascade,
    address      text        not null,
    last_sign_in timestamptz not null,
    primary key (account_id, address)
);
