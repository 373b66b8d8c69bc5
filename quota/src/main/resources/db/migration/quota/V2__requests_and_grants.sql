create index account_by_owner on account (owner) where owner is not null;

-- Who asked for higher limits, why and until when, and what became of it.
create table request (
    id             text        not null primary key,
    tenant         text        not null,
    project        text        not null,
    reason         text        not null check (reason <> ''),
    wanted_until   timestamptz,
    state          text        not null
        check (state in ('open', 'approved', 'declined', 'withdrawn', 'expired')),
    asked_by       text        not null,
    asked_by_name  text        not null,
    opened_at      timestamptz not null,
    closed_at      timestamptz,
    closed_by      text,
    closed_by_name text,
    note           text        not null default '',
    rule           text        not null default '',
    granted_until  timestamptz,
    constraint request_closed check ((state = 'open') = (closed_at is null))
);

create index request_by_project on request (project, id);
create index request_by_tenant on request (tenant, id);
create index request_by_person on request (asked_by, id);
create index request_open on request (id) where state = 'open';

create table request_line (
    request  text   not null references request,
    resource text   not null,
    -- The limit when it was asked, the one that was wanted, and the one that was granted.
    present  bigint not null check (present >= 0),
    wanted   bigint not null check (wanted > 0),
    granted  bigint check (granted >= 0),
    primary key (request, resource)
);

create table request_comment (
    id          bigint generated always as identity primary key,
    request     text        not null references request,
    author      text        not null,
    author_name text        not null,
    written_at  timestamptz not null,
    comment     text        not null check (comment <> '')
);

create index request_comment_by_request on request_comment (request, id);

-- What a decision added to a limit, of the project or of its tenant, and until when. The limit stands in the counter, with
-- all that runs here in it.
create table addition (
    request  text        not null references request,
    scope    text        not null,
    resource text        not null,
    amount   bigint      not null check (amount > 0),
    begun_at timestamptz not null,
    ends_at  timestamptz,
    state    text        not null check (state in ('running', 'ended', 'replaced')),
    over_at  timestamptz,
    warnings smallint    not null default 0,
    primary key (request, scope, resource),
    constraint addition_over check ((state = 'running') = (over_at is null))
);

create index addition_running on addition (scope, resource) where state = 'running';
create index addition_due on addition (ends_at) where state = 'running' and ends_at is not null;

-- Up to which limit a project's own administrators may raise it.
create table room (
    project  text   not null,
    resource text   not null,
    up_to    bigint not null check (up_to > 0),
    primary key (project, resource)
);

-- Who has to agree to a limit of a project: 0 its own administrators, 1 the tenant's, 2 an operator. The one place where
-- that is decided.
create function power_needed(wanted numeric, project_limit numeric, project_taken numeric,
                             tenant_limit numeric, tenant_taken numeric, up_to numeric) returns integer
    language sql immutable
    return case
        when wanted > tenant_limit then 2
        when wanted > project_limit and wanted > up_to then 1
        when wanted > project_limit then 0
        -- The project's limit is high enough; it is the tenant's that is used up.
        when tenant_taken - project_taken + wanted > tenant_limit then 2
        else 0
    end;
