-- A tenant's own trail, newest first.
create index entry_by_tenant on entry (tenant_id, id) where tenant_id is not null;
