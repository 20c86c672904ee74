-- A person's choice may name the combining recipe too; null leaves that of the event's first day, or the one chosen before.
alter table event_recipe add column combining_version text;
