import {
  checkEligibility,
  type ElectionFreezes,
  type EligibilityHistory,
  type RuleAnswer,
  type TargetPost,
} from '@petakom/domain'

const MOST_STEPS = 6

/**
 * The first day from which no hard rule fails, if nothing but time passes; null where time alone is no help. A day that
 * one rule waits for may be past the limit of another (an age cap, retirement), so each is asked anew on that day. What
 * only becomes unknown by then, such as the predicate of a year to come, does not stand against it.
 */
export function openFrom(
  person: EligibilityHistory,
  target: TargetPost,
  rules: readonly RuleAnswer[],
  freezes: ElectionFreezes,
): string | null {
  let failing = rules.filter(({ hard, status }) => hard && status === 'failed')
  let day: string | null = null
  for (let step = 0; step < MOST_STEPS && failing.length > 0; step += 1) {
    const waits = failing.map(({ firstDate }) => firstDate)
    if (waits.includes(null)) return null
    day = waits.toSorted().at(-1)!
    failing = checkEligibility({ person, target, date: day, freezes }).rules.filter(
      ({ hard, status }) => hard && status === 'failed',
    )
  }
  return failing.length > 0 ? null : day
}
