-- What scripts and addresses call tenants and projects. Those that exist already get one made of their name; where two
-- would get the same, the later ones carry their id.
create function slug_of(name text, fallback text) returns text language sql immutable as $$
    select case when length(plain) < 2 then fallback else plain end
    from (select trim(both '-' from left(regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g'), 20))) as cut (plain)
$$;

alter table tenant
    add column slug        text check (slug ~ '^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$'),
    add column state       text not null default 'active' check (state in ('active', 'suspended', 'closing', 'closed')),
    add column state_since timestamptz,
    -- While it is closing: when everything is removed.
    add column closes_at   timestamptz check ((state = 'closing') = (closes_at is not null));

alter table project
    add column slug       text check (slug ~ '^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$'),
    -- Present: the project is gone, and only records name it.
    add column deleted_at timestamptz;

with named as (
    select id, slug_of(name, 'tenant') as slug from tenant
), numbered as (
    select id, slug, row_number() over (partition by slug order by id) as place from named
)
update tenant
set slug = case when place = 1 then numbered.slug else numbered.slug || '-' || right(numbered.id, 17) end,
    state_since = created_at
from numbered
where numbered.id = tenant.id;

with named as (
    select id, tenant_id, slug_of(name, 'project') as slug from project
), numbered as (
    select id, slug, row_number() over (partition by tenant_id, slug order by id) as place from named
)
update project
set slug = case when place = 1 then numbered.slug else numbered.slug || '-' || right(numbered.id, 17) end
from numbered
where numbered.id = project.id;

drop function slug_of;

alter table tenant
    alter column slug set not null,
    alter column state_since set not null;

alter table project
    alter column slug set not null;

-- Names and slugs of what is gone may be used again.
drop index tenant_by_name;
drop index project_by_name;

create unique index tenant_by_name on tenant (lower(name)) where state <> 'closed';
create unique index tenant_by_slug on tenant (slug) where state <> 'closed';
create unique index project_by_name on project (tenant_id, lower(name)) where deleted_at is null;
create unique index project_by_slug on project (tenant_id, slug) where deleted_at is null;

-- Lists go by name, then id.
create index tenant_in_order on tenant (lower(name), id);
create index project_in_order on project (tenant_id, lower(name), id) where deleted_at is null;
create index tenant_resting on tenant (id) where state in ('suspended', 'closing');

-- Named sets of a tenant's people, which can hold roles there as one.
create table person_group (
    id         text        primary key,
    tenant_id  text        not null references tenant,
    name       text        not null check (length(name) between 1 and 64),
    created_at timestamptz not null
);

create unique index person_group_by_name on person_group (tenant_id, lower(name));

create table group_member (
    group_id   text        not null references person_group on delete cascade,
    account_id text        not null references account on delete cascade,
    added_at   timestamptz not null,
    primary key (group_id, account_id)
);

create index group_member_by_account on group_member (account_id);

create table group_role (
    group_id   text        not null references person_group on delete cascade,
    role       text        not null,
    tenant_id  text        references tenant,
    project_id text        references project,
    granted_at timestamptz not null,
    unique nulls not distinct (group_id, role, tenant_id, project_id),
    check (
        (role in ('tenant-administrator', 'billing-viewer') and tenant_id is not null and project_id is null)
        or (role in ('project-administrator', 'member', 'viewer') and tenant_id is null and project_id is not null)
    )
);

create index group_role_by_tenant on group_role (tenant_id) where tenant_id is not null;
create index group_role_by_project on group_role (project_id) where project_id is not null;

-- What an account holds: its own roles, and those of its groups.
create view held_role as
    select account_id, role, tenant_id, project_id, granted_at, null::text as group_id
    from membership
    union all
    select group_member.account_id, role, tenant_id, project_id, greatest(granted_at, added_at), group_id
    from group_member
    join group_role using (group_id);
