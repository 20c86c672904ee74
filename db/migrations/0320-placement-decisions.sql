-- A plan that was put before the PPK. What it shows was computed once, when it was proposed: nothing on the PPK's sheet
-- moves while it is being read. It ends once: recalled, returned or signed.
create table placement_proposal (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  plan_id uuid not null,
  note text not null,
  -- What had changed in the records since the data were frozen, and why the plan is proposed in spite of it.
  stale_changes jsonb,
  stale_reason text,
  -- Canonical JSON, gzip: posts, candidates with parts of the fit, shortfalls; and the SHA-256 of the JSON.
  sheet bytea not null,
  sheet_hash bytea not null,
  -- Posts that the plan fills, empties or leaves empty.
  posts int not null,
  proposed_by uuid,
  proposed_by_name text not null,
  proposed_at timestamptz not null default now(),
  ending text check (ending in ('recalled', 'returned', 'signed')),
  ended_by uuid,
  ended_by_name text,
  ended_at timestamptz,
  end_reason text,
  primary key (instansi_id, id),
  foreign key (instansi_id, round_id) references placement_round (instansi_id, id),
  foreign key (instansi_id, plan_id) references placement_plan (instansi_id, id),
  check ((ending is null) = (ended_at is null)),
  check ((stale_changes is null) = (stale_reason is null)),
  check (ending is null or ending = 'signed' or end_reason is not null)
);
create unique index placement_proposal_open on placement_proposal (instansi_id, round_id) where ending is null;
create index placement_proposal_round on placement_proposal (instansi_id, round_id, proposed_at desc);
call protect_table('placement_proposal', 'select, insert');
grant update (ending, ended_by, ended_by_name, ended_at, end_reason) on placement_proposal to petakom_app;

-- The PPK's words, one row each. A later word on the same post takes the place of the one before; both stay.
create table placement_decision (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  proposal_id uuid not null,
  -- Of the frozen data.
  post_index int not null,
  -- 1, 2, ... within the post: two words that were given at once cannot both be the next one.
  turn int not null check (turn > 0),
  word text not null check (word in ('follow', 'other', 'empty', 'postpone')),
  -- Whom the word puts there, and their fit in hundredths; null: nobody.
  official_index int,
  pegawai_id uuid,
  fit int,
  -- What departing costs, in hundredths, as it was shown.
  price int,
  reason text,
  considerations text,
  heard text[] not null,
  decided_by uuid,
  decided_by_name text not null,
  decided_at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  unique (instansi_id, proposal_id, post_index, turn),
  foreign key (instansi_id, proposal_id) references placement_proposal (instansi_id, id),
  check (word = 'follow' or reason is not null),
  check ((word = 'other') <= (official_index is not null)),
  check ((official_index is null) = (pegawai_id is null))
);
call protect_table('placement_decision', 'select, insert');

-- A signed proposal as one text that holds everything it rests on. Never changed, never removed.
create table placement_archive (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  proposal_id uuid not null,
  -- Canonical JSON, gzip; SHA-256 of the JSON, which the nota prints.
  content bytea not null,
  hash bytea not null,
  bytes bigint not null,
  code text not null unique,
  signed_by uuid,
  signed_by_name text not null,
  signed_at timestamptz not null,
  primary key (instansi_id, id),
  unique (instansi_id, proposal_id),
  foreign key (instansi_id, round_id) references placement_round (instansi_id, id),
  foreign key (instansi_id, proposal_id) references placement_proposal (instansi_id, id)
);
call protect_table('placement_archive', 'select, insert');
