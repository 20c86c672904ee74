import { countWords } from '../items/words.ts'
import type { RunState, TakenAct } from './run-state.ts'
import type { Act, ActPattern, CalendarEntry, Condition } from './scenario.ts'

const within = (wanted: string | readonly string[] | undefined, value: string | undefined): boolean =>
  wanted === undefined ||
  (value !== undefined && (typeof wanted === 'string' ? wanted === value : wanted.includes(value)))

/** Whether an act is of this pattern; `calendar` as it stood when it was done. */
export function matchesAct(pattern: ActPattern, act: Act, calendar: readonly CalendarEntry[]): boolean {
  if (!within(pattern.kind, act.kind) || !within(pattern.about, act.about)) return false
  if (!within(pattern.to, act.to) || !within(pattern.option, act.option)) return false
  const { slotWithin, withoutClash, leastWords } = pattern
  if (slotWithin && !(act.slot && act.slot.from >= slotWithin.from && act.slot.to <= slotWithin.to)) return false
  if (withoutClash && !(act.slot && !clashes(act.slot, act.about, calendar))) return false
  return leastWords === undefined || countWords(act.text ?? '') >= leastWords
}

/** Whether a slot meets another entry of the calendar; the entry that is moved does not count. */
export const clashes = (
  slot: { readonly from: number; readonly to: number },
  moved: string,
  calendar: readonly CalendarEntry[],
): boolean => calendar.some(({ id, from, to }) => id !== moved && slot.from < to && from < slot.to)

export const wasDone = (pattern: ActPattern, acts: readonly TakenAct[]): boolean =>
  acts.some(({ act, calendar }) => matchesAct(pattern, act, calendar))

export function holds(condition: Condition, state: RunState): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, state))
  if ('any' in condition) return condition.any.some((one) => holds(one, state))
  if ('not' in condition) return !holds(condition.not, state)
  if ('happened' in condition) return state.happened.has(condition.happened)
  if ('marked' in condition) return state.marks.has(condition.marked)
  if ('done' in condition) return wasDone(condition.done, state.acts)
  if ('before' in condition) return state.minute < condition.before
  if ('after' in condition) return state.minute >= condition.after
  const value = state.resources.get(condition.resource) ?? 0
  return value >= (condition.least ?? Number.NEGATIVE_INFINITY) && value <= (condition.most ?? Number.POSITIVE_INFINITY)
}
