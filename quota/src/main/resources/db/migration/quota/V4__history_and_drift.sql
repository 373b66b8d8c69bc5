-- What was used, reserved and allowed at the end of each day (UTC); today's row follows the day.
create table daily_figure (
    day      date   not null,
    scope    text   not null,
    resource text   not null,
    used     bigint not null,
    reserved bigint not null,
    ceiling  bigint not null,
    primary key (scope, resource, day)
);

create index daily_figure_by_day on daily_figure (day);

-- A counter that does not equal the sum of its ledger rows; open as long as that is so.
create table drift_alarm (
    id         bigint generated always as identity primary key,
    scope      text        not null,
    resource   text        not null,
    state      text        not null check (state in ('reserved', 'used')),
    counted    bigint      not null,
    recomputed bigint      not null,
    -- The ledger rows behind the sum, those first that would explain the difference alone.
    holders    text[]      not null,
    amounts    bigint[]    not null,
    opened_at  timestamptz not null,
    cleared_at timestamptz
);

create unique index drift_alarm_open on drift_alarm (scope, resource, state) where cleared_at is null;
