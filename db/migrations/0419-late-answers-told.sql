-- What a participant is told of late answers: how many there are, and the word on them. A word on some of them is not yet
-- one on all: `counts` is null until it has been said of each. Null where none is late.
create function late_answers_told(instansi uuid, attempt uuid, until timestamptz default 'infinity')
returns jsonb language sql stable as $$
  select jsonb_build_object(
      'answers', count(*),
      'counts', case when bool_and(w.seq = any(r.seqs)) then r.counts end,
      'reason', case when bool_and(w.seq = any(r.seqs)) then r.reason end)
  from answer as w
  left join lateral (
    select seqs, counts, reason from late_ruling as l
    where l.instansi_id = instansi and l.attempt_id = attempt and l.ruled_at <= until
    order by l.turn desc limit 1
  ) as r on true
  where w.instansi_id = instansi and w.attempt_id = attempt and w.is_late
  group by r.counts, r.reason
$$;
