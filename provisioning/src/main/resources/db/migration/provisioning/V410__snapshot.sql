-- One row a snapshot: a copy of a volume as it was at one moment, whole, in the backup store. Sizes are in bytes. What it was
-- taken from is a copy of names: a snapshot outlives its volume.
CREATE TABLE provisioning.snapshot (
    id              text        PRIMARY KEY,
    tenant_id       text        NOT NULL,
    project_id      text        NOT NULL,
    name            text        NOT NULL,
    state           text        NOT NULL CHECK (state IN ('pending', 'completed', 'error', 'deleting', 'deleted')),
    state_reason    text,
    state_since     timestamptz NOT NULL,
    volume_id       text        NOT NULL,
    volume_name     text        NOT NULL,
    size            bigint      NOT NULL CHECK (size > 0),
    copied          bigint      NOT NULL DEFAULT 0,
    -- Of the file in the store, once it is whole.
    stored          bigint,
    sha256          text,
    quiesced        boolean     NOT NULL DEFAULT false,
    node_id         text,
    created_by      text        NOT NULL,
    created_by_name text        NOT NULL,
    created_at      timestamptz NOT NULL,
    completed_at    timestamptz,
    deleted_at      timestamptz,
    active_job      text,
    CHECK ((stored IS NULL) = (sha256 IS NULL)),
    CHECK (state <> 'completed' OR stored IS NOT NULL),
    CHECK ((state = 'deleted') = (deleted_at IS NOT NULL))
);

CREATE INDEX snapshot_by_creation ON provisioning.snapshot (project_id, id);
CREATE INDEX snapshot_by_volume   ON provisioning.snapshot (volume_id, id);
CREATE INDEX snapshot_expired     ON provisioning.snapshot (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX snapshot_given_up    ON provisioning.snapshot (id) WHERE state = 'deleting' AND active_job IS NULL;
