-- An assessment centre within an event: who is watched in which exercise, where, when and by whom.

-- What an exercise hands to its assessors: brief, questions, competencies with anchored indicators. Versions are only
-- added to; a centre's exercise names the one it was set with, and ratings keep it.
create table observation_sheet (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  code text not null,
  kind text not null check (kind in ('group-discussion', 'role-play', 'presentation', 'interview')),
  title text not null,
  state text not null default 'draft' check (state in ('draft', 'in-use', 'retired')),
  current_version int not null default 1,
  primary key (instansi_id, id),
  unique (instansi_id, code)
);
call protect_table('observation_sheet', 'select, insert, update');

create table observation_sheet_version (
  instansi_id uuid not null references instansi,
  sheet_id uuid not null,
  version int not null check (version > 0),
  -- ObservationSheetContent of the contract.
  content jsonb not null,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  primary key (instansi_id, sheet_id, version),
  foreign key (instansi_id, sheet_id) references observation_sheet (instansi_id, id)
);
call protect_table('observation_sheet_version', 'select, insert');

create table centre (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  event_id uuid not null,
  name text not null,
  preset text not null check (preset in ('sederhana', 'sedang', 'kompleks', 'sendiri')),
  -- CentreSettings of the contract: days with their hours and breaks, rest, turnover, least assessors per candidate.
  settings jsonb not null,
  created_at timestamptz not null default now(),
  primary key (instansi_id, id),
  unique (instansi_id, event_id),
  foreign key (instansi_id, event_id) references event (instansi_id, id) on delete cascade
);
call protect_table('centre');

create table centre_exercise (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  centre_id uuid not null,
  position int not null,
  name text not null,
  kind text not null check (kind in ('group-discussion', 'role-play', 'presentation', 'interview')),
  sheet_id uuid not null,
  sheet_version int not null,
  minutes int not null check (minutes between 5 and 240),
  preparation_minutes int not null default 0 check (preparation_minutes between 0 and 240),
  assessors int not null check (assessors between 1 and 6),
  needs_role_player boolean not null default false,
  group_min int,
  group_max int,
  -- Competencies rated here: of those of the sheet.
  competencies text[] not null check (cardinality(competencies) > 0),
  primary key (instansi_id, id),
  unique (instansi_id, centre_id, position),
  check ((kind = 'group-discussion') = (group_min is not null and group_max is not null)),
  check (group_min between 2 and group_max and group_max <= 12),
  foreign key (instansi_id, centre_id) references centre (instansi_id, id) on delete cascade,
  foreign key (instansi_id, sheet_id, sheet_version)
    references observation_sheet_version (instansi_id, sheet_id, version)
);
call protect_table('centre_exercise');

create table centre_room (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  centre_id uuid not null,
  name text not null,
  seats int not null check (seats between 1 and 5000),
  -- Kinds of exercises it serves; empty: all.
  kinds text[] not null default '{}',
  primary key (instansi_id, id),
  unique (instansi_id, centre_id, name),
  foreign key (instansi_id, centre_id) references centre (instansi_id, id) on delete cascade
);
call protect_table('centre_room');

create table centre_candidate (
  instansi_id uuid not null references instansi,
  centre_id uuid not null,
  participant_id uuid not null,
  number int not null,
  -- Level of post aimed at, which chooses standard and interview guide; null: that of the post held.
  target_tier text,
  primary key (instansi_id, centre_id, participant_id),
  unique (instansi_id, centre_id, number),
  foreign key (instansi_id, centre_id) references centre (instansi_id, id) on delete cascade,
  foreign key (instansi_id, participant_id) references participant (instansi_id, id)
);
call protect_table('centre_candidate');

create table centre_assessor (
  instansi_id uuid not null references instansi,
  centre_id uuid not null,
  account_id uuid not null,
  task text not null check (task in ('assessor', 'chief', 'role-player')),
  -- Minutes of watching on one day.
  max_minutes_per_day int not null default 360 check (max_minutes_per_day between 30 and 720),
  primary key (instansi_id, centre_id, account_id),
  foreign key (instansi_id, centre_id) references centre (instansi_id, id) on delete cascade,
  foreign key (instansi_id, account_id) references account (instansi_id, id)
);
call protect_table('centre_assessor');

-- Why an account may not watch an official, whatever the agency: declared, or read from the records.
create table assessor_tie (
  instansi_id uuid not null references instansi,
  account_id uuid not null,
  pegawai_id uuid not null,
  relation text not null check (relation in ('subordinate', 'superior', 'relative')),
  declared_by_name text not null,
  declared_at timestamptz not null default now(),
  primary key (instansi_id, account_id, pegawai_id, relation),
  foreign key (instansi_id, account_id) references account (instansi_id, id),
  foreign key (instansi_id, pegawai_id) references pegawai (instansi_id, id)
);
call protect_table('assessor_tie');

-- A candidate, assessor, role player or room (its id) that cannot be used for a while: told before or on the day.
create table centre_absence (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  centre_id uuid not null,
  who uuid not null,
  day date not null,
  from_minute int not null check (from_minute between 0 and 1440),
  to_minute int not null check (to_minute between 0 and 1440),
  reason text not null default '',
  told_at timestamptz not null default now(),
  primary key (instansi_id, id),
  check (to_minute > from_minute),
  foreign key (instansi_id, centre_id) references centre (instansi_id, id) on delete cascade
);
call protect_table('centre_absence');

-- Every timetable that stood, with what it cost and how far it is from the proved bound: only added to.
create table centre_timetable (
  instansi_id uuid not null references instansi,
  centre_id uuid not null,
  version int not null check (version > 0),
  cause text not null check (cause in ('solved', 'repaired', 'by-hand')),
  reason text not null default '',
  -- Sittings as they stood, span, bound and changes: StoredTimetable of the contract.
  content jsonb not null,
  made_by_name text not null,
  made_at timestamptz not null default now(),
  primary key (instansi_id, centre_id, version),
  foreign key (instansi_id, centre_id) references centre (instansi_id, id) on delete cascade
);
call protect_table('centre_timetable', 'select, insert');

-- The sittings in force. Local day and minute after midnight of the instansi's zone; the start is after the preparation.
create table centre_sitting (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  centre_id uuid not null,
  exercise_id uuid not null,
  day date not null,
  start_minute int not null check (start_minute between 0 and 1439),
  room_id uuid not null,
  role_player_id uuid,
  primary key (instansi_id, id),
  foreign key (instansi_id, centre_id) references centre (instansi_id, id) on delete cascade,
  foreign key (instansi_id, exercise_id) references centre_exercise (instansi_id, id),
  foreign key (instansi_id, room_id) references centre_room (instansi_id, id),
  foreign key (instansi_id, role_player_id) references account (instansi_id, id)
);
create index centre_sitting_centre on centre_sitting (instansi_id, centre_id, day, start_minute);
call protect_table('centre_sitting');

create table centre_sitting_candidate (
  instansi_id uuid not null references instansi,
  sitting_id uuid not null,
  participant_id uuid not null,
  primary key (instansi_id, sitting_id, participant_id),
  foreign key (instansi_id, sitting_id) references centre_sitting (instansi_id, id) on delete cascade,
  foreign key (instansi_id, participant_id) references participant (instansi_id, id)
);
call protect_table('centre_sitting_candidate');

create table centre_sitting_assessor (
  instansi_id uuid not null references instansi,
  sitting_id uuid not null,
  account_id uuid not null,
  primary key (instansi_id, sitting_id, account_id),
  foreign key (instansi_id, sitting_id) references centre_sitting (instansi_id, id) on delete cascade,
  foreign key (instansi_id, account_id) references account (instansi_id, id)
);
create index centre_sitting_assessor_account on centre_sitting_assessor (instansi_id, account_id);
call protect_table('centre_sitting_assessor');

-- The journal of an assessor's workspace for one sitting: notes, sorting, levels, locks, as the device wrote them.
-- Stored once for each device and seq, never edited; what holds follows from all of them (domain: observation).
create table observation_entry (
  instansi_id uuid not null references instansi,
  sitting_id uuid not null,
  account_id uuid not null,
  device text not null check (length(device) between 8 and 64),
  seq int not null check (seq > 0),
  body jsonb not null,
  client_time timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  -- Came after the wash-up of this candidate or sitting began.
  is_late boolean not null default false,
  primary key (instansi_id, sitting_id, account_id, device, seq),
  foreign key (instansi_id, sitting_id) references centre_sitting (instansi_id, id),
  foreign key (instansi_id, account_id) references account (instansi_id, id)
);
call protect_table('observation_entry', 'select, insert');

-- A level that an assessor locked, with the evidence it rests on and the sheet it was given by: only added to.
create table observation_rating (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  centre_id uuid not null,
  exercise_id uuid not null,
  sitting_id uuid not null,
  participant_id uuid not null,
  account_id uuid not null,
  competency text not null,
  level int not null check (level between 0 and 5),
  -- Notes as quoted: [{ "note": id, "text": …, "indicator": code or null, "sign": "+" | "-" | "0" }].
  evidence jsonb not null check (jsonb_array_length(evidence) > 0),
  sheet_id uuid not null,
  sheet_version int not null,
  locked_at timestamptz not null default clock_timestamp(),
  -- Locked after the wash-up of the candidate began: counts only when the chief lets it in (see wash-up).
  is_late boolean not null default false,
  primary key (instansi_id, id),
  unique (instansi_id, exercise_id, participant_id, account_id, competency),
  foreign key (instansi_id, centre_id) references centre (instansi_id, id),
  foreign key (instansi_id, exercise_id) references centre_exercise (instansi_id, id),
  foreign key (instansi_id, sitting_id) references centre_sitting (instansi_id, id),
  foreign key (instansi_id, participant_id) references participant (instansi_id, id),
  foreign key (instansi_id, account_id) references account (instansi_id, id),
  foreign key (instansi_id, sheet_id, sheet_version)
    references observation_sheet_version (instansi_id, sheet_id, version)
);
create index observation_rating_centre on observation_rating (instansi_id, centre_id, participant_id);
call protect_table('observation_rating', 'select, insert');
