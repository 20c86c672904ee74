-- The table of categories is a recipe of its own: every result says by which version its word was found. Results from
-- before this column were made with the only table there was.
alter table result add column category_version text not null default '2025-1';
alter table result alter column category_version drop default;
