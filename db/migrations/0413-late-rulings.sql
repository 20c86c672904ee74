-- Whether answers that came after the time count: a named person's word, with the reason. A later word takes the place
-- of an earlier one, both stay.
create table late_ruling (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  attempt_id uuid not null,
  turn int not null check (turn > 0),
  counts boolean not null,
  -- The late answers that were there and are ruled on; what comes later waits for another word.
  seqs int[] not null check (cardinality(seqs) > 0),
  reason text not null,
  ruled_by uuid,
  ruled_by_name text not null,
  -- By the clock of the database, after the lock on the event: before or after a scoring, never beside it.
  ruled_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  unique (instansi_id, attempt_id, turn),
  foreign key (instansi_id, attempt_id) references attempt (instansi_id, id) on delete cascade
);
call protect_table('late_ruling', 'select, insert');

-- Whether a late answer counted, by the words said until then ('infinity': by those that stand).
create function late_answer_counts(instansi uuid, attempt uuid, answer_seq int, until timestamptz default 'infinity')
returns boolean language sql stable as $$
  select coalesce((select r.counts and answer_seq = any(r.seqs) from late_ruling as r
    where r.instansi_id = instansi and r.attempt_id = attempt and r.ruled_at <= until
    order by r.turn desc limit 1), false)
$$;
