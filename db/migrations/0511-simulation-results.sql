-- Extra time granted before the start lets the story run slower, by the same share; what is added later does not.
alter table attempt add column story_extra_seconds int;

-- What a run showed, and by which rules: derived from acts, ratings of replies and a recipe, replaced when they change.
create table simulation_result (
  instansi_id uuid not null references instansi,
  attempt_id uuid not null,
  participant_id uuid not null,
  exercise_id uuid not null,
  simulation_id uuid not null,
  simulation_version int not null,
  seed int not null,
  -- Acts that were taken, and those that changed nothing or were set aside.
  acts int not null,
  refused int not null,
  -- [{ "ruleId", "earned", "acts": [seq] }]
  evidence jsonb not null,
  -- [{ "seq", "reason" }]
  refusals jsonb not null,
  -- [{ "ratingId", "points" (null: not settled), "most" }]
  replies jsonb not null,
  recipe_version text not null,
  engine_version text not null,
  input_hash bytea not null,
  -- When its facts were read.
  computed_at timestamptz not null,
  primary key (instansi_id, attempt_id),
  foreign key (instansi_id, attempt_id) references attempt (instansi_id, id) on delete cascade,
  foreign key (instansi_id, participant_id) references participant (instansi_id, id) on delete cascade,
  foreign key (instansi_id, simulation_id, simulation_version)
    references simulation_version (instansi_id, simulation_id, version)
);
create index simulation_result_participant on simulation_result (instansi_id, participant_id);
call protect_table('simulation_result');

create table simulation_score (
  instansi_id uuid not null references instansi,
  attempt_id uuid not null,
  competency text not null,
  earned int not null,
  least int not null,
  most int not null,
  -- Where earned lies between them, 0 to 1; null where nothing scores the competency.
  share double precision,
  level_continuous double precision,
  -- Levels.
  standard_error double precision,
  -- A written reply is not settled yet: not to be used.
  is_awaiting boolean not null,
  rules int not null,
  primary key (instansi_id, attempt_id, competency),
  foreign key (instansi_id, attempt_id) references simulation_result (instansi_id, attempt_id) on delete cascade
);
call protect_table('simulation_score');

-- What assessors gave written replies: as `rating` has it for long answers.
create table reply_rating (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  attempt_id uuid not null,
  -- Of the simulation's `rating`.
  rating_id text not null,
  -- SHA-256 of the text in UTF-8.
  answer_hash bytea not null,
  place int not null check (place between 1 and 3),
  points int not null check (points >= 0),
  comment text not null default '',
  rater_id uuid not null,
  rater_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  foreign key (instansi_id, attempt_id) references attempt (instansi_id, id),
  foreign key (instansi_id, rater_id) references account (instansi_id, id)
);
create index reply_rating_answer on reply_rating (instansi_id, attempt_id, rating_id, answer_hash, place, at);
call protect_table('reply_rating', 'select, insert');
