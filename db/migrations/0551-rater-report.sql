-- What the locked ratings of a centre say of its raters at one moment: severity, fit, halo, drift, agreement, reliability.
-- Derived; each row stays, so that a level agreed beside a severity can be read with that severity.
create table rater_report (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  centre_id uuid not null,
  -- RaterReport of the contract.
  content jsonb not null,
  -- Ratings it was made from.
  ratings int not null check (ratings >= 0),
  recipe_version text not null,
  input_hash bytea not null,
  engine_version text not null,
  computed_by_name text not null,
  computed_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  foreign key (instansi_id, centre_id) references centre (instansi_id, id)
);
create index rater_report_centre on rater_report (instansi_id, centre_id, computed_at desc);
call protect_table('rater_report', 'select, insert');
