create table item (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  code text not null,
  theme text not null,
  competency text not null,
  level int not null check (level between 1 and 5),
  potential_aspect text,
  kind text not null check (kind in ('single-choice', 'situational-judgement')),
  author text not null,
  state text not null check (state in ('draft', 'reviewed', 'in-use', 'retired')),
  current_version int not null,
  primary key (instansi_id, id),
  unique (instansi_id, code)
);
call protect_table('item');

-- Append-only: an edit is a new version. What leaves the server is `content`; `scoring` and `parameters` never do.
create table item_version (
  instansi_id uuid not null references instansi,
  item_id uuid not null,
  version int not null,
  content jsonb not null,
  scoring jsonb not null,
  parameters jsonb not null,
  rationale text not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  primary key (instansi_id, item_id, version),
  foreign key (instansi_id, item_id) references item (instansi_id, id)
);
call protect_table('item_version', 'select, insert');

create table event (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  name text not null,
  purpose text not null check (purpose in ('PENGISIAN_JABATAN', 'PEMETAAN', 'JOBFIT')),
  starts_on date not null,
  ends_on date not null,
  venue text not null,
  capacity int not null check (capacity between 1 and 5000),
  -- Hours of the day, length of a session, turnover, breaks, holidays: see EventSchedule in the contract.
  schedule jsonb not null,
  state text not null check (state in ('draft', 'scheduled', 'closed')),
  created_at timestamptz not null default now(),
  primary key (instansi_id, id),
  check (ends_on >= starts_on)
);
call protect_table('event');

create table exercise (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  event_id uuid not null,
  name text not null,
  kind text not null check (kind in ('TEST')),
  position int not null,
  duration_minutes int not null check (duration_minutes between 1 and 600),
  primary key (instansi_id, id),
  unique (instansi_id, event_id, position),
  foreign key (instansi_id, event_id) references event (instansi_id, id) on delete cascade
);
call protect_table('exercise');

-- The design matrix: what each exercise is meant to measure ('M.01' to 'SK.01', or a theme).
create table exercise_target (
  instansi_id uuid not null references instansi,
  exercise_id uuid not null,
  target text not null,
  primary key (instansi_id, exercise_id, target),
  foreign key (instansi_id, exercise_id) references exercise (instansi_id, id) on delete cascade
);
call protect_table('exercise_target');

-- The fixed form of an exercise: which version of which item, in which order.
create table exercise_item (
  instansi_id uuid not null references instansi,
  exercise_id uuid not null,
  position int not null,
  item_id uuid not null,
  version int not null,
  primary key (instansi_id, exercise_id, position),
  unique (instansi_id, exercise_id, item_id),
  foreign key (instansi_id, exercise_id) references exercise (instansi_id, id) on delete cascade,
  foreign key (instansi_id, item_id, version) references item_version (instansi_id, item_id, version)
);
call protect_table('exercise_item');

create table event_session (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  event_id uuid not null,
  number int not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- A proctor may open the doors earlier than planned or let late-comers in; null = by the plan.
  opened_at timestamptz,
  primary key (instansi_id, id),
  unique (instansi_id, event_id, number),
  foreign key (instansi_id, event_id) references event (instansi_id, id) on delete cascade,
  check (ends_at > starts_at)
);
call protect_table('event_session');

create table participant (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  event_id uuid not null,
  pegawai_id uuid not null,
  -- The post held when the participant was picked: what the result is matched against.
  jabatan_id uuid not null,
  number int not null,
  session_id uuid,
  seat int,
  -- The PIN is an HMAC of this row's id and pin_version under the server's secret: nothing to steal from here.
  pin_version int not null default 1,
  attendance text check (attendance in ('present', 'late', 'absent')),
  attended_at timestamptz,
  primary key (instansi_id, id),
  unique (instansi_id, event_id, pegawai_id),
  unique (instansi_id, event_id, number),
  unique (instansi_id, session_id, seat),
  foreign key (instansi_id, event_id) references event (instansi_id, id) on delete cascade,
  foreign key (instansi_id, pegawai_id) references pegawai (instansi_id, id),
  foreign key (instansi_id, jabatan_id) references jabatan (instansi_id, id),
  foreign key (instansi_id, session_id) references event_session (instansi_id, id)
);
create index participant_pegawai on participant (instansi_id, pegawai_id);
call protect_table('participant');
grant select on participant, pegawai, event, event_session to petakom_gate;
create policy gate on participant to petakom_gate using (true);
create policy gate on pegawai to petakom_gate using (true);
create policy gate on event to petakom_gate using (true);
create policy gate on event_session to petakom_gate using (true);
alter table login_session add foreign key (instansi_id, participant_id)
  references participant (instansi_id, id) on delete cascade;

-- One sitting of one exercise. Made before the session, so that a start reads and does not write a form.
create table attempt (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  participant_id uuid not null,
  exercise_id uuid not null,
  -- Item ids in the order in which this participant meets them.
  item_order uuid[] not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  duration_seconds int not null check (duration_seconds > 0),
  extra_seconds int not null default 0 check (extra_seconds >= 0),
  started_at timestamptz,
  handed_in_at timestamptz,
  -- The device that may write; another takes over only when a proctor or the PIN's owner says so.
  device text,
  device_epoch int not null default 0,
  last_seq int not null default 0,
  chain_hash bytea not null default '\x',
  last_saved_at timestamptz,
  primary key (instansi_id, id),
  unique (instansi_id, participant_id, exercise_id),
  foreign key (instansi_id, participant_id) references participant (instansi_id, id) on delete cascade,
  foreign key (instansi_id, exercise_id) references exercise (instansi_id, id) on delete cascade
) with (fillfactor = 70);
call protect_table('attempt');

-- Raw facts, append-only. The value in force for an item is that of its highest seq which is not late.
create table answer (
  instansi_id uuid not null references instansi,
  attempt_id uuid not null,
  seq int not null check (seq > 0),
  item_id uuid not null,
  -- {"choice": "B"} or {"choice": null} for an answer taken back.
  value jsonb not null,
  client_time timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  device text not null,
  -- Arrived after the deadline: kept, marked, not scored until a person rules on it.
  is_late boolean not null default false,
  primary key (instansi_id, attempt_id, seq),
  foreign key (instansi_id, attempt_id) references attempt (instansi_id, id)
);
call protect_table('answer', 'select, insert');

create table attempt_event (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  attempt_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  kind text not null,
  details jsonb not null default '{}',
  primary key (instansi_id, id),
  foreign key (instansi_id, attempt_id) references attempt (instansi_id, id)
);
create index attempt_event_attempt on attempt_event (instansi_id, attempt_id, at);
call protect_table('attempt_event', 'select, insert');
