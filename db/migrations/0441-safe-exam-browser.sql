-- Sessions that are sat in Safe Exam Browser: the configuration that we made for it, and the keys by which it is known.
create table session_seb (
  instansi_id uuid not null references instansi,
  session_id uuid not null,
  is_required boolean not null,
  -- The settings of the configuration file, data values as {"data": base64}; the Config Key is a hash of them.
  settings jsonb not null,
  config_key text not null check (config_key ~ '^[0-9a-f]{64}$'),
  -- Browser Exam Keys of the versions in use; with none, the Config Key decides alone.
  browser_exam_keys text[] not null,
  changed_by_name text not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, session_id),
  foreign key (instansi_id, session_id) references event_session (instansi_id, id) on delete cascade
);
call protect_table('session_seb', 'select, insert, update');
