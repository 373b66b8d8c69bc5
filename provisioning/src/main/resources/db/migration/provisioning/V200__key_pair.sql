-- The public halves of people's SSH keys. Private keys are never stored.
create table key_pair (
    id          text        not null primary key,
    project_id  text        not null,
    name        text        not null check (length(name) between 1 and 64),
    algorithm   text        not null,
    fingerprint text        not null,
    public_key  text        not null,
    created_at  timestamptz not null,
    unique (project_id, name)
);
