-- Which recipe an event is scored by, where a person chose another than the one in force on the day of the sitting. The
-- latest row holds.
create table event_recipe (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  event_id uuid not null,
  recipe_version text not null,
  reason text not null,
  decided_by uuid,
  decided_by_name text not null,
  decided_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  foreign key (instansi_id, event_id) references event (instansi_id, id) on delete cascade
);
create index event_recipe_event on event_recipe (instansi_id, event_id, decided_at desc);
call protect_table('event_recipe', 'select, insert');

-- A result that another recipe replaced, as it was issued: what was decided by it can still be looked up and rebuilt.
create table result_replaced (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  participant_id uuid not null,
  jpm double precision,
  category text,
  achieved int,
  required int,
  standard jsonb not null,
  missing jsonb not null,
  assessed_on date not null,
  verification_code text not null,
  recipe_version text not null,
  category_version text not null,
  input_hash bytea not null,
  engine_version text not null,
  computed_at timestamptz not null,
  -- By 'kind:scale': theta, standard error, level, low, high.
  scores jsonb not null,
  replaced_at timestamptz not null default now(),
  primary key (instansi_id, id),
  foreign key (instansi_id, participant_id) references participant (instansi_id, id) on delete cascade
);
create index result_replaced_participant on result_replaced (instansi_id, participant_id, replaced_at desc);
call protect_table('result_replaced', 'select, insert');

-- How well an event measured: derived from its answers, rebuilt on demand.
create table event_quality (
  instansi_id uuid not null references instansi,
  event_id uuid not null,
  content jsonb not null,
  recipe_version text not null,
  input_hash bytea not null,
  engine_version text not null,
  computed_by_name text not null,
  computed_at timestamptz not null default now(),
  primary key (instansi_id, event_id),
  foreign key (instansi_id, event_id) references event (instansi_id, id) on delete cascade
);
call protect_table('event_quality', 'select, insert, update');
