-- What each person was told. The same cause is told once.
create table notice (
    id            text        primary key,
    account_id    text        not null,
    cause         text        not null,
    kind          text        not null,
    tenant_id     text,
    project_id    text,
    facts         jsonb       not null,
    address       text        not null,
    happened_at   timestamptz not null,
    read_at       timestamptz,
    -- When it is mailed next; absent: never, or it was.
    mail_due_at   timestamptz,
    mail_attempts smallint    not null default 0,
    unique (account_id, cause)
);

create index notice_in_order on notice (account_id, id desc);
create index notice_unread on notice (account_id, id desc) where read_at is null;
create index notice_to_mail on notice (mail_due_at) where mail_due_at is not null;
create index notice_by_age on notice (happened_at);

create table mail_settings (
    account_id text primary key,
    zone       text not null,
    quiet_from time,
    quiet_to   time check ((quiet_from is null) = (quiet_to is null)),
    digest_at  time not null
);

-- The project '' stands for all in which nothing else is chosen.
create table mail_preference (
    account_id text not null,
    project_id text not null,
    topic      text not null,
    choice     text not null check (choice in ('off', 'digest', 'at-once')),
    primary key (account_id, project_id, topic)
);
