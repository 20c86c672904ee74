-- What a participant was granted to sit the test on equal terms. Taken back = the row with nothing in it.
create table accommodation (
  instansi_id uuid not null references instansi,
  participant_id uuid not null,
  reader boolean not null,
  paper boolean not null,
  large_text boolean not null,
  high_contrast boolean not null,
  breaks boolean not null,
  extra_percent int not null check (extra_percent between 0 and 200),
  extra_minutes int not null check (extra_minutes between 0 and 240),
  note text not null,
  primary key (instansi_id, participant_id),
  foreign key (instansi_id, participant_id) references participant (instansi_id, id) on delete cascade
);
call protect_table('accommodation');

-- Seconds that somebody's accommodation adds to working time of this length.
create function accommodation_seconds(instansi uuid, participant uuid, duration int) returns int language sql stable as $$
  select coalesce((select round(duration * extra_percent / 100.0)::int + extra_minutes * 60 from accommodation
    where instansi_id = instansi and participant_id = participant), 0)
$$;
