-- As which role, and what a change changed: two JSON objects of texts by field, kept as the texts that were written, so that
-- the hash chain can cover them. Entries from before have none of the three, and their hashes stay what they were.
alter table entry
    add column roles         text[],
    add column fields_before json,
    add column fields_after  json;

-- Words of an entry for finding it, cut where no word is worth being longer. Nothing that is hashed: it follows from the rest.
create function words(text) returns tsvector language sql immutable strict parallel safe return
    array_to_tsvector(array(
        select distinct left(word, 40)
        from regexp_split_to_table(lower($1), '[^[:alnum:]-]+') as word
        where word <> ''));

alter table entry add column words tsvector not null generated always as (
    audit.words(outcome || ' ' || account_id || ' ' || account_name || ' ' || origin || ' ' || coalesce(tenant_id, '') || ' '
        || coalesce(project_id, '') || ' ' || action || ' ' || resource || ' ' || detail || ' ' || reference)) stored;

create index entry_by_words on entry using gin (words);

-- Lists are read by time, the newest first, in any of these ways.
create index entry_by_time on entry (recorded_at, id);
create index entry_by_time_of_tenant on entry (tenant_id, recorded_at, id) where tenant_id is not null;
create index entry_by_time_of_project on entry (project_id, recorded_at, id) where project_id is not null;
create index entry_by_time_of_account on entry (account_id, recorded_at, id);
create index entry_by_time_of_resource on entry (resource, recorded_at, id);
create index entry_by_time_of_action on entry (action, recorded_at, id);
create index entry_by_time_of_denial on entry (recorded_at, id) where outcome = 'denied';
create index entry_by_reference on entry (reference, recorded_at, id);

drop index entry_by_project;
drop index entry_by_account;
drop index entry_by_resource;
