-- Levels from several methods: tests, simulations and assessors who watched.

-- How methods become one level: caps, needed methods, largest error. Never edited, only followed.
do $$
declare
  known text := (select pg_get_constraintdef(oid) from pg_constraint
    where conrelid = 'recipe'::regclass and conname = 'recipe_kind_check');
begin
  -- The kinds known so far stay, whatever they are.
  alter table recipe drop constraint recipe_kind_check;
  execute 'alter table recipe add constraint recipe_kind_check ' || replace(known, 'ARRAY[', 'ARRAY[''combining''::text, ');
end $$;

-- A combining recipe that somebody proposes; another person's word makes it one.
create table combining_proposal (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  valid_from date not null,
  content jsonb not null,
  reason text not null,
  proposed_by uuid,
  proposed_by_name text not null,
  proposed_at timestamptz not null default clock_timestamp(),
  decision text check (decision in ('approved', 'rejected')),
  decision_reason text,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  recipe_version text,
  primary key (instansi_id, id),
  check ((decision is null) = (decided_at is null)),
  check ((decision = 'approved') = (recipe_version is not null))
);
create index combining_proposal_at on combining_proposal (instansi_id, proposed_at desc);
call protect_table('combining_proposal', 'select, insert, update');

-- What the ratings of an event said of their raters and their own precision when results were computed: which ratings
-- and agreed minutes counted, and what followed. Results name it by its hash; it is rebuilt from the same ratings.
create table rating_study (
  instansi_id uuid not null references instansi,
  -- SHA-256 of the ratings, their values and the rules.
  input_hash bytea not null,
  event_id uuid not null,
  rating_ids uuid[] not null,
  minutes_ids uuid[] not null default '{}',
  -- RatingStudy of the domain.
  content jsonb not null,
  combining_version text not null,
  engine_version text not null,
  computed_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, event_id, input_hash),
  foreign key (instansi_id, event_id) references event (instansi_id, id) on delete cascade
);
call protect_table('rating_study', 'select, insert');

alter table result add column combining_version text;
alter table result add column study_hash bytea;
alter table result_replaced add column combining_version text;
alter table result_replaced add column study_hash bytea;

-- Null where no test measured the scale: a level that rests on acts and ratings has no ability in logits.
alter table result_score alter column theta drop not null;
alter table result_score alter column standard_error drop not null;
-- How several methods made the level: parts with value, error and weight, remarks; null where a test alone did.
alter table result_score add column combined jsonb;
alter table result_score add check (theta is not null or combined is not null);
