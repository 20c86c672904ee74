-- A key found wrong after hand-in. The version that was served stays as it was; the correction stands beside it and holds in
-- an event only once somebody other than its proposer released it there.
create table key_correction (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  item_id uuid not null,
  version int not null,
  -- 'key': answers earn what `scoring` says. 'void': the item counts for nothing.
  kind text not null check (kind in ('key', 'void')),
  scoring jsonb,
  reason text not null,
  proposed_by uuid,
  proposed_by_name text not null,
  proposed_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  foreign key (instansi_id, item_id, version) references item_version (instansi_id, item_id, version),
  check ((kind = 'key') = (scoring is not null))
);
create index key_correction_item on key_correction (instansi_id, item_id, version);
call protect_table('key_correction', 'select, insert');

-- What a correction would change in an event, computed for the person who decides; computed again it is replaced.
create table key_correction_effect (
  instansi_id uuid not null references instansi,
  correction_id uuid not null,
  event_id uuid not null,
  -- Of every result before and after: a decision on another effect than this is refused.
  hash bytea not null,
  results int not null,
  changes jsonb not null,
  computed_by_name text not null,
  computed_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, correction_id, event_id),
  foreign key (instansi_id, correction_id) references key_correction (instansi_id, id),
  foreign key (instansi_id, event_id) references event (instansi_id, id) on delete cascade
);
call protect_table('key_correction_effect');

-- A person's word on one correction in one event, with what it changed, as it was decided on.
create table key_correction_decision (
  instansi_id uuid not null references instansi,
  correction_id uuid not null,
  event_id uuid not null,
  decision text not null check (decision in ('released', 'rejected')),
  reason text not null,
  changes jsonb not null,
  decided_by uuid,
  decided_by_name text not null,
  decided_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, correction_id, event_id),
  foreign key (instansi_id, correction_id) references key_correction (instansi_id, id),
  foreign key (instansi_id, event_id) references event (instansi_id, id) on delete cascade
);
create index key_correction_decision_event on key_correction_decision (instansi_id, event_id, decided_at);
call protect_table('key_correction_decision', 'select, insert');

-- The corrections that a result was derived with, in the order of their release.
alter table result add column corrections uuid[] not null default '{}';
alter table result_replaced add column corrections uuid[] not null default '{}';
