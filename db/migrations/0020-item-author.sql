-- The account that wrote an item's current version: a name would let a namesake review, or forbid one to.
-- Null for items that came with Petakom.
alter table item add column author_id uuid;
