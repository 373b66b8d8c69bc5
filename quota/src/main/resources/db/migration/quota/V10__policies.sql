-- Rules for launches. A policy is an operator's and holds everywhere, or a tenant's, or a project's.
create table policy (
    id         text        collate "C" not null primary key,
    level      text        not null check (level in ('operator', 'tenant', 'project')),
    tenant     text,
    project    text,
    -- The scope in one word, for look-ups: the tenant's or project's id, or '*'.
    scope      text        not null generated always as (coalesce(project, tenant, '*')) stored,
    name       text        not null check (name <> ''),
    state      text        not null check (state in ('off', 'dry', 'on')),
    kind       text        not null,
    -- The rule's record: read and written whole, checked when it is made.
    rule       jsonb       not null,
    changed_at timestamptz not null,
    changed_by text        not null,
    constraint policy_scope check
        ((level = 'operator' and tenant is null and project is null)
         or (level = 'tenant' and tenant is not null and project is null)
         or (level = 'project' and tenant is not null and project is not null))
);
create unique index policy_name on policy (scope, lower(name));
create index policy_of_tenant on policy (tenant, id) where level = 'project';

-- Counts the changes of a scope's policies. A launch reads it in its own transaction, and with it knows whether the rules
-- that its process keeps are those that hold.
create table policy_edition (
    scope   text   not null primary key,
    edition bigint not null
);

-- What was launched, as rules see it, for trying a policy before it is switched on.
create table launch_fact (
    id        text        collate "C" not null primary key,
    tenant    text        not null,
    project   text        not null,
    at        timestamptz not null,
    by_name   text        not null,
    names     text[]      not null,
    type      text        not null,
    image     text        not null,
    per_month numeric,
    currency  text,
    tags      jsonb       not null,
    check ((per_month is null) = (currency is null))
);
create index launch_fact_of_project on launch_fact (project, at);
create index launch_fact_of_tenant on launch_fact (tenant, at);
create index launch_fact_by_age on launch_fact (at);
