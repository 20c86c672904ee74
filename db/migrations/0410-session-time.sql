-- Time is the server's. Every pause and extension is a fact in attempt_event; these columns are their sum.
alter table attempt
  -- The clock stands still since then; null = it runs.
  add column paused_at timestamptz,
  add column paused_seconds int not null default 0 check (paused_seconds >= 0),
  -- Moves the closing alone: what the exercise before this one was given longer.
  add column closing_extra_seconds int not null default 0 check (closing_extra_seconds >= 0);

-- When an attempt ends that nobody hands in: never while its clock stands still.
create function attempt_closing(a attempt) returns timestamptz language sql stable as $$
  select case when a.paused_at is null
    then a.closes_at + make_interval(secs => a.extra_seconds + a.paused_seconds + a.closing_extra_seconds)
    else 'infinity' end
$$;
