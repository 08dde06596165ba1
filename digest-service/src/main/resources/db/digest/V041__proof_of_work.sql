-- Proofs of work, and stamps in their place, that a signup has used: each counts once, at whichever instance.
create table spent_proof (
    proof      text primary key,
    expires_at timestamptz not null
);
