-- Who may rate: the registry of assessors, what they were certified and trained for, and how accurately they rate.

create table assessor_profile (
  instansi_id uuid not null references instansi,
  account_id uuid not null,
  grade text not null check (grade in ('none', 'ahli-pertama', 'ahli-muda', 'ahli-madya', 'ahli-utama')),
  -- Tiers of target posts whose candidates they may assess.
  tiers text[] not null,
  -- Where an assessor from outside comes from; empty: of this agency.
  institution text not null default '',
  suspended_at timestamptz,
  suspended_by_name text,
  suspended_reason text,
  primary key (instansi_id, account_id),
  foreign key (instansi_id, account_id) references account (instansi_id, id),
  check ((suspended_at is null) = (suspended_reason is null))
);
call protect_table('assessor_profile', 'select, insert, update');

-- A certificate is added, or withdrawn with a reason; what it says is never edited.
create table assessor_certificate (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  name text not null,
  number text not null,
  issuer text not null,
  issued_on date not null,
  -- Last day on which it holds; null: no end is written on it.
  expires_on date check (expires_on >= issued_on),
  recorded_by_name text not null,
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_reason text,
  primary key (instansi_id, id),
  foreign key (instansi_id, account_id) references assessor_profile (instansi_id, account_id),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index assessor_certificate_account on assessor_certificate (instansi_id, account_id);
create unique index assessor_certificate_once on assessor_certificate (instansi_id, account_id, number)
  where withdrawn_at is null;
call protect_table('assessor_certificate', 'select, insert');
grant update (withdrawn_at, withdrawn_by_name, withdrawn_reason) on assessor_certificate to petakom_app;

-- A named person lets somebody rate in spite of what the record lacks, for a while.
create table assessor_override (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  reason text not null,
  made_by uuid,
  made_by_name text not null,
  made_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawn_reason text,
  primary key (instansi_id, id),
  foreign key (instansi_id, account_id) references assessor_profile (instansi_id, account_id),
  -- Nobody lets themselves pass.
  check (made_by is null or made_by <> account_id),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index assessor_override_account on assessor_override (instansi_id, account_id);
call protect_table('assessor_override', 'select, insert');
grant update (withdrawn_at, withdrawn_by_name, withdrawn_reason) on assessor_override to petakom_app;

-- Written performances with agreed levels. A version never changes: ratings of it are judged against what they saw.
create table training_case (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  code text not null,
  version int not null check (version > 0),
  purpose text not null check (purpose in ('training', 'calibration')),
  state text not null default 'in-use' check (state in ('in-use', 'retired')),
  -- TrainingCase of the domain, agreed levels and all.
  content jsonb not null,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  primary key (instansi_id, id),
  unique (instansi_id, code, version)
);
call protect_table('training_case', 'select, insert');
grant update (state) on training_case to petakom_app;

-- What a calibration exercise must reach, in versions: the latest that is valid on a day counts.
create table calibration_rule (
  instansi_id uuid not null references instansi,
  version text not null,
  valid_from date not null,
  -- CalibrationRule of the domain.
  content jsonb not null,
  source text not null,
  confidence text not null check (confidence in ('high', 'medium', 'low')),
  reason text not null default '',
  created_by_name text not null,
  created_at timestamptz not null default now(),
  primary key (instansi_id, version)
);
call protect_table('calibration_rule', 'select, insert');

-- One handing in: ratings of one training case, or of all cases of a calibration exercise. Accuracy follows from it, the
-- cases and the rule that it names.
create table training_submission (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  purpose text not null check (purpose in ('training', 'calibration')),
  -- [{ "caseId": …, "ratings": [{ "person", "competency", "level", "evidence": [line, …] }] }]
  cases jsonb not null,
  -- Local day of the instansi.
  submitted_on date not null,
  submitted_at timestamptz not null default clock_timestamp(),
  rule_version text,
  primary key (instansi_id, id),
  foreign key (instansi_id, account_id) references account (instansi_id, id),
  foreign key (instansi_id, rule_version) references calibration_rule (instansi_id, version),
  check ((purpose = 'calibration') = (rule_version is not null))
);
create index training_submission_account on training_submission (instansi_id, account_id, submitted_at);
call protect_table('training_submission', 'select, insert');
