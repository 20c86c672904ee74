-- Field of work (bidang tugas) of a unit and of a post; null takes over that of the nearest unit above. The codes are
-- those of packages/domain/data/job-fields.json.
alter table unit_kerja add column field text check (field ~ '^[A-Z][A-Z_]{1,39}$');
alter table jabatan add column field text check (field ~ '^[A-Z][A-Z_]{1,39}$');

-- Posts that an official held before, as the career record (riwayat jabatan) tells them; those that this instansi has
-- itself on record stay in pegawai_jabatan. Facts: a correction is a new row, the corrected one stays and is marked.
create table pegawai_career (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  pegawai_id uuid not null,
  job_name text not null,
  unit_name text not null,
  -- Jenjang; null where the record does not say, and likewise the field.
  tier text,
  eselon text,
  field text,
  -- From the first day until the day before the upper bound.
  held_during daterange not null,
  source text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  reason text,
  superseded_at timestamptz,
  superseded_by_name text,
  superseded_reason text,
  primary key (instansi_id, id),
  foreign key (instansi_id, pegawai_id) references pegawai (instansi_id, id),
  check (not isempty(held_during) and not lower_inf(held_during) and not upper_inf(held_during))
);
create unique index pegawai_career_in_force on pegawai_career (instansi_id, pegawai_id, lower(held_during), job_name)
  where superseded_at is null;
call protect_table('pegawai_career', 'select, insert');
grant update (superseded_at, superseded_by_name, superseded_reason) on pegawai_career to petakom_app;

-- When the head of a region may not replace officials (UU 10/2016 article 71), and when somebody has looked and found
-- that nothing stands against it. A day under no window is unknown.
create table election_window (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  valid_during daterange not null,
  kind text not null check (kind in ('freeze', 'free')),
  -- A freeze for which the minister has given written permission, and the permit.
  permitted boolean not null default false,
  permit text,
  source text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  reason text,
  superseded_at timestamptz,
  superseded_by_name text,
  superseded_reason text,
  primary key (instansi_id, id),
  check (not isempty(valid_during) and not lower_inf(valid_during) and not upper_inf(valid_during)),
  check (permitted = (permit is not null)),
  check (kind = 'freeze' or not permitted),
  exclude using gist (instansi_id with =, valid_during with &&) where (superseded_at is null)
);
call protect_table('election_window', 'select, insert');
grant update (superseded_at, superseded_by_name, superseded_reason) on election_window to petakom_app;

-- The file of a career is imported like the other records.
alter table import_batch drop constraint import_batch_kind_check;
alter table import_batch add constraint import_batch_kind_check
  check (kind in ('roster', 'performance', 'discipline', 'career', 'jabatan', 'standards'));
