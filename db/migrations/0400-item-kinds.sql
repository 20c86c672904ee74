-- Kinds of items besides one best answer; what is stored stays as it is.
alter table item drop constraint item_kind_check;
alter table item add constraint item_kind_check check (kind in ('single-choice', 'situational-judgement',
  'multiple-choice', 'best-worst', 'graded', 'order', 'match', 'numeric', 'short-text', 'long-text', 'hot-text'));

-- Whether anything was answered: an answer taken back is none. The domain's `isAnswered` says the same.
create function is_answered(value jsonb) returns boolean language sql immutable parallel safe as $$
  select case
    when value ? 'choice' then value ->> 'choice' is not null
    when value ? 'choices' then jsonb_array_length(value -> 'choices') > 0
    when value ? 'best' then value ->> 'best' is not null or value ->> 'worst' is not null
    when value ? 'grades' then value -> 'grades' <> '{}'::jsonb
    when value ? 'order' then jsonb_array_length(value -> 'order') > 0
    when value ? 'pairs' then jsonb_array_length(value -> 'pairs') > 0
    when value ? 'number' then value ->> 'number' is not null
    else coalesce(value ->> 'text', '') ~ '\S'
  end
$$;
