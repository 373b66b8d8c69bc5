-- When the owner was told that it ends soon.
alter table token add column warned_at timestamptz;
alter table access_key add column warned_at timestamptz;
create index token_to_warn_of on token (expires_at) where warned_at is null;
create index access_key_to_warn_of on access_key (expires_at) where warned_at is null and expires_at is not null;
