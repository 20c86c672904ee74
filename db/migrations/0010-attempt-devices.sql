-- Every device that holds an attempt numbers its answers in a range of its own: above seq_floor, which a take-over
-- raises. What an earlier device still sends from below the floor is kept.
alter table attempt
  add column seq_floor int not null default 0 check (seq_floor >= 0),
  -- Answers stored so far; part of every receipt.
  add column answer_count int not null default 0;
