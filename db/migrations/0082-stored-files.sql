-- A file that a job made and that is kept until the next one replaces it, in pieces so that neither writing nor reading
-- holds the whole. See docs/decisions/files-in-the-database.md.
create table stored_file (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  subject_id uuid not null,
  file_name text not null,
  content_type text not null,
  bytes bigint not null,
  -- SHA-256 of the content.
  hash bytea not null,
  -- Whom it tells about: ids of participants, for the trail when it is taken out.
  people uuid[] not null,
  made_by_job uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  primary key (instansi_id, id),
  unique (instansi_id, kind, subject_id)
);
call protect_table('stored_file', 'select, insert, delete');
create table stored_file_piece (
  instansi_id uuid not null references instansi,
  file_id uuid not null,
  position int not null,
  content bytea not null,
  primary key (instansi_id, file_id, position),
  foreign key (instansi_id, file_id) references stored_file (instansi_id, id)
    on delete cascade deferrable initially deferred
);
call protect_table('stored_file_piece', 'select, insert, delete');
-- What a job found last about one subject: a page that was reloaded asks for it.
create index job_about on job (instansi_id, kind, (input->>'id'), created_at desc);
