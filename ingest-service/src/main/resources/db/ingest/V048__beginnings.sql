-- of what no topic finds anything in only the beginning is kept
alter table article alter column word_count drop not null;
comment on column article.word_count is 'of the whole text; null: only its beginning is kept, as no topic found anything in it';
comment on column article.body is 'plain text, or its beginning: see word_count';
