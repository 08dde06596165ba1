-- no query asks which texts are frequent, and finding out was most of what ANALYZE did
alter table article
    alter column url set statistics 0,
    alter column title set statistics 0,
    alter column author set statistics 0,
    alter column summary set statistics 0,
    alter column html set statistics 0,
    alter column body set statistics 0,
    alter column image_url set statistics 0,
    alter column tags set statistics 0;
alter table verdict alter column explanation set statistics 0;
alter table sighting
    alter column url set statistics 0,
    alter column content_hash set statistics 0,
    alter column fingerprint set statistics 0;
