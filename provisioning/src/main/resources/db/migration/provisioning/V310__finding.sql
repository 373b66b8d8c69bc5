-- What sweeps found on nodes that should not be there, or is missing. Open until it is gone or an operator settles it.
CREATE TABLE provisioning.finding (
    id          text        PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('unknown-domain', 'vanished-domain', 'leftover-disk', 'leftover-address')),
    node_id     text        NOT NULL,
    node_name   text        NOT NULL,
    subject     text        NOT NULL,
    first_seen  timestamptz NOT NULL,
    last_seen   timestamptz NOT NULL,
    sweeps      integer     NOT NULL CHECK (sweeps > 0),
    resolved_at timestamptz
);

CREATE UNIQUE INDEX finding_open ON provisioning.finding (node_id, kind, subject) WHERE resolved_at IS NULL;
CREATE INDEX finding_newest ON provisioning.finding (first_seen DESC) WHERE resolved_at IS NULL;
