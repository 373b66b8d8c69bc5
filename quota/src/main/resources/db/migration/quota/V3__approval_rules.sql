-- What is approved without anybody: so much more of a resource, for so long.
create table approval_rule (
    id           text        not null primary key,
    tenant       text        not null,
    -- Whether operators let the tenant's own limit be raised by it, or the tenant those of its projects.
    of_operators boolean     not null,
    resource     text        not null,
    most_more    bigint      not null check (most_more > 0),
    longest_days integer     check (longest_days > 0),
    valid_until  timestamptz,
    made_by_name text        not null,
    made_at      timestamptz not null
);

create index approval_rule_by_tenant on approval_rule (tenant, id);

-- Which rules let a request through: what they have given counts against them.
alter table request add column rules text[] not null default '{}';
create index request_by_rules on request using gin (rules) where rules <> '{}';
