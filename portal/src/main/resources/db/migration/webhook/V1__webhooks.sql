-- Addresses that are told what happens: in a project, in all of a tenant (without a project), or anywhere (without either).
create table webhook (
    id         text        primary key,
    tenant_id  text,
    project_id text        check (project_id is null or tenant_id is not null),
    url        text        not null,
    -- Of what it is told; empty: of everything.
    kinds      text[]      not null,
    enabled    boolean     not null,
    -- What requests are signed with, encrypted.
    secret     text        not null,
    created_at timestamptz not null
);

create index webhook_by_place on webhook (tenant_id, project_id);

create table delivery (
    id         text        primary key,
    webhook_id text        not null references webhook on delete cascade,
    cause      text        not null,
    kind       text        not null,
    body       text        not null,
    created_at timestamptz not null,
    state      text        not null check (state in ('pending', 'delivered', 'failed')),
    failures   integer     not null default 0,
    next_at    timestamptz check ((state = 'pending') = (next_at is not null)),
    unique (webhook_id, cause)
);

create index delivery_due on delivery (webhook_id, next_at) where next_at is not null;
create index delivery_in_order on delivery (webhook_id, id desc);
create index delivery_settled on delivery (created_at) where next_at is null;

create table attempt (
    delivery_id text        not null references delivery on delete cascade,
    at          timestamptz not null,
    millis      bigint      not null,
    status      integer,
    problem     text
);

create index attempt_of_delivery on attempt (delivery_id, at desc);
