-- What of a tenant ends soon.
create index lease_of_tenant on lease (tenant, ends, holder) where state = 'running';

-- How much a project asked for lately.
create index request_by_day on request (project, opened_at);
