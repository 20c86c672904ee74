-- Design matrices to begin from, and what methods cost and err: only added to, the highest version holds. Where an
-- instansi has none, what comes with Petakom holds.
create table method_setting (
  instansi_id uuid not null references instansi,
  kind text not null check (kind in ('preset-sederhana', 'preset-sedang', 'preset-kompleks', 'cost-rates', 'error-rates')),
  version int not null check (version > 1),
  -- MethodPreset, CostRates or ErrorRates of the domain.
  content jsonb not null,
  reason text not null,
  made_by_name text not null,
  made_at timestamptz not null default now(),
  primary key (instansi_id, kind, version)
);
call protect_table('method_setting', 'select, insert');
