-- Long work that somebody asked for: its progress, its end, and the wish to stop it. The queue itself is pg-boss's.
create table job (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  permission text not null,
  input jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  progress float8 not null default 0 check (progress between 0 and 1),
  message text not null default '',
  result jsonb,
  error jsonb,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  cancel_requested_at timestamptz,
  primary key (instansi_id, id)
);
call protect_table('job', 'select, insert, update');
-- At most one unfinished job of a kind for the same input: pressing twice does not compute twice.
create unique index job_unfinished on job (instansi_id, kind, input) where state in ('queued', 'running');
