-- Which runs of simulations a result stands on, by the facts of which moment and by which recipe:
-- { attempt id: { "until", "recipeVersion" } }; null for none.
alter table result add column simulations jsonb;
alter table result_replaced add column simulations jsonb;
