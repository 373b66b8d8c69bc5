-- The end that a policy gave to something (an instance), with the terms as they were when it got them.
create table lease (
    holder      text        not null primary key,
    name        text        not null,
    tenant      text        not null,
    project     text        not null,
    -- waiting: it begins when the holder does; over: the end has come, and was told.
    state       text        not null check (state in ('waiting', 'running', 'over')),
    starts      timestamptz not null,
    ends        timestamptz not null,
    latest      timestamptz not null,
    extensions  integer     not null check (extensions >= 0),
    used        integer     not null default 0 check (used >= 0),
    -- In seconds.
    extension   bigint      not null,
    grace       bigint      not null,
    -- Seconds before the end, the longest first, and how many of them were told of this end.
    warnings    bigint[]    not null,
    warned      integer     not null default 0,
    rules       text[]      not null,
    levels      text[]      not null,
    -- When somebody has to look at it next.
    due         timestamptz not null,
    check (starts <= ends and ends <= latest)
) with (fillfactor = 80);
create index lease_due on lease (due);
create index lease_of_project on lease (project, ends, holder);
