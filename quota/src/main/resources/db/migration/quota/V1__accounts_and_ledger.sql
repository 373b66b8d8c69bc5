-- Whose quota it is: a tenant, or a project inside one.
create table account (
    scope text     not null primary key check (scope <> ''),
    level smallint not null check (level in (0, 1)),
    owner text     references account (scope),
    label text     not null check (label <> ''),
    -- A tenant (level 0) has no owner, a project (level 1) has its tenant.
    constraint account_owner check ((level = 0) = (owner is null))
);

-- What is promised and taken of one resource. "Unlimited" is the largest bigint, so that no comparison needs a
-- special case. Rows are updated all the time and never grow: the free space keeps those updates inside the page.
create table counter (
    scope    text     not null references account (scope),
    resource text     not null,
    level    smallint not null,
    ceiling  bigint   not null check (ceiling >= 0),
    used     bigint   not null default 0 check (used >= 0),
    reserved bigint   not null default 0 check (reserved >= 0),
    primary key (scope, resource)
) with (fillfactor = 50);

-- Who holds what: the counters are the sums of these rows, and can be recomputed from them at any time.
create table ledger (
    holder   text   not null check (holder <> ''),
    scope    text   not null,
    resource text   not null,
    amount   bigint not null check (amount > 0),
    state    text   not null check (state in ('reserved', 'used')),
    primary key (holder, scope, resource),
    foreign key (scope, resource) references counter (scope, resource)
) with (fillfactor = 90);
