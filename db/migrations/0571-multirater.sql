-- A round of questionnaires on how often colleagues see a behaviour (360 degrees). Who was asked is known; what each of
-- them said is linked to them only while the round is open, so that they may go on another day on another device. On
-- closing, answers are copied in a random order without their givers, and the drafts are deleted.
create table multirater_round (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  event_id uuid not null,
  name text not null,
  -- The questionnaire as it stood.
  questionnaire jsonb not null,
  -- Promised to everybody who was asked; never lowered.
  least_group int not null check (least_group between 3 and 20),
  closes_on date not null,
  state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  created_at timestamptz not null default now(),
  primary key (instansi_id, id),
  foreign key (instansi_id, event_id) references event (instansi_id, id) on delete cascade
);
call protect_table('multirater_round');

create table multirater_invitation (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  -- Of whom.
  participant_id uuid not null,
  -- By whom.
  pegawai_id uuid not null,
  relation text not null check (relation in ('self', 'superior', 'peer', 'subordinate')),
  is_finished boolean not null default false,
  primary key (instansi_id, id),
  unique (instansi_id, round_id, participant_id, pegawai_id),
  foreign key (instansi_id, round_id) references multirater_round (instansi_id, id) on delete cascade,
  foreign key (instansi_id, participant_id) references participant (instansi_id, id),
  foreign key (instansi_id, pegawai_id) references pegawai (instansi_id, id)
);
create index multirater_invitation_pegawai on multirater_invitation (instansi_id, pegawai_id);
call protect_table('multirater_invitation');

create table multirater_draft (
  instansi_id uuid not null references instansi,
  invitation_id uuid not null,
  -- { "answers": { statement: 1 to 5 or null }, "comment": … }
  content jsonb not null,
  primary key (instansi_id, invitation_id),
  foreign key (instansi_id, invitation_id) references multirater_invitation (instansi_id, id) on delete cascade
);
call protect_table('multirater_draft');

-- No time, no giver, an id that says nothing; all rows of a round are written by one transaction.
create table multirater_answer (
  instansi_id uuid not null references instansi,
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  participant_id uuid not null,
  relation text not null check (relation in ('self', 'superior', 'peer', 'subordinate')),
  content jsonb not null,
  primary key (instansi_id, id),
  foreign key (instansi_id, round_id) references multirater_round (instansi_id, id) on delete cascade,
  foreign key (instansi_id, participant_id) references participant (instansi_id, id)
);
create index multirater_answer_subject on multirater_answer (instansi_id, round_id, participant_id);
call protect_table('multirater_answer', 'select, insert');
