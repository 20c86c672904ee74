-- Assessors of a demonstration who rate by a severity that was set beforehand, in levels above 0 for the strict: what a
-- rater report should find again. Real assessors have no row here.
create table simulated_assessor (
  instansi_id uuid not null references instansi,
  account_id uuid not null,
  severity double precision not null,
  primary key (instansi_id, account_id),
  foreign key (instansi_id, account_id) references account (instansi_id, id)
);
call protect_table('simulated_assessor', 'select, insert');
