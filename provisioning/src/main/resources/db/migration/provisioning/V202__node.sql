-- The machines that run guests. What is allocated is claimed with one conditional update; the checks are the last guard.
create table node (
    id                 text             not null primary key,
    name               text             not null unique,
    address            text             not null unique,
    state              text             not null check (state in ('JOINING', 'UP', 'DOWN', 'DRAINING')),
    state_since        timestamptz      not null,
    message            text,
    -- An operator's choice, which outlives a time of no contact.
    drain_wanted       boolean          not null default false,
    host_uuid          uuid             unique,
    hypervisor         text,
    architecture       text,
    acceleration       text,
    cpus               integer          not null default 0,
    memory             bigint           not null default 0,
    storage            bigint           not null default 0,
    storage_free       bigint           not null default 0,
    guest_network      text,
    guest_network_size integer          not null default 0,
    vcpus_limit        integer          not null default 0,
    memory_limit       bigint           not null default 0,
    disk_limit         bigint           not null default 0,
    vcpus_allocated    integer          not null default 0 check (vcpus_allocated >= 0),
    memory_allocated   bigint           not null default 0 check (memory_allocated >= 0),
    disk_allocated     bigint           not null default 0 check (disk_allocated >= 0),
    instances          bigint           not null default 0 check (instances >= 0)
);

-- Which worker watches a node, and when the node last answered: apart, because it is written every few seconds.
create table node_contact (
    node_id       text        not null primary key references node on delete cascade,
    last_seen     timestamptz,
    worker        text,
    watched_until timestamptz not null
);

-- Whether hardware virtualization works on a machine, found out once for each version of its hypervisor.
create table acceleration_probe (
    host_uuid    uuid        not null,
    hypervisor   text        not null,
    acceleration text        not null,
    probed_at    timestamptz not null,
    primary key (host_uuid, hypervisor)
);
