-- Links that make somebody a member, once. Of the link's secret only a hash is kept.
create table invitation (
    id               text        primary key,
    token_hash       bytea       not null unique,
    tenant_id        text        not null references tenant,
    -- The role's project; absent for a role of the tenant, and for a project that is still to be made.
    project_id       text        references project,
    role             text        not null check (role in (
                         'tenant-administrator', 'billing-viewer', 'project-administrator', 'member', 'viewer')),
    -- Present: a project of this name is made for whoever accepts.
    new_project_name text,
    email            text,
    invited_by       text        not null references account on delete cascade,
    invited_by_name  text        not null,
    created_at       timestamptz not null,
    expires_at       timestamptz not null,
    accepted_by      text        references account on delete set null,
    accepted_at      timestamptz,
    revoked_at       timestamptz,
    check (new_project_name is null or (project_id is null and role = 'project-administrator')),
    check (accepted_at is null or revoked_at is null)
);

create index invitation_by_tenant on invitation (tenant_id, created_at desc)
    where accepted_at is null and revoked_at is null;

-- The quota of the project that is to be made.
create table invitation_limit (
    invitation_id text   not null references invitation on delete cascade,
    resource      text   not null,
    amount        bigint not null check (amount >= 0),
    primary key (invitation_id, resource)
);
