-- Item parameters estimated from real answers. A calibration is a derived thing with a date: it is proposed by who ran it
-- and decided by somebody else, once. Nothing of it changes afterwards but that decision.
create table calibration (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  -- {"kind": "bank" | "theme" | "competency", "code": ...}
  scope jsonb not null,
  -- Models by kind of item, and the fewest answers with which an item leaves its provisional parameters.
  settings jsonb not null,
  event_ids uuid[] not null,
  persons int not null,
  items int not null,
  log_likelihood double precision not null,
  parameters int not null,
  cycles int not null,
  converged boolean not null,
  -- How the estimates were put on the scale of the cuts: slope, intercept, how many locations they rest on.
  link jsonb not null,
  -- Facts about the run that are no property of one item.
  summary jsonb not null,
  input_hash bytea not null,
  engine_version text not null,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  decision text check (decision in ('approved', 'rejected')),
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  decision_reason text,
  -- The scoring recipe that began with the approval.
  recipe_version text,
  primary key (instansi_id, id),
  check ((decision is null) = (decided_at is null) and (decision is null) = (decision_reason is null))
);
call protect_table('calibration', 'select, insert');
grant update (decision, decided_by, decided_by_name, decided_at, decision_reason, recipe_version) on calibration
  to petakom_app;

create table calibration_item (
  instansi_id uuid not null references instansi,
  calibration_id uuid not null,
  item_id uuid not null,
  version int not null,
  position int not null,
  -- 'kept' where the item keeps the parameters it had; `reason` says why.
  outcome text not null check (outcome in ('calibrated', 'kept')),
  reason text,
  before jsonb not null,
  -- {"model", "a", "b"} on the scale of the cuts, and standard errors of the same shape; null where kept.
  parameters jsonb,
  errors jsonb,
  answers int not null,
  -- Persons by category, from 0.
  categories int[] not null,
  item_rest double precision,
  fit jsonb,
  bias jsonb not null,
  flags text[] not null,
  primary key (instansi_id, calibration_id, item_id, version),
  foreign key (instansi_id, calibration_id) references calibration (instansi_id, id),
  foreign key (instansi_id, item_id, version) references item_version (instansi_id, item_id, version)
);
call protect_table('calibration_item', 'select, insert');
