-- Meetings in which a participant hears the result and agrees on what to do. May be corrected until it is acknowledged.
create table debrief (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  participant_id uuid not null,
  held_on date not null,
  place text not null,
  -- Who led it, by name: not everybody who does has an account.
  led_by text not null,
  notes text not null,
  -- [{ "competency": code or null, "text", "support", "due": day or null }]
  actions jsonb not null check (jsonb_typeof(actions) = 'array'),
  -- Verification code of the report that was talked about.
  report_code text not null,
  -- 1, 2, ...: raised with every correction.
  turn int not null default 1 check (turn > 0),
  recorded_by uuid,
  recorded_by_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  foreign key (instansi_id, participant_id) references participant (instansi_id, id)
);
create index debrief_participant on debrief (instansi_id, participant_id, held_on desc);
call protect_table('debrief', 'select, insert, update');

-- The participant's own word on it, or that on the signed paper: once, never changed.
create table debrief_acknowledgement (
  instansi_id uuid not null references instansi,
  debrief_id uuid not null,
  -- Which correction was acknowledged.
  turn int not null,
  way text not null check (way in ('own', 'paper')),
  agrees boolean not null,
  words text not null default '',
  -- For paper: the day of the signature.
  signed_on date not null,
  by_id uuid,
  by_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, debrief_id),
  foreign key (instansi_id, debrief_id) references debrief (instansi_id, id)
);
call protect_table('debrief_acknowledgement', 'select, insert');
