alter table folder_file
    add column article_id    text,
    add column text_id       text,
    add column missing_since timestamptz;

comment on column folder_file.article_id is 'the article that the file gave; an edited file gives the same one again';
comment on column folder_file.text_id is 'the id that its words alone would give; finds a file that was renamed';
comment on column folder_file.missing_since is 'when it was seen that the file is not there any more';

create index folder_file_by_text on folder_file (source_id, text_id);
