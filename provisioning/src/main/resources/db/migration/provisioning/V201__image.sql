-- Images. A row stands for one content and never changes: a rebuilt image is a new row, and the one it replaces is retired.
create table image (
    id             text        not null primary key,
    name           text        not null,
    description    text        not null,
    sha256         text        not null,
    file_name      text        not null,
    architecture   text        not null,
    virtual_size   bigint      not null check (virtual_size > 0),
    file_size      bigint      not null check (file_size > 0),
    minimum_memory bigint      not null check (minimum_memory >= 0),
    login_user     text        not null,
    created_at     timestamptz not null,
    -- Since when it is not offered: replaced by a newer build, or its file is gone.
    retired_at     timestamptz,
    unique (name, sha256)
);

create unique index image_offered_by_name on image (name) where retired_at is null;
