-- The zone (cluster) that a machine stands in: an operator's choice, which outlives whatever the node says of itself.
alter table provisioning.node add column zone text not null default 'default'
    check (zone ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$');
create index node_in_zone on provisioning.node (zone);
