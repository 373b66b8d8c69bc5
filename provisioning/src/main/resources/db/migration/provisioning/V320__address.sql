-- Addresses given out, one an instance and network. The number is the address as an unsigned integer, for ordering.
CREATE TABLE provisioning.address (
    owner   text   PRIMARY KEY,
    node_id text   NOT NULL,
    number  bigint NOT NULL,
    UNIQUE (node_id, number)
);
