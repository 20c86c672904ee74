-- Roles. Requests never run as the owner of the tables: petakom_app sees one instansi, petakom_gate only what
-- signing in needs before an instansi is known.
do $$
begin
  if not exists (select from pg_roles where rolname = 'petakom_app') then create role petakom_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'petakom_gate') then create role petakom_gate nologin; end if;
exception when duplicate_object then null;
end $$;
grant petakom_app, petakom_gate to current_user;
grant usage on schema public to petakom_app, petakom_gate;

create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create function current_instansi() returns uuid language sql stable
  return nullif(current_setting('app.instansi', true), '')::uuid;

-- Puts a table of an instansi behind forced row-level security and opens it to the application role.
create procedure protect_table(table_name text, privileges text default 'select, insert, update, delete')
language plpgsql as $$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format('alter table %I force row level security', table_name);
  execute format('create policy own_instansi on %I to petakom_app using (instansi_id = current_instansi()) '
    || 'with check (instansi_id = current_instansi())', table_name);
  execute format('grant %s on %I to petakom_app', privileges, table_name);
end $$;

create table instansi (
  id uuid primary key default gen_random_uuid(),
  code text not null unique,
  name text not null,
  timezone text not null default 'Asia/Jakarta',
  is_synthetic boolean not null default false,
  created_at timestamptz not null default now()
);
alter table instansi enable row level security;
alter table instansi force row level security;
create policy own_instansi on instansi to petakom_app using (id = current_instansi());
create policy gate on instansi to petakom_gate using (true) with check (true);
grant select on instansi to petakom_app;
grant select, insert on instansi to petakom_gate;

create table account (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  nip text not null check (nip ~ '^\d{18}$'),
  name text not null,
  password_hash text not null,
  roles text[] not null check (cardinality(roles) > 0),
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (instansi_id, id),
  unique (instansi_id, nip)
);
create index account_nip on account (nip);
call protect_table('account');
create policy gate on account to petakom_gate using (true) with check (true);
grant select, insert on account to petakom_gate;

-- A signed-in browser: an account, or a participant who came with a session PIN. The token itself is never stored.
create table login_session (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null unique,
  account_id uuid,
  participant_id uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_seen_at timestamptz not null default now(),
  primary key (instansi_id, id),
  foreign key (instansi_id, account_id) references account (instansi_id, id) on delete cascade,
  check (num_nonnulls(account_id, participant_id) = 1)
);
call protect_table('login_session');
create policy gate on login_session to petakom_gate using (true) with check (true);
grant select, insert, update, delete on login_session to petakom_gate;

-- Wrong passwords and PINs by key; a key is a person, never an address, so that one hall behind one address survives.
create table sign_in_failure (
  key text primary key,
  failures int not null,
  last_failure_at timestamptz not null
);
grant select, insert, update, delete on sign_in_failure to petakom_gate;

create table audit_entry (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  actor_name text not null,
  action text not null,
  subject_type text not null,
  subject_id text,
  before jsonb,
  after jsonb,
  reason text,
  primary key (instansi_id, id)
);
create index audit_entry_at on audit_entry (instansi_id, at desc);
call protect_table('audit_entry', 'select, insert');

-- The hash chain over audit rows, written by a sealer in order of time; the last hash can be anchored outside.
create table audit_seal (
  instansi_id uuid not null references instansi,
  seq bigint not null,
  entry_id uuid not null,
  hash bytea not null,
  sealed_at timestamptz not null default now(),
  primary key (instansi_id, seq),
  unique (instansi_id, entry_id),
  foreign key (instansi_id, entry_id) references audit_entry (instansi_id, id)
);
call protect_table('audit_seal', 'select, insert');
