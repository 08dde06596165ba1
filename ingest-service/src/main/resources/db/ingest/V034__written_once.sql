-- articles come in by thousands, are written once and seldom read: the server need not pack, count and sort them each time

-- half a page: most texts stay beside their title, and only long ones are compressed and put elsewhere
alter table article set (toast_tuple_target = 4080);

-- a tenth of the usual sample tells as much about these columns, and looking at all of it dirtied every page
alter table article
    alter column id set statistics 10,
    alter column revision set statistics 10,
    alter column source_id set statistics 10,
    alter column source_title set statistics 0,
    alter column dated_at set statistics 10,
    alter column first_seen_at set statistics 10,
    alter column language set statistics 10,
    alter column word_count set statistics 10,
    alter column selected set statistics 10,
    alter column published_at set statistics 10;
alter table verdict
    alter column article_id set statistics 10,
    alter column topic_id set statistics 10,
    alter column selected set statistics 10,
    alter column score set statistics 10,
    alter column threshold set statistics 10;
alter table sighting
    alter column article_id set statistics 10,
    alter column source_id set statistics 10,
    alter column seen_at set statistics 10,
    alter column fingerprint_at set statistics 0;

-- and new rows alone are no reason to look again before there are many of them
alter table article set (
    autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_insert_threshold = 100000,
    toast.autovacuum_vacuum_insert_threshold = 100000);
alter table verdict set (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_insert_threshold = 100000);
alter table sighting set (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_insert_threshold = 100000);

-- sources are counted by reading all, and of verdicts lists want the few that select; in the order in which visits lock both
drop index verdict_by_topic;
create index verdict_by_topic on verdict (topic_id) where selected;
drop index sighting_by_source;
