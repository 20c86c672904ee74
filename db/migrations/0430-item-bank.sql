-- The bank as a psychometrician keeps it: review by others, pilot items, tags, items that may not meet, exposure.
alter table item drop constraint item_state_check;
alter table item add constraint item_state_check
  check (state in ('draft', 'in-review', 'reviewed', 'pilot', 'in-use', 'retired'));
alter table item
  -- Part of the content that a blueprint counts, in the words of the instansi.
  add column content_area text check (content_area ~ '\S' and length(content_area) <= 60),
  -- Items made from one pattern; two of a family never meet in a form.
  add column family text check (family ~ '\S' and length(family) <= 40),
  -- Subjects that can hurt or favour a group: codes of the domain's SENSITIVITIES.
  add column sensitivity text[] not null default '{}';
create index item_state on item (instansi_id, state, theme, code);

-- The account that wrote a version: nobody approves what they wrote. Null for items that came with Petakom or a file.
alter table item_version add column author_id uuid;
update item_version as v set author_id = i.author_id from item as i
  where i.instansi_id = v.instansi_id and i.id = v.item_id and i.current_version = v.version;

-- Two items that must not meet in one person's form: one gives the other away, or both ask the same. Kept once a pair.
create table item_enemy (
  instansi_id uuid not null references instansi,
  item_id uuid not null,
  enemy_id uuid not null,
  reason text not null,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  primary key (instansi_id, item_id, enemy_id),
  foreign key (instansi_id, item_id) references item (instansi_id, id),
  foreign key (instansi_id, enemy_id) references item (instansi_id, id),
  check (item_id < enemy_id)
);
create index item_enemy_other on item_enemy (instansi_id, enemy_id);
call protect_table('item_enemy');

-- Who may review in which role, by appointment of the administrator.
create table item_reviewer (
  instansi_id uuid not null references instansi,
  account_id uuid not null,
  role text not null check (role in ('content', 'language', 'fairness')),
  primary key (instansi_id, account_id, role),
  foreign key (instansi_id, account_id) references account (instansi_id, id) on delete cascade
);
call protect_table('item_reviewer', 'select, insert, delete');

-- Verdicts on one version, in one role; the last of a reviewer in a role holds. Only added to.
create table item_review (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  item_id uuid not null,
  version int not null,
  role text not null check (role in ('content', 'language', 'fairness')),
  verdict text not null check (verdict in ('approve', 'revise')),
  comment text not null default '',
  reviewer_id uuid not null,
  reviewer_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  foreign key (instansi_id, item_id, version) references item_version (instansi_id, item_id, version),
  check (verdict = 'approve' or comment ~ '\S')
);
create index item_review_item on item_review (instansi_id, item_id, version, at);
call protect_table('item_review', 'select, insert');

create table item_comment (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  item_id uuid not null,
  version int not null,
  body text not null check (body ~ '\S'),
  author_id uuid not null,
  author_name text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (instansi_id, id),
  foreign key (instansi_id, item_id, version) references item_version (instansi_id, item_id, version)
);
create index item_comment_item on item_comment (instansi_id, item_id, at);
call protect_table('item_comment', 'select, insert');

-- Served, answered, never scored: items on trial. How many of them one person gets stands with the exercise.
alter table exercise_item add column is_pilot boolean not null default false;
alter table exercise add column pilot_per_person int not null default 0 check (pilot_per_person between 0 and 50);

-- How often an item was served in sittings that are over. Counted once for each attempt, see db/item-exposure.ts.
create table item_exposure (
  instansi_id uuid not null references instansi,
  item_id uuid not null,
  served int not null,
  last_served_at timestamptz not null,
  primary key (instansi_id, item_id),
  foreign key (instansi_id, item_id) references item (instansi_id, id)
);
call protect_table('item_exposure');
create table exposure_counted (
  instansi_id uuid not null references instansi,
  attempt_id uuid not null,
  primary key (instansi_id, attempt_id),
  foreign key (instansi_id, attempt_id) references attempt (instansi_id, id) on delete cascade
);
call protect_table('exposure_counted', 'select, insert');

-- Who looked at what: the log of one item, and of the bank.
create index audit_entry_item on audit_entry (instansi_id, subject_id, at desc) where subject_type = 'item';
