-- How many confirmations wait for one mailbox: small and capital letters reach the same one nearly everywhere, even where
-- digest.local-part-case keeps them apart on the lists.
drop index subscription_pending_address;
create index subscription_pending_address on subscription (lower(email_key)) where state = 'pending';
