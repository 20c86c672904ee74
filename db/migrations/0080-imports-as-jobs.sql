-- An import is checked and applied by jobs. 'checking': the file is kept and waits for its check; 'refused': it could not
-- be read, and `error` says why. A batch names the job that applied it, so that a job which died right after its commit
-- finds its work done instead of doing it again.
alter table import_batch drop constraint import_batch_state_check;
alter table import_batch add constraint import_batch_state_check
  check (state in ('checking', 'checked', 'applied', 'discarded', 'refused'));
alter table import_batch alter column summary drop not null;
alter table import_batch add column error jsonb;
alter table import_batch add column applied_by_job uuid;
alter table import_batch add column applied_counts jsonb;
