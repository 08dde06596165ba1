-- Whether a mail's soft bounce has been counted, and the bounces of one delivery, are looked up by it.
create index bounce_delivery on bounce (delivery_id, id) where delivery_id is not null;
