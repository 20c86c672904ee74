-- The desk on which simulations are written, tried, reviewed and approved.

-- A simulation while it is written. It is replaced at every save; what counts are the versions that come of it.
create table simulation_draft (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  -- The simulation whose next version it will be, and the version it was begun from; null for a new one.
  simulation_id uuid,
  based_on int,
  -- SimulationDraftFile of the contract: the shape of a file, with what is not written yet left empty.
  content jsonb not null,
  revision int not null default 1,
  created_by_name text not null,
  created_at timestamptz not null default clock_timestamp(),
  updated_by_name text not null,
  updated_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  -- Two drafts of one simulation would each undo what the other wrote.
  unique (instansi_id, simulation_id),
  check ((simulation_id is null) = (based_on is null)),
  foreign key (instansi_id, simulation_id) references simulation (instansi_id, id)
);
call protect_table('simulation_draft');

-- Everybody who wrote in a draft: none of them may approve what comes of it.
create table simulation_draft_writer (
  instansi_id uuid not null references instansi,
  draft_id uuid not null,
  account_id uuid not null,
  primary key (instansi_id, draft_id, account_id),
  foreign key (instansi_id, draft_id) references simulation_draft (instansi_id, id) on delete cascade,
  foreign key (instansi_id, account_id) references account (instansi_id, id)
);
call protect_table('simulation_draft_writer');

create table simulation_author (
  instansi_id uuid not null references instansi,
  simulation_id uuid not null,
  version int not null,
  account_id uuid not null,
  primary key (instansi_id, simulation_id, version, account_id),
  foreign key (instansi_id, simulation_id, version) references simulation_version (instansi_id, simulation_id, version),
  foreign key (instansi_id, account_id) references account (instansi_id, id)
);
call protect_table('simulation_author', 'select, insert');

-- What a second person said of a version: only added to.
create table simulation_review (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  simulation_id uuid not null,
  version int not null,
  verdict text not null check (verdict in ('approved', 'returned')),
  note text not null default '',
  reviewer_id uuid not null,
  reviewer_name text not null,
  said_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  foreign key (instansi_id, simulation_id, version) references simulation_version (instansi_id, simulation_id, version),
  foreign key (instansi_id, reviewer_id) references account (instansi_id, id)
);
create index simulation_review_version on simulation_review (instansi_id, simulation_id, version);
call protect_table('simulation_review', 'select, insert');

-- What thousands of runs of a version showed: only added to, so that an approval can be read beside it.
create table simulation_trial (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  simulation_id uuid not null,
  version int not null,
  -- SimulationTrial of the contract, with the runs and the seed that it came of.
  report jsonb not null,
  made_by_name text not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  foreign key (instansi_id, simulation_id, version) references simulation_version (instansi_id, simulation_id, version)
);
create index simulation_trial_version on simulation_trial (instansi_id, simulation_id, version, made_at desc);
call protect_table('simulation_trial', 'select, insert');
