import type { Condition } from '@petakom/domain'

export const CONDITION_KINDS = [
  ...(['happened', 'done', 'marked', 'resource', 'before', 'after', 'all', 'any', 'not'] as const),
]
export type ConditionKind = (typeof CONDITION_KINDS)[number]

export const kindOfCondition = (condition: Condition): ConditionKind =>
  CONDITION_KINDS.find((kind) => kind in condition)!

const BLANK: Readonly<Record<Exclude<ConditionKind, 'all' | 'any' | 'not'>, Condition>> = {
  happened: { happened: '' },
  done: { done: { kind: 'decide' } },
  marked: { marked: '' },
  resource: { resource: '', least: 0 },
  before: { before: 0 },
  after: { after: 0 },
}
export const blankCondition: Condition = BLANK.happened

/** The condition turned into another kind: what was written is taken into a group, and out of one, where that can be. */
export function turnCondition(condition: Condition, kind: ConditionKind): Condition {
  if (kind === kindOfCondition(condition)) return condition
  const inside =
    'all' in condition
      ? condition.all
      : 'any' in condition
        ? condition.any
        : 'not' in condition
          ? [condition.not]
          : null
  if (kind === 'all') return { all: inside && !('not' in condition) ? inside : [condition] }
  if (kind === 'any') return { any: inside && !('not' in condition) ? inside : [condition] }
  if (kind === 'not') return { not: condition }
  const same = inside?.find((one) => kindOfCondition(one) === kind)
  if (same) return same
  if ('before' in condition && kind === 'after') return { after: condition.before }
  if ('after' in condition && kind === 'before') return { before: condition.after }
  return BLANK[kind]
}
