-- The catalogue of instance types. Sizes are in bytes.
CREATE TABLE provisioning.instance_type (
    name      text    PRIMARY KEY,
    family    text    NOT NULL,
    vcpus     integer NOT NULL CHECK (vcpus > 0),
    memory    bigint  NOT NULL CHECK (memory > 0),
    root_disk bigint  NOT NULL CHECK (root_disk > 0),
    position  integer NOT NULL UNIQUE
);

INSERT INTO provisioning.instance_type (name, family, vcpus, memory, root_disk, position)
SELECT name, family, vcpus, memory_mib::bigint * 1048576, root_disk_gib * 1073741824, row_number() OVER ()
FROM (VALUES
    ('t.nano',     'Small',    1,    128,   1::bigint),
    ('t.micro',    'Small',    1,    512,   4),
    ('t.small',    'Small',    1,   1024,   8),
    ('m1.small',   'General',  1,   2048,  10),
    ('m1.medium',  'General',  2,   4096,  10),
    ('m1.large',   'General',  2,   8192,  20),
    ('m1.xlarge',  'General',  4,  16384,  40),
    ('m1.2xlarge', 'General',  8,  32768,  40),
    ('c1.medium',  'Compute',  2,   2048,  10),
    ('c1.large',   'Compute',  4,   4096,  10),
    ('c1.xlarge',  'Compute',  8,   8192,  20),
    ('c1.4xlarge', 'Compute', 16,  32768,  40),
    ('r1.large',   'Memory',   2,  16384,  20),
    ('r1.xlarge',  'Memory',   4,  32768,  40),
    ('r1.2xlarge', 'Memory',   8,  65536,  40)
) AS seed (name, family, vcpus, memory_mib, root_disk_gib);

-- One row an instance. Size, image and key are copies: an instance keeps what it was launched with.
CREATE TABLE provisioning.instance (
    id               text        PRIMARY KEY,
    tenant_id        text        NOT NULL,
    project_id       text        NOT NULL,
    name             text        NOT NULL,
    state            text        NOT NULL CHECK (state IN ('pending', 'running', 'stopping', 'stopped', 'shutting-down', 'terminated')),
    state_reason     text,
    state_since      timestamptz NOT NULL,
    observed_at      timestamptz,
    domain_uuid      uuid        NOT NULL UNIQUE,
    image_id         text        NOT NULL,
    image_name       text        NOT NULL,
    login_user       text        NOT NULL,
    type_name        text        NOT NULL,
    type_family      text        NOT NULL,
    vcpus            integer     NOT NULL CHECK (vcpus > 0),
    memory           bigint      NOT NULL CHECK (memory > 0),
    root_disk        bigint      NOT NULL CHECK (root_disk > 0),
    key_pair_name    text,
    public_key       text,
    user_data        text        NOT NULL,
    node_id          text,
    node_name        text,
    emulated         boolean     NOT NULL,
    address          text,
    launched_by      text        NOT NULL,
    launched_by_name text        NOT NULL,
    launched_at      timestamptz NOT NULL,
    terminated_at    timestamptz,
    active_job       text,
    CHECK ((state = 'terminated') = (terminated_at IS NOT NULL))
);

-- One index a sort order of the list; the id, which is ordered by time, breaks ties and is the default order.
CREATE INDEX instance_by_launch ON provisioning.instance (project_id, id);
CREATE INDEX instance_by_name   ON provisioning.instance (project_id, lower(name), id);
CREATE INDEX instance_by_state  ON provisioning.instance (project_id, state, id) INCLUDE (terminated_at);
CREATE INDEX instance_by_type   ON provisioning.instance (project_id, type_name, id);
CREATE INDEX instance_by_address ON provisioning.instance (project_id, address text_pattern_ops) WHERE address IS NOT NULL;
CREATE INDEX instance_by_node   ON provisioning.instance (node_id) WHERE state <> 'terminated';
CREATE INDEX instance_expired   ON provisioning.instance (terminated_at) WHERE terminated_at IS NOT NULL;
