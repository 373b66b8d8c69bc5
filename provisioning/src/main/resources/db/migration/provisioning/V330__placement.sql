-- Who holds how much of which node. The node's own counters are the sum of these rows.
CREATE TABLE provisioning.placement (
    holder    text        PRIMARY KEY,
    node_id   text        NOT NULL,
    node_name text        NOT NULL,
    vcpus     integer     NOT NULL CHECK (vcpus > 0),
    memory    bigint      NOT NULL CHECK (memory > 0),
    root_disk bigint      NOT NULL CHECK (root_disk > 0),
    placed_at timestamptz NOT NULL
);

CREATE INDEX placement_by_node ON provisioning.placement (node_id);
