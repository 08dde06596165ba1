-- of what has no word of any topic only the beginning is kept
alter table article alter column word_count drop not null;
comment on column article.word_count is 'of the whole text; null: only its beginning is kept, as it has no word of any topic';
comment on column article.html is 'cleaned, as given by the source whose text is kept; of those alone that were selected when it came';
comment on column article.body is 'plain text, or its beginning: see word_count';
