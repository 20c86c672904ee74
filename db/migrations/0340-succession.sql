-- A proposal who might follow in the critical posts, computed two ways; and who a person decided to keep in mind.
-- Nothing of a run changes afterwards; accepting one is a row of its own.
create table succession_run (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  job_id uuid,
  -- The day on which the rules were asked.
  asked_on date not null,
  -- Who may be in a pool and how large pools are; each with its default's source in packages/domain/data/succession.json.
  settings jsonb not null,
  -- Counts, and of each way the missing candidates, the full pools and the sum of fit (hundredths).
  figures jsonb not null,
  input_hash bytea not null,
  rules_version text not null,
  engine_version text not null,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  primary key (instansi_id, id)
);
call protect_table('succession_run', 'select, insert');

create table succession_run_post (
  instansi_id uuid not null references instansi,
  run_id uuid not null,
  jabatan_id uuid not null,
  -- Everyone judged for the post: fit with interval (hundredths), box, readiness, the rules in the way, what is missing.
  candidates jsonb not null,
  -- Pools by least total shortfall and by most posts fully covered; best fit first.
  d1 uuid[] not null,
  d2 uuid[] not null,
  primary key (instansi_id, run_id, jabatan_id),
  foreign key (instansi_id, run_id) references succession_run (instansi_id, id),
  foreign key (instansi_id, jabatan_id) references jabatan (instansi_id, id)
);
call protect_table('succession_run_post', 'select, insert');

create table succession_acceptance (
  instansi_id uuid not null references instansi,
  run_id uuid not null,
  way text not null check (way in ('d1', 'd2')),
  reason text not null,
  -- Memberships that it made.
  added int not null,
  accepted_by uuid,
  accepted_by_name text not null,
  accepted_at timestamptz not null default now(),
  primary key (instansi_id, run_id),
  foreign key (instansi_id, run_id) references succession_run (instansi_id, id)
);
call protect_table('succession_acceptance', 'select, insert');

-- An official in the pool of a critical post. It ends by a mark with its reason; the row stays.
create table succession_member (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  jabatan_id uuid not null,
  pegawai_id uuid not null,
  readiness text not null check (readiness in ('now', 'soon', 'later')),
  reason text not null,
  -- The proposal it came from; null where a person chose.
  run_id uuid,
  -- Where the choice departs from the rules or the last proposal: codes of the catalogue.
  departures text[] not null default '{}',
  added_by uuid,
  added_by_name text not null,
  added_at timestamptz not null default now(),
  removed_by uuid,
  removed_by_name text,
  removed_at timestamptz,
  removal_reason text,
  primary key (instansi_id, id),
  foreign key (instansi_id, jabatan_id) references jabatan (instansi_id, id),
  foreign key (instansi_id, pegawai_id) references pegawai (instansi_id, id),
  foreign key (instansi_id, run_id) references succession_run (instansi_id, id),
  check ((removed_at is null) = (removed_by_name is null) and (removed_at is null) = (removal_reason is null))
);
create unique index succession_member_present on succession_member (instansi_id, jabatan_id, pegawai_id)
  where removed_at is null;
create index succession_member_pegawai on succession_member (instansi_id, pegawai_id);
call protect_table('succession_member', 'select, insert');
grant update (removed_by, removed_by_name, removed_at, removal_reason) on succession_member to petakom_app;
