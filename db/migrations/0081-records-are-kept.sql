-- Predicates and sanctions are facts: a correction is a new row, and the row it corrects stays and is marked. Nothing of
-- a stored fact can be changed but that mark, and nothing can be deleted.
alter table pegawai_performance drop constraint pegawai_performance_pkey;
alter table pegawai_performance
  add column id uuid not null default gen_random_uuid(),
  add column recorded_at timestamptz not null default now(),
  add column recorded_by text not null default 'Impor',
  add column reason text,
  add column superseded_at timestamptz,
  add column superseded_by_name text,
  add column superseded_reason text,
  add primary key (instansi_id, id);
alter table pegawai_performance alter column recorded_by drop default;
create unique index pegawai_performance_in_force on pegawai_performance (instansi_id, pegawai_id, year)
  where superseded_at is null;

alter table pegawai_discipline drop constraint pegawai_discipline_instansi_id_pegawai_id_decree_key;
alter table pegawai_discipline
  add column recorded_at timestamptz not null default now(),
  add column recorded_by text not null default 'Impor',
  add column reason text,
  add column superseded_at timestamptz,
  add column superseded_by_name text,
  add column superseded_reason text;
alter table pegawai_discipline alter column recorded_by drop default;
create unique index pegawai_discipline_in_force on pegawai_discipline (instansi_id, pegawai_id, decree)
  where superseded_at is null;

revoke update, delete on pegawai_performance, pegawai_discipline from petakom_app;
grant update (superseded_at, superseded_by_name, superseded_reason) on pegawai_performance to petakom_app;
grant update (superseded_at, superseded_by_name, superseded_reason) on pegawai_discipline to petakom_app;
