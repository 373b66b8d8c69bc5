-- The saga log: what people see of a job, and what a worker needs to go on with it after any crash.
-- Designed for 100,000 jobs a day. Every write of a worker is conditional on its attempt number.

-- Order of queuing; a job that an operator lets try again goes to the back.
create sequence job_number;

create table job (
    id                text collate "C" not null primary key,
    number            bigint      not null default nextval('job_number'),
    type              text        not null,
    tenant            text        not null,
    project           text        not null,
    subject           text        not null,
    subject_name      text        not null,
    -- json, not jsonb: read whole by the worker only, kept to the byte.
    input             json        not null,
    requested_by      text        not null,
    requested_by_name text        not null,
    state             text        not null default 'QUEUED',
    attempt           integer     not null default 0 check (attempt >= 0),
    steps_done        smallint    not null default 0 check (steps_done >= 0),
    steps_total       smallint    not null check (steps_total > 0),
    current_step      text,
    message           text,
    -- How the job will close once everything is undone; null while it goes forward.
    undo_verdict      text check (undo_verdict in ('FAILED', 'CANCELLED')),
    undo_reason       text,
    close_failures    integer     not null default 0 check (close_failures >= 0),
    created_at        timestamptz not null,
    started_at        timestamptz,
    finished_at       timestamptz,
    constraint job_state_known check (state in
        ('QUEUED', 'RUNNING', 'UNDOING', 'NEEDS_ATTENTION', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    constraint job_finished_when_final check
        ((state in ('SUCCEEDED', 'FAILED', 'CANCELLED')) = (finished_at is not null)),
    constraint job_started_when_under_way check
        (state in ('QUEUED', 'CANCELLED') or started_at is not null),
    constraint job_undoing_has_verdict check
        (state <> 'UNDOING' or (undo_verdict is not null and undo_reason is not null)),
    constraint job_failure_has_message check
        (state not in ('FAILED', 'CANCELLED', 'NEEDS_ATTENTION') or message is not null)
) with (fillfactor = 80);

-- Pages, newest first: ids sort by creation. A page over several states merges one range of each.
create index job_page_of_project on job (project, state, id);
create index job_page_of_fleet on job (state, id);
create index job_page_of_subject on job (subject, id);
-- First in, first out per subject; the queue position. Both stay as small as the work at hand.
create index job_order_on_subject on job (subject, number)
    where state in ('QUEUED', 'RUNNING', 'UNDOING');
create index job_queue_position on job (number) where state = 'QUEUED';

-- One row for each step begun; steps still to come are known from the saga.
create table job_step (
    job_id      text collate "C" not null references job on delete cascade,
    position    smallint    not null check (position > 0),
    name        text        not null,
    state       text        not null,
    tries       integer     not null default 1 check (tries > 0),
    -- Consecutive failures that may pass, of the action or, while undoing, of the undo.
    failures    integer     not null default 0 check (failures >= 0),
    started_at  timestamptz not null,
    finished_at timestamptz,
    note        text,
    output      json,
    undone      boolean     not null default false,
    primary key (job_id, position),
    constraint job_step_state_known check (state in
        ('RUNNING', 'WAITING', 'DONE', 'FAILED', 'UNDOING', 'UNDONE')),
    constraint job_step_done_has_output check (state <> 'DONE' or output is not null)
) with (fillfactor = 70);

-- What others tell an unfinished job. Apart from the job's own row, so that a caller who holds a lock on the subject
-- never waits for a worker that closes the job and wants that same lock.
create table job_signal (
    job_id text collate "C" not null primary key references job on delete cascade,
    cancel boolean not null default false,
    woken  boolean not null default false
);

-- Places that jobs share on a resource, and who waits for one.
create table job_slot (
    resource text not null,
    job_id   text collate "C" not null references job on delete cascade,
    primary key (resource, job_id)
);
create index job_slot_of_job on job_slot (job_id);

create table job_slot_waiter (
    resource   text    not null,
    job_id     text collate "C" not null references job on delete cascade,
    number     bigint  not null,
    slot_limit integer not null check (slot_limit > 0),
    primary key (resource, job_id)
);
create index job_slot_waiter_of_job on job_slot_waiter (job_id);

-- Answers to requests that carried a key, so that a repetition gets the same answer.
create table idempotency_key (
    project     text        not null,
    key         text        not null,
    fingerprint text        not null,
    answer      json,
    created_at  timestamptz not null,
    primary key (project, key)
);
create index idempotency_key_by_age on idempotency_key (created_at);

-- Priorities are not used; an index less to maintain on every wake-up.
drop index scheduled_tasks_by_priority;

-- Queues: few live rows, many dead ones. Vacuum by what died, not by a share of the table.
alter table scheduled_tasks set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000);
alter table job_signal set (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000);
alter table job_slot set (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000);
alter table job_slot_waiter set (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000);
