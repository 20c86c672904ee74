-- What an assessor has locked, and what may not change beneath it.

-- An assessor is done with a candidate in an exercise: levels are rows of observation_rating, and what could not be
-- observed stands here with its reason. Both are written together; nothing unlocks.
create table observation_lock (
  instansi_id uuid not null references instansi,
  exercise_id uuid not null,
  participant_id uuid not null,
  account_id uuid not null,
  centre_id uuid not null,
  sitting_id uuid not null,
  sheet_version int not null,
  -- [{ "competency": code, "reason": text }]
  not_observed jsonb not null,
  locked_at timestamptz not null default clock_timestamp(),
  -- The wash-up of the candidate had begun: see observation_rating.
  is_late boolean not null default false,
  primary key (instansi_id, exercise_id, participant_id, account_id),
  foreign key (instansi_id, centre_id) references centre (instansi_id, id),
  foreign key (instansi_id, exercise_id) references centre_exercise (instansi_id, id),
  foreign key (instansi_id, sitting_id) references centre_sitting (instansi_id, id),
  foreign key (instansi_id, participant_id) references participant (instansi_id, id),
  foreign key (instansi_id, account_id) references account (instansi_id, id)
);
create index observation_lock_sitting on observation_lock (instansi_id, sitting_id);
call protect_table('observation_lock', 'select, insert');

create index observation_entry_account on observation_entry (instansi_id, account_id, sitting_id);

-- Whether the wash-up of a candidate has begun. (A later migration makes that table; the body is read when it is called.)
create function washup_began(p_instansi uuid, p_centre uuid, p_participant uuid) returns boolean
language plpgsql stable as $$
begin
  return exists (
    select from washup where instansi_id = p_instansi and centre_id = p_centre and participant_id = p_participant
  );
end $$;

-- Whether somebody has watched or rated by this exercise.
create function exercise_is_observed(p_instansi uuid, p_exercise uuid) returns boolean
language sql stable as $$
  select exists (
    select from observation_entry as e
    join centre_sitting as s on s.instansi_id = e.instansi_id and s.id = e.sitting_id
    where s.instansi_id = p_instansi and s.exercise_id = p_exercise
  ) or exists (select from observation_lock where instansi_id = p_instansi and exercise_id = p_exercise)
$$;

-- Notes were sorted and levels given by the anchors of one version of one sheet: it stays pinned from the first entry on.
create function keep_watched_sheet() returns trigger language plpgsql as $$
begin
  if (new.sheet_id, new.sheet_version, new.competencies) is distinct from (old.sheet_id, old.sheet_version, old.competencies)
    and exercise_is_observed(old.instansi_id, old.id) then
    raise exception 'the sheet of exercise % is in use by its observations', old.id;
  end if;
  return new;
end $$;
create trigger keep_watched_sheet before update on centre_exercise
  for each row execute function keep_watched_sheet();
