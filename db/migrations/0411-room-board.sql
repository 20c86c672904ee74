-- Whom the committee has sent out of the test, since when; null = takes part.
alter table participant add column excluded_at timestamptz;

-- What happened in the room and is no answer: written by a person, never changed.
create table room_incident (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  session_id uuid not null,
  participant_id uuid,
  at timestamptz not null,
  kind text not null check (kind in ('illness', 'technical', 'conduct', 'disturbance', 'other')),
  note text not null,
  noted_by text not null,
  primary key (instansi_id, id),
  foreign key (instansi_id, session_id) references event_session (instansi_id, id) on delete cascade,
  foreign key (instansi_id, participant_id) references participant (instansi_id, id) on delete cascade
);
create index room_incident_session on room_incident (instansi_id, session_id, at);
call protect_table('room_incident', 'select, insert');
