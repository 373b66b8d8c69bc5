-- When an instance is started and stopped, with the lines as they were at its launch. A row a policy.
create table provisioning.schedule (
    instance   text        not null,
    policy     text        not null,
    rule       text        not null,
    start_line text        not null,
    stop_line  text        not null,
    zone       text        not null,
    -- When somebody has to look at it next: at the next of both lines' times.
    due        timestamptz not null,
    primary key (instance, policy)
);
create index schedule_due on provisioning.schedule (due);

-- An instance whose schedule does nothing for a while.
create table provisioning.schedule_pause (
    instance text        not null primary key,
    until    timestamptz not null
);
