-- How far an official is on the way to an account of their own. The code itself is made from the server's secret,
-- instansi, NIP and counter whenever it is needed; nothing here gives it away.
create table account_activation (
  instansi_id uuid not null references instansi,
  pegawai_id uuid not null,
  -- Rises with every new code; an earlier one is void.
  counter int not null default 1 check (counter >= 1),
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (instansi_id, pegawai_id),
  foreign key (instansi_id, pegawai_id) references pegawai (instansi_id, id)
);
call protect_table('account_activation');
create policy gate on account_activation to petakom_gate using (true);
grant select on account_activation to petakom_gate;
