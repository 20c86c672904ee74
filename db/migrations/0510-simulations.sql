-- Simulations (in-basket, dynamic scenario) as a bank, in events, in the journal of answers, and in results.
create table simulation (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  code text not null,
  -- Forms of one family have one structure and another surface.
  family text not null,
  kind text not null check (kind in ('in-basket', 'dynamic-scenario')),
  title text not null,
  -- Of the current version. Events take the version in use, which stays while a newer draft is worked on.
  state text not null default 'draft' check (state in ('draft', 'reviewed', 'in-use', 'retired')),
  current_version int not null default 1,
  in_use_version int,
  created_at timestamptz not null default now(),
  primary key (instansi_id, id),
  unique (instansi_id, code)
);
call protect_table('simulation', 'select, insert, update');

-- Versions are only added to. What a participant's device gets and what it must never get are kept apart.
create table simulation_version (
  instansi_id uuid not null references instansi,
  simulation_id uuid not null,
  version int not null check (version > 0),
  -- SimulationWorld of the domain.
  world jsonb not null,
  -- The rest of the domain's Scenario: competencies, rules, rating, policies.
  rules jsonb not null,
  -- SHA-256 of the whole as canonical JSON, its version number left out.
  content_hash bytea not null,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, simulation_id, version),
  foreign key (instansi_id, simulation_id) references simulation (instansi_id, id),
  foreign key (instansi_id, created_by) references account (instansi_id, id)
);
call protect_table('simulation_version', 'select, insert');

alter table exercise drop constraint exercise_kind_check;
alter table exercise add constraint exercise_kind_check check (kind in ('TEST', 'SIMULATION'));
alter table exercise add column simulation_id uuid, add column simulation_version int,
  add foreign key (instansi_id, simulation_id, simulation_version)
    references simulation_version (instansi_id, simulation_id, version),
  add check ((kind = 'SIMULATION') = (simulation_id is not null)),
  add check ((simulation_id is null) = (simulation_version is null));

-- Working seconds of the attempt by the server's clock when an act of a simulation arrived: it cannot be later than that.
alter table answer add column worked_seconds int;

alter table recipe drop constraint recipe_kind_check;
alter table recipe add constraint recipe_kind_check
  check (kind in ('scoring', 'category', 'nine-box', 'theme', 'signals', 'simulation'));
