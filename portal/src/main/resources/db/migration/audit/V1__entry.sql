-- Who did what, or was refused. Rows are only ever added. A hash chain can be laid over them later in a table of its
-- own (entry, hash of the one before), written by one sealer after the commit: chaining here would make every change
-- in the cloud wait for the one before it.
create table entry (
    id           bigint      generated always as identity primary key,
    recorded_at  timestamptz not null,
    outcome      text        not null check (outcome in ('done', 'denied')),
    account_id   text        not null,
    account_name text        not null,
    permissions  text[]      not null,
    origin       text        not null,
    tenant_id    text,
    project_id   text,
    action       text        not null,
    resource     text        not null,
    detail       text        not null,
    reference    text        not null
);

create index entry_by_project on entry (project_id, id) where project_id is not null;
create index entry_by_account on entry (account_id, id);
create index entry_by_resource on entry (resource, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Audit entries are never changed or removed';
end
$$;

create trigger entry_is_append_only before update or delete or truncate on entry
    for each statement execute function refuse_change();
