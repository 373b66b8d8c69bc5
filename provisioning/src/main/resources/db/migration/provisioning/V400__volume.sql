-- What volumes can be made of. The operator's to extend; a class names the backend that keeps its volumes.
CREATE TABLE provisioning.volume_class (
    name     text    PRIMARY KEY,
    backend  text    NOT NULL,
    position integer NOT NULL UNIQUE
);

INSERT INTO provisioning.volume_class (name, backend, position) VALUES ('standard', 'local', 1);

-- One row a volume. Sizes are in bytes. A local volume has no node until somebody first needs its bytes there; from then
-- on "claimed" of that node's disk is its own.
CREATE TABLE provisioning.volume (
    id                    text        PRIMARY KEY,
    tenant_id             text        NOT NULL,
    project_id            text        NOT NULL,
    name                  text        NOT NULL,
    state                 text        NOT NULL CHECK (state IN ('creating', 'available', 'in-use', 'deleting', 'deleted', 'error')),
    state_reason          text,
    state_since           timestamptz NOT NULL,
    size                  bigint      NOT NULL CHECK (size > 0),
    wanted_size           bigint      CHECK (wanted_size > size),
    class_name            text        NOT NULL REFERENCES provisioning.volume_class (name),
    source_snapshot       text,
    node_id               text,
    node_name             text,
    claimed               bigint      NOT NULL DEFAULT 0 CHECK (claimed >= 0),
    -- Whether its file was made on the node, and whether there may be data in it.
    made                  boolean     NOT NULL DEFAULT false,
    used                  boolean     NOT NULL DEFAULT false,
    instance_id           text,
    instance_name         text,
    attachment            text        CHECK (attachment IN ('attaching', 'attached', 'detaching')),
    attached_at           timestamptz,
    delete_on_termination boolean     NOT NULL DEFAULT false,
    protected             boolean     NOT NULL DEFAULT false,
    created_by            text        NOT NULL,
    created_by_name       text        NOT NULL,
    created_at            timestamptz NOT NULL,
    deleted_at            timestamptz,
    active_job            text,
    CHECK ((state = 'deleted') = (deleted_at IS NOT NULL)),
    CHECK ((attachment IS NULL) = (instance_id IS NULL)),
    CHECK ((attachment IS NOT NULL) = (state = 'in-use')),
    CHECK ((node_id IS NULL) = (claimed = 0))
);

CREATE INDEX volume_by_creation ON provisioning.volume (project_id, id);
CREATE INDEX volume_by_name     ON provisioning.volume (project_id, lower(name), id);
CREATE INDEX volume_by_size     ON provisioning.volume (project_id, size, id);
CREATE INDEX volume_by_state    ON provisioning.volume (project_id, state, id);
CREATE INDEX volume_by_instance ON provisioning.volume (instance_id) WHERE instance_id IS NOT NULL;
CREATE INDEX volume_by_node     ON provisioning.volume (node_id) WHERE node_id IS NOT NULL;
CREATE INDEX volume_by_source   ON provisioning.volume (source_snapshot) WHERE source_snapshot IS NOT NULL AND state = 'creating';
CREATE INDEX volume_expired     ON provisioning.volume (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX volume_given_up    ON provisioning.volume (id) WHERE state = 'deleting' AND active_job IS NULL;

-- A disk that a row tells of and that its node does not have.
ALTER TABLE provisioning.finding DROP CONSTRAINT finding_kind_check;
ALTER TABLE provisioning.finding ADD CONSTRAINT finding_kind_check
    CHECK (kind IN ('unknown-domain', 'vanished-domain', 'leftover-disk', 'leftover-address', 'vanished-volume'));
