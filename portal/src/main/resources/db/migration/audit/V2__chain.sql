-- The hash chain over the entries. Entries are sealed shortly after their commit, in the order of (transaction, id): an
-- entry is sealed when no transaction that began before its own is still under way, so none can be passed over.
alter table entry add column transaction xid8 not null default pg_current_xact_id();

create index entry_by_transaction on entry (transaction, id);

-- Positions count from 1 without gaps. hash = SHA-256(hash of the position before, the entry's fields).
create table seal (
    position bigint primary key check (position > 0),
    entry    bigint not null unique,
    hash     bytea  not null check (length(hash) = 32)
);

-- One row each: where the chain begins (what lies before was removed when its time was over), and where it ends.
create table chain_start (
    only_row boolean primary key default true check (only_row),
    position bigint  not null,
    hash     bytea   not null check (length(hash) = 32)
);

create table chain_end (
    only_row    boolean primary key default true check (only_row),
    position    bigint  not null,
    hash        bytea   not null check (length(hash) = 32),
    transaction xid8    not null,
    entry       bigint  not null
);

insert into chain_start (position, hash) values (0, decode(repeat('00', 32), 'hex'));
insert into chain_end (position, hash, transaction, entry) values (0, decode(repeat('00', 32), 'hex'), '0', 0);

-- Removal at the end of the time for which entries are kept, and no other, goes through expire().
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('ownsky.audit_expiry', true) = 'under way' then
        return null;
    end if;
    raise exception 'Audit entries are never changed or removed';
end
$$;

create trigger seal_is_append_only before update or delete or truncate on seal
    for each statement execute function refuse_change();

-- Removes the sealed entries recorded before this moment, from the chain's beginning up to the first younger one, and
-- remembers the last hash removed. Answers how many went.
create function expire(before timestamptz) returns bigint language plpgsql as $$
declare
    first_kept bigint;
    removed    bigint;
begin
    perform from audit.chain_end for update;
    select coalesce(min(s.position), (select position + 1 from audit.chain_end)) into first_kept
    from audit.seal s join audit.entry e on e.id = s.entry
    where e.recorded_at >= before;
    update audit.chain_start set (position, hash) = (select s.position, s.hash from audit.seal s where s.position = first_kept - 1)
    where exists (select from audit.seal s where s.position = first_kept - 1);
    perform set_config('ownsky.audit_expiry', 'under way', true);
    delete from audit.entry e using audit.seal s where s.entry = e.id and s.position < first_kept;
    delete from audit.seal where position < first_kept;
    get diagnostics removed = row_count;
    perform set_config('ownsky.audit_expiry', '', true);
    return removed;
end
$$;
