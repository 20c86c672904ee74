-- Members of earlier proposals who left the pools when this one was accepted in their place.
alter table succession_acceptance add column removed int not null default 0 check (removed >= 0);
