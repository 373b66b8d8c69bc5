-- A job that is held has its place in the queue, and no worker begins it before it is released.
alter table provisioning.job add column held boolean not null default false;
alter table provisioning.job add constraint job_held_while_queued check (not held or state in ('QUEUED', 'CANCELLED'));

-- What people tell their things apart by. Keys and values as EC2 limits them.
create table provisioning.tag (
    resource text not null,
    key      text not null check (char_length(key) between 1 and 128),
    value    text not null check (char_length(value) <= 256),
    primary key (resource, key)
);

-- What waits for somebody's approval, or waited: a launch with its whole form, a lease that is to go on.
create table provisioning.approval (
    id            text        collate "C" not null primary key,
    tenant        text        not null,
    project       text        not null,
    kind          text        not null check (kind in ('launch', 'extension')),
    asked         json        not null,
    reasons       json        not null,
    subjects      text[]      not null,
    -- What the project is called in a sentence.
    place         text        not null,
    asked_by      text        not null,
    asked_by_name text        not null,
    asked_at      timestamptz not null,
    expires_at    timestamptz not null,
    state         text        not null check (state in ('waiting', 'approved', 'declined', 'withdrawn', 'expired')),
    ended_at      timestamptz,
    ended_by_name text,
    comment       text        not null default '',
    check ((state = 'waiting') = (ended_at is null))
) with (fillfactor = 80);
create index approval_of_project on provisioning.approval (project, id);
create index approval_of_tenant on provisioning.approval (tenant, id);
create index approval_waiting on provisioning.approval (id) where state = 'waiting';
create index approval_expiring on provisioning.approval (expires_at) where state = 'waiting';

-- Whose approval it takes, and who gave it.
create table provisioning.approval_need (
    approval   text not null references provisioning.approval on delete cascade,
    level      text not null check (level in ('operator', 'tenant', 'project')),
    given_by   text,
    given_name text,
    given_at   timestamptz,
    comment    text not null default '',
    primary key (approval, level),
    check ((given_by is null) = (given_at is null))
);
