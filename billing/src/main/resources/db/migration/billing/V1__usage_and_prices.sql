-- An instance that metering has heard of. Its row is what two deliveries about it wait for.
create table metered_instance (
    instance text not null primary key,
    tenant   text not null,
    project  text not null
);

-- What was heard, each moment once: deliveries come again, and in any order.
create table transition (
    instance  text        not null references metered_instance (instance),
    kind      text        not null check (kind in ('root-disk', 'started', 'stopped', 'terminated')),
    at        timestamptz not null,
    vcpus     bigint,
    memory    bigint,
    root_disk bigint,
    primary key (instance, kind, at),
    constraint transition_sizes check (
        (kind = 'started') = (vcpus is not null and memory is not null)
        and (kind = 'root-disk') = (root_disk is not null))
);

-- What follows from it: half-open [starts, ends), whole seconds, without end while it counts. Derived from the
-- transitions, and written in the same transaction as they are.
create table usage_interval (
    instance text        not null references metered_instance (instance),
    meter    text        not null check (meter in ('vcpu', 'memory', 'root-disk')),
    tenant   text        not null,
    project  text        not null,
    starts   timestamptz not null check (starts = date_trunc('second', starts)),
    ends     timestamptz check (ends > starts and ends = date_trunc('second', ends)),
    quantity bigint      not null check (quantity > 0),
    primary key (instance, meter, starts)
);

create unique index usage_interval_open on usage_interval (instance, meter) where ends is null;

-- A project's month: what ended in it or later, or has not ended.
create index usage_interval_by_project on usage_interval (project, ends);

-- What one unit of a meter costs from a moment on. A price is never changed, only followed by another.
create table price (
    meter          text           not null check (meter in ('vcpu', 'memory', 'root-disk')),
    currency       char(3)        not null,
    effective_from timestamptz    not null check (effective_from = date_trunc('second', effective_from)),
    amount         numeric(20, 8) not null check (amount >= 0),
    unit           text           not null check (unit in ('vcpu-hour', 'gib-hour', 'gib-month')),
    primary key (currency, meter, effective_from)
);

insert into price (meter, currency, effective_from, amount, unit) values
    ('vcpu',      'EUR', '2000-01-01T00:00:00Z', 0.0080, 'vcpu-hour'),
    ('memory',    'EUR', '2000-01-01T00:00:00Z', 0.0040, 'gib-hour'),
    ('root-disk', 'EUR', '2000-01-01T00:00:00Z', 0.0800, 'gib-month');
