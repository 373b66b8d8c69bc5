-- Whose it is. Absent for an instance: the person's who launched it. Absent for a key pair: nobody's in particular.
alter table provisioning.instance
    add column owned_by      text,
    add column owned_by_name text;

alter table provisioning.key_pair
    add column owned_by      text,
    add column owned_by_name text;

create index instance_by_owner on provisioning.instance (coalesce(owned_by, launched_by), project_id)
    where terminated_at is null;
create index key_pair_by_owner on provisioning.key_pair (owned_by, project_id) where owned_by is not null;
