-- Requests outside of any project (a new tenant, a new project) have keys too: theirs belong to whoever asks.
alter table idempotency_key rename column project to owner;
