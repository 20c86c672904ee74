-- A placement round: frozen data, constraints, plans. Of a round only its state changes; snapshots and plans are never
-- changed and constraints only marked as removed. What was frozen names its people and posts itself: the records of
-- pegawai and jabatan live on, and a plan stays readable when they are gone.
create table placement_round (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  name text not null,
  -- The day on which the rules are asked.
  held_on date not null,
  tiers text[] not null check (cardinality(tiers) > 0),
  unit_id uuid,
  allow_lateral boolean not null,
  backfill boolean not null,
  with_rank boolean not null,
  state text not null default 'draft'
    check (state in ('draft', 'frozen', 'proposed', 'decided', 'archived', 'withdrawn')),
  -- Rises with every change.
  version int not null default 1,
  snapshot_id uuid,
  -- Of this round: plans name their round, and two tables must not name each other (a backup reads them in order).
  proposed_plan_id uuid,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  changed_by_name text not null,
  changed_at timestamptz not null default now(),
  -- Code of the last change, for telling a second editor what happened.
  changed_what text not null default 'created',
  primary key (instansi_id, id),
  foreign key (instansi_id, unit_id) references unit_kerja (instansi_id, id)
);
call protect_table('placement_round', 'select, insert');
grant update (state, version, snapshot_id, proposed_plan_id, changed_by_name, changed_at, changed_what)
  on placement_round to petakom_app;

create table placement_snapshot (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  -- SHA-256 of the canonical JSON that `content` holds gzipped: facts of the round, names for display, versions.
  hash bytea not null,
  content bytea not null,
  -- Eligible pairs, gzip of Int32 little-endian: officials, posts, pairs, start, post, score.
  pairs bytea not null,
  officials int not null,
  posts int not null,
  vacant int not null,
  pair_count int not null,
  rules_version text not null,
  fit_recipe_version text not null,
  engine_version text not null,
  -- Reasons why pairs fell away, and data that officials lack, each with how many.
  barred jsonb not null,
  incomplete jsonb not null,
  -- Officials who keep their seats since they cannot be compared, by number.
  kept int[] not null,
  taken_by uuid,
  taken_by_name text not null,
  taken_at timestamptz not null default now(),
  primary key (instansi_id, id),
  foreign key (instansi_id, round_id) references placement_round (instansi_id, id)
);
create index placement_snapshot_round on placement_snapshot (instansi_id, round_id, taken_at);
call protect_table('placement_snapshot', 'select, insert');

-- People and posts of a snapshot by the numbers that pairs and plans use, for lists and searching.
create table placement_official (
  instansi_id uuid not null references instansi,
  snapshot_id uuid not null,
  index int not null,
  pegawai_id uuid not null,
  name text not null,
  nip text not null,
  post_name text,
  agency_name text,
  tier text,
  -- Number of the post held, where it is among the posts of the round.
  seat_index int,
  candidacies int not null,
  missing text[] not null,
  primary key (instansi_id, snapshot_id, index),
  foreign key (instansi_id, snapshot_id) references placement_snapshot (instansi_id, id)
);
create index placement_official_person on placement_official (instansi_id, pegawai_id);
call protect_table('placement_official', 'select, insert');

create table placement_post (
  instansi_id uuid not null references instansi,
  snapshot_id uuid not null,
  index int not null,
  jabatan_id uuid not null,
  seat int not null,
  name text not null,
  unit_name text not null,
  agency_id uuid,
  agency_name text not null,
  tier text not null,
  eselon text,
  is_critical boolean not null,
  holder_index int,
  candidates int not null,
  primary key (instansi_id, snapshot_id, index),
  foreign key (instansi_id, snapshot_id) references placement_snapshot (instansi_id, id)
);
create index placement_post_jabatan on placement_post (instansi_id, jabatan_id);
call protect_table('placement_post', 'select, insert');

create table placement_constraint (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  kind text not null check (kind in ('lock-official', 'lock-post', 'force', 'forbid')),
  -- Named by the record, not by its number: a round that is frozen again keeps its constraints.
  pegawai_id uuid,
  official_name text,
  official_nip text,
  jabatan_id uuid,
  seat int,
  post_name text,
  unit_name text,
  reason text not null,
  -- Hundredths of a point, as it was shown before it was accepted; null where no plan was left.
  price int,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  removed_by_name text,
  removed_at timestamptz,
  removed_reason text,
  primary key (instansi_id, id),
  foreign key (instansi_id, round_id) references placement_round (instansi_id, id),
  check ((pegawai_id is not null) = (kind <> 'lock-post')),
  check ((jabatan_id is not null) = (kind <> 'lock-official')),
  check ((jabatan_id is null) = (seat is null)),
  check ((removed_at is null) = (removed_by_name is null) and (removed_at is null) = (removed_reason is null))
);
create index placement_constraint_round on placement_constraint (instansi_id, round_id, created_at);
call protect_table('placement_constraint', 'select, insert');
grant update (removed_by_name, removed_at, removed_reason) on placement_constraint to petakom_app;

create table placement_plan (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  snapshot_id uuid not null,
  number int not null,
  -- The plan from whose prices this one began.
  base_plan_id uuid,
  settings jsonb not null,
  state text not null check (state in ('ready', 'infeasible')),
  constraint_ids uuid[] not null,
  -- Constraints as solved: [kind, official, post] by the numbers of the snapshot.
  constraints jsonb not null,
  -- Posts that were to be filled, and could be.
  must_fill int[] not null,
  figures jsonb,
  clash jsonb,
  -- Gzip of Int32: post of each official, -1 for none.
  assignment bytea,
  -- The certificate: gzip of Float64 prices of officials and posts, floors of posts, cost of an unplaced official.
  certificate bytea,
  -- Prices of posts to begin the next plan from: gzip of Float64.
  start_prices bytea,
  moves jsonb,
  chains jsonb,
  empty jsonb,
  fairness jsonb,
  input_hash bytea not null,
  engine_version text not null,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  primary key (instansi_id, id),
  unique (instansi_id, round_id, number),
  foreign key (instansi_id, round_id) references placement_round (instansi_id, id),
  foreign key (instansi_id, snapshot_id) references placement_snapshot (instansi_id, id),
  foreign key (instansi_id, base_plan_id) references placement_plan (instansi_id, id),
  check ((state = 'ready') = (assignment is not null) and (state = 'ready') = (figures is not null))
);
call protect_table('placement_plan', 'select, insert');
