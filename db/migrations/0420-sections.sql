-- How the items of an exercise are met, and from what each person's form is drawn: see Delivery in the contract.
alter table exercise add column delivery jsonb not null default '{"mode": "free", "blueprint": null, "adaptive": null}';

alter table attempt
  add column mode text not null default 'free' check (mode in ('free', 'forward', 'adaptive')),
  -- Index of the furthest item answered; where there is no way back, answers to earlier items count no more.
  add column reached int not null default 0 check (reached >= 0);
