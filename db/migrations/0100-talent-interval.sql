-- 80 % interval on the potensial axis, the boxes it leaves possible, and the day that the position speaks of.
-- Profiles from before have none until positions are computed again.
alter table talent_profile
  add column potensial_low double precision,
  add column potensial_high double precision,
  -- [{"box": 8, "chance": 0.7}], most likely first.
  add column box_chances jsonb not null default '[]',
  -- Boxes other than the person's own that the interval reaches.
  add column box_alternatives int[] not null default '{}',
  add column as_of date,
  add check ((potensial_low is null) = (potensial_high is null) and potensial_low <= potensial_high);
