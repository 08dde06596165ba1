-- Where digest.local-part-case keeps small and capital letters apart, a reported address is looked up in any letters, whatever the
-- subscription's state; this index serves the count of pending ones as well.
create index subscription_address_folded on subscription (lower(email_key));
drop index subscription_pending_address;
