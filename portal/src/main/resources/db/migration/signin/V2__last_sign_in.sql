-- When an account signed in last, also after that sign-in has ended.
create table last_sign_in (
    account_id text        primary key,
    at         timestamptz not null
);

insert into last_sign_in (account_id, at)
select account_id, max(started_at) from sign_in group by account_id;
