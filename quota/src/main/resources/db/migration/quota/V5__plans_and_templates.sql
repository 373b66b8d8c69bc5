-- Limits that somebody set for a later moment.
create table planned_limit (
    id           text        not null primary key,
    tenant       text        not null,
    -- Absent for the tenant's own.
    project      text,
    resource     text        not null,
    ceiling      bigint      not null check (ceiling >= 0),
    starts_at    timestamptz not null,
    state        text        not null check (state in ('planned', 'done', 'refused', 'cancelled')),
    made_by      text        not null,
    made_by_name text        not null,
    note         text        not null default ''
);

create index planned_limit_by_tenant on planned_limit (tenant, starts_at);
create index planned_limit_due on planned_limit (starts_at) where state = 'planned';

-- Named sets of limits: a tenant's for its projects, without a tenant the operators' for tenants.
create table limit_template (
    id     text not null primary key,
    tenant text,
    name   text not null check (name <> '')
);

create unique index limit_template_name on limit_template (coalesce(tenant, ''), lower(name));

create table limit_template_line (
    template text   not null references limit_template on delete cascade,
    resource text   not null,
    ceiling  bigint not null check (ceiling >= 0),
    primary key (template, resource)
);
