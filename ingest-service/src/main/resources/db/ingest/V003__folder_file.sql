create table folder_file (
    source_id   text        not null,
    path        text        not null,
    size        bigint      not null,
    modified_at timestamptz not null,
    refusal     text,
    recorded_at timestamptz not null,
    primary key (source_id, path)
);

comment on column folder_file.refusal is 'why the file gives no article; null when it gave one';
