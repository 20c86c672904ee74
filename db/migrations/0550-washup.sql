-- The wash-up of one candidate: those who watched compare what they gave and agree, competency by competency.

-- Begun when all expected ratings were locked, or by the chief's word. One person writes for all of them.
create table washup (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  centre_id uuid not null,
  participant_id uuid not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  recorder_id uuid not null,
  opened_at timestamptz not null default clock_timestamp(),
  opened_by uuid not null,
  opened_by_name text not null,
  -- Why it was opened though ratings were missing, and how many; null: all were locked.
  opening_reason text,
  missing int not null default 0 check (missing >= 0),
  primary key (instansi_id, id),
  unique (instansi_id, centre_id, participant_id),
  check ((missing > 0) = (opening_reason is not null)),
  foreign key (instansi_id, centre_id) references centre (instansi_id, id),
  foreign key (instansi_id, participant_id) references participant (instansi_id, id),
  foreign key (instansi_id, recorder_id) references account (instansi_id, id)
);
call protect_table('washup', 'select, insert');
grant update (state, recorder_id) on washup to petakom_app;

-- A level that was agreed: of one competency in one exercise, or over all exercises (exercise_id null). The latest holds.
create table washup_decision (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  washup_id uuid not null,
  exercise_id uuid,
  competency text not null,
  -- 1, 2, ... within the subject: two words said at once cannot both be the next one.
  turn int not null check (turn > 0),
  level int not null check (level between 0 and 5),
  -- `accepted`: nobody differed, taken together with others; `discussed`: somebody did, or the level is another one.
  way text not null check (way in ('accepted', 'discussed')),
  reason text,
  -- What it was decided on (domain: wash-up): ratings of the cell, or levels of the exercises. Another basis: decide again.
  basis text not null,
  -- Mean of the ratings with severity taken out as it stood beside it, and the report that severities came from.
  mechanical double precision,
  rater_report_id uuid,
  -- Whose word it was, and who wrote it down.
  author_id uuid not null,
  author_name text not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  decided_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  unique nulls not distinct (instansi_id, washup_id, exercise_id, competency, turn),
  check (way = 'accepted' or reason is not null),
  foreign key (instansi_id, washup_id) references washup (instansi_id, id),
  foreign key (instansi_id, exercise_id) references centre_exercise (instansi_id, id),
  foreign key (instansi_id, author_id) references account (instansi_id, id)
);
call protect_table('washup_decision', 'select, insert');

-- Whether a rating that was locked after the wash-up began counts: the chief's word, the latest holds.
create table washup_late_ruling (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  rating_id uuid not null,
  turn int not null check (turn > 0),
  counts boolean not null,
  reason text not null,
  ruled_by uuid not null,
  ruled_by_name text not null,
  ruled_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  unique (instansi_id, rating_id, turn),
  foreign key (instansi_id, rating_id) references observation_rating (instansi_id, id)
);
call protect_table('washup_late_ruling', 'select, insert');

-- What else happened in the room, in order: begun, pen handed over or taken, closed, opened again.
create table washup_happening (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  washup_id uuid not null,
  kind text not null check (kind in ('opened', 'handed-over', 'taken-over', 'closed', 'reopened')),
  -- Whom the pen went to.
  to_name text,
  reason text,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  foreign key (instansi_id, washup_id) references washup (instansi_id, id)
);
call protect_table('washup_happening', 'select, insert');

-- The minutes of a wash-up that was closed, with everything they rest on. Never changed; opened again and closed anew, it
-- has another number. The highest number holds while the wash-up is closed.
create table washup_minutes (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  washup_id uuid not null,
  number int not null check (number > 0),
  -- Canonical JSON, gzip; SHA-256 of the JSON, which the minutes print.
  content bytea not null,
  hash bytea not null,
  code text not null unique,
  closed_by uuid not null,
  closed_by_name text not null,
  closed_at timestamptz not null,
  primary key (instansi_id, id),
  unique (instansi_id, washup_id, number),
  foreign key (instansi_id, washup_id) references washup (instansi_id, id)
);
call protect_table('washup_minutes', 'select, insert');

-- The agreed level of each competency of closed minutes, beside the mechanical one: what results are made of.
create table washup_level (
  instansi_id uuid not null references instansi,
  minutes_id uuid not null,
  competency text not null,
  level int not null check (level between 0 and 5),
  -- Mean of the ratings that count, 0 to 5, severity taken out where it was known; its standard error, null while the
  -- event's variances are not known.
  mechanical double precision not null,
  mechanical_error double precision,
  -- The same mean as it was given.
  uncorrected double precision not null,
  ratings int not null check (ratings > 0),
  primary key (instansi_id, minutes_id, competency),
  foreign key (instansi_id, minutes_id) references washup_minutes (instansi_id, id)
);
call protect_table('washup_level', 'select, insert');

-- Whoever has a wash-up open on any server hears of a rating as it is locked.
create function tell_washup_rating() returns trigger language plpgsql as $$
begin
  perform pg_notify('washup_changed', json_build_object('instansiId', new.instansi_id, 'centreId', new.centre_id,
    'participantId', new.participant_id)::text);
  return null;
end $$;
create trigger tell_washup after insert on observation_rating for each row execute function tell_washup_rating();
