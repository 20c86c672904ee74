-- Signals point at what a person should look at. Nothing follows from them by itself, and no score knows of them.

-- The page was out of sight, as the page told it when it was seen again: a fact, never edited.
create table attempt_focus (
  instansi_id uuid not null references instansi,
  attempt_id uuid not null,
  device text not null,
  number int not null check (number between 1 and 1000),
  -- By the server's clock as the page carried it on.
  left_at timestamptz not null,
  seconds double precision not null check (seconds >= 0),
  received_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, attempt_id, device, number),
  foreign key (instansi_id, attempt_id) references attempt (instansi_id, id)
);
call protect_table('attempt_focus', 'select, insert');

-- From how many addresses a sitting was written: a mark of the address that fits this sitting alone (an HMAC over sitting
-- and address under the server's secret), so that nobody can be followed by it from one sitting to another.
create table attempt_address (
  instansi_id uuid not null references instansi,
  attempt_id uuid not null,
  mark bytea not null check (length(mark) = 8),
  first_at timestamptz not null,
  primary key (instansi_id, attempt_id, mark),
  foreign key (instansi_id, attempt_id) references attempt (instansi_id, id)
);
call protect_table('attempt_address', 'select, insert');

-- The signals of an event: derived from its answers, rebuilt on demand.
create table event_signals (
  instansi_id uuid not null references instansi,
  event_id uuid not null,
  content jsonb not null,
  recipe_version text not null,
  input_hash bytea not null,
  engine_version text not null,
  computed_by_name text not null,
  computed_at timestamptz not null default now(),
  primary key (instansi_id, event_id),
  foreign key (instansi_id, event_id) references event (instansi_id, id) on delete cascade
);
call protect_table('event_signals', 'select, insert, update');

-- What a person concluded about one participant or about two, and why. The latest holds; nothing acts on it.
create table signal_conclusion (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  event_id uuid not null,
  one uuid not null,
  other uuid,
  conclusion text not null check (conclusion in ('ordinary', 'look-further', 'undecided')),
  reason text not null,
  concluded_by uuid,
  concluded_by_name text not null,
  concluded_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  check (other is null or one < other),
  foreign key (instansi_id, event_id) references event (instansi_id, id) on delete cascade,
  foreign key (instansi_id, one) references participant (instansi_id, id) on delete cascade,
  foreign key (instansi_id, other) references participant (instansi_id, id) on delete cascade
);
create index signal_conclusion_event on signal_conclusion (instansi_id, event_id, concluded_at desc);
call protect_table('signal_conclusion', 'select, insert');

-- By which figures signals are told: reading pace, measures, levels. Never edited, only followed.
alter table recipe drop constraint recipe_kind_check;
alter table recipe add constraint recipe_kind_check
  check (kind in ('scoring', 'category', 'nine-box', 'theme', 'signals'));
