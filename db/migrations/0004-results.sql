-- Versioned rules: cut scores, category boundaries, talent weights. A row is never edited; a new version follows.
create table recipe (
  instansi_id uuid not null references instansi,
  kind text not null check (kind in ('scoring', 'category', 'nine-box', 'theme')),
  version text not null,
  valid_from date not null,
  content jsonb not null,
  source text not null,
  confidence text not null check (confidence in ('high', 'medium', 'low')),
  created_at timestamptz not null default now(),
  primary key (instansi_id, kind, version)
);
call protect_table('recipe', 'select, insert');

-- Derived rows: each is a pure function of facts and a recipe, and says which.
create table result (
  instansi_id uuid not null references instansi,
  participant_id uuid not null,
  jpm double precision,
  category text,
  achieved int,
  required int,
  -- Required level by competency, as it stood on the day of the sitting.
  standard jsonb not null,
  -- What is missing when there is no JPM.
  missing jsonb not null default '[]',
  assessed_on date not null,
  verification_code text not null,
  recipe_version text not null,
  input_hash bytea not null,
  engine_version text not null,
  computed_at timestamptz not null default now(),
  primary key (instansi_id, participant_id),
  unique (instansi_id, verification_code),
  foreign key (instansi_id, participant_id) references participant (instansi_id, id) on delete cascade
);
call protect_table('result');

create table result_score (
  instansi_id uuid not null references instansi,
  participant_id uuid not null,
  scale_kind text not null check (scale_kind in ('competency', 'theme', 'potential')),
  scale text not null,
  theta double precision not null,
  standard_error double precision not null,
  level int not null check (level between 0 and 5),
  -- Level on the continuous 1 to 5 scale, with the 80 % interval.
  level_continuous double precision not null,
  low double precision not null,
  high double precision not null,
  probabilities double precision[] not null,
  items_answered int not null,
  items_served int not null,
  recipe_version text not null,
  input_hash bytea not null,
  engine_version text not null,
  primary key (instansi_id, participant_id, scale_kind, scale),
  foreign key (instansi_id, participant_id) references result (instansi_id, participant_id) on delete cascade
);
create index result_score_scale on result_score (instansi_id, scale_kind, scale);
call protect_table('result_score');

create table talent_profile (
  instansi_id uuid not null references instansi,
  pegawai_id uuid not null,
  potensial double precision,
  kinerja double precision,
  potensial_coverage double precision not null,
  kinerja_coverage double precision not null,
  box int check (box between 1 and 9),
  -- Parts of both axes: code, weight, score, or what is missing.
  parts jsonb not null,
  recipe_version text not null,
  input_hash bytea not null,
  engine_version text not null,
  computed_at timestamptz not null default now(),
  primary key (instansi_id, pegawai_id),
  foreign key (instansi_id, pegawai_id) references pegawai (instansi_id, id) on delete cascade
);
call protect_table('talent_profile');
