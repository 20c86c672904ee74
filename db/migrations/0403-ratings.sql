-- What assessors gave long answers: only added to. The last of a place holds; places are the first and the second rater
-- and, where these differ too much, the third. A rating belongs to the text that was read: another text begins anew.
create table rating (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  attempt_id uuid not null,
  item_id uuid not null,
  -- SHA-256 of the text in UTF-8.
  answer_hash bytea not null,
  place int not null check (place between 1 and 3),
  points int not null check (points >= 0),
  comment text not null default '',
  rater_id uuid not null,
  rater_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  foreign key (instansi_id, attempt_id) references attempt (instansi_id, id),
  foreign key (instansi_id, item_id) references item (instansi_id, id),
  foreign key (instansi_id, rater_id) references account (instansi_id, id)
);
create index rating_answer on rating (instansi_id, attempt_id, item_id, answer_hash, place, at);
call protect_table('rating', 'select, insert');
