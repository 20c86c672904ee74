create table unit_kerja (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  code text not null,
  name text not null,
  kind text not null default 'UNIT',
  parent_id uuid,
  -- An organisasi perangkat daerah: the level at which the competency map has its rows.
  is_opd boolean not null default false,
  closed_on date,
  primary key (instansi_id, id),
  unique (instansi_id, code),
  foreign key (instansi_id, parent_id) references unit_kerja (instansi_id, id),
  check (parent_id <> id)
);
create index unit_kerja_parent on unit_kerja (instansi_id, parent_id);
call protect_table('unit_kerja');

create table jabatan (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  unit_id uuid not null,
  name text not null,
  kind text not null check (kind in ('STRUKTURAL', 'JF', 'PELAKSANA')),
  -- Jenjang; null while nobody has said which it is.
  tier text,
  eselon text,
  kelas int check (kelas between 1 and 17),
  is_critical boolean not null default false,
  -- Formation: how many officials may hold it at once.
  seats int not null default 1 check (seats >= 1),
  closed_on date,
  primary key (instansi_id, id),
  unique (instansi_id, unit_id, name),
  foreign key (instansi_id, unit_id) references unit_kerja (instansi_id, id)
);
call protect_table('jabatan');

-- A post's own required levels, in force on every day of valid_during; without one the tier's default applies.
create table competency_standard (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  jabatan_id uuid not null,
  valid_during daterange not null,
  source text not null,
  primary key (instansi_id, id),
  foreign key (instansi_id, jabatan_id) references jabatan (instansi_id, id),
  exclude using gist (instansi_id with =, jabatan_id with =, valid_during with &&)
);
call protect_table('competency_standard');
create table competency_requirement (
  instansi_id uuid not null references instansi,
  standard_id uuid not null,
  competency text not null,
  level int not null check (level between 0 and 5),
  primary key (instansi_id, standard_id, competency),
  foreign key (instansi_id, standard_id) references competency_standard (instansi_id, id) on delete cascade
);
call protect_table('competency_requirement');

create table pegawai (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  nip text not null check (nip ~ '^\d{18}$'),
  name text not null,
  title_before text,
  title_after text,
  birth_date date not null,
  birth_place text,
  sex text not null check (sex in ('L', 'P')),
  status text not null check (status in ('PNS', 'CPNS', 'PPPK', 'PPPK_PW')),
  legal_status text,
  email text,
  is_synthetic boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (instansi_id, id),
  unique (instansi_id, nip)
);
create index pegawai_name on pegawai using gin (name gin_trgm_ops);
call protect_table('pegawai');

create table pegawai_jabatan (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  pegawai_id uuid not null,
  jabatan_id uuid not null,
  valid_during daterange not null,
  primary key (instansi_id, id),
  foreign key (instansi_id, pegawai_id) references pegawai (instansi_id, id),
  foreign key (instansi_id, jabatan_id) references jabatan (instansi_id, id),
  exclude using gist (instansi_id with =, pegawai_id with =, valid_during with &&)
);
create index pegawai_jabatan_current on pegawai_jabatan (instansi_id, jabatan_id) where upper_inf(valid_during);
call protect_table('pegawai_jabatan');

create table pegawai_golongan (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  pegawai_id uuid not null,
  golongan text not null,
  valid_during daterange not null,
  primary key (instansi_id, id),
  foreign key (instansi_id, pegawai_id) references pegawai (instansi_id, id),
  exclude using gist (instansi_id with =, pegawai_id with =, valid_during with &&)
);
call protect_table('pegawai_golongan');

create table pegawai_education (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  pegawai_id uuid not null,
  -- SIASN code of the level, '05' to '50'.
  level text not null,
  field text,
  school text,
  graduated_year int,
  recorded_at timestamptz not null default now(),
  primary key (instansi_id, id),
  foreign key (instansi_id, pegawai_id) references pegawai (instansi_id, id)
);
create index pegawai_education_pegawai on pegawai_education (instansi_id, pegawai_id);
call protect_table('pegawai_education');

create table pegawai_performance (
  instansi_id uuid not null references instansi,
  pegawai_id uuid not null,
  year int not null check (year between 1990 and 2100),
  predicate text not null check (predicate in ('SANGAT_BAIK', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG')),
  source text not null,
  primary key (instansi_id, pegawai_id, year),
  foreign key (instansi_id, pegawai_id) references pegawai (instansi_id, id)
);
call protect_table('pegawai_performance');

create table pegawai_discipline (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  pegawai_id uuid not null,
  severity text not null check (severity in ('RINGAN', 'SEDANG', 'BERAT')),
  served_during daterange not null,
  decree text not null,
  primary key (instansi_id, id),
  unique (instansi_id, pegawai_id, decree),
  foreign key (instansi_id, pegawai_id) references pegawai (instansi_id, id)
);
call protect_table('pegawai_discipline');

-- A checked file that waits for a person's yes. The file itself stays, so that an import can be replayed.
create table import_batch (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('roster', 'performance', 'discipline', 'jabatan', 'standards')),
  file_name text not null,
  file_hash bytea not null,
  content bytea not null,
  state text not null check (state in ('checked', 'applied', 'discarded')),
  summary jsonb not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  applied_at timestamptz,
  primary key (instansi_id, id)
);
call protect_table('import_batch');
