-- A whole tenant's instances by state, and those that have been in it for long, without reading them all.
create index instance_by_tenant on provisioning.instance (tenant_id, state, state_since) include (project_id, terminated_at);
