import type { ItemDraft } from '@petakom/contract'
import { type Reason, reason } from '@petakom/domain'

/** What is wrong with a draft's key or weights, or null. */
export function weightProblem({ kind, content, weights, parameters }: ItemDraft): Reason | null {
  const ids = content.options.map(({ id }) => id)
  if (new Set(ids).size < ids.length) return reason('OPTION_LETTER_TWICE')
  if (new Set(content.options.map(({ text }) => text.toLowerCase())).size < ids.length)
    return reason('OPTION_TEXT_TWICE')
  if (ids.some((id) => weights[id] === undefined)) return reason('OPTION_WITHOUT_WEIGHT')
  const values = ids.map((id) => weights[id]!)
  const most = Math.max(...values)
  if (most !== parameters.b.length) return reason('WEIGHT_AGAINST_MODEL', { most, thresholds: parameters.b.length })
  if (kind === 'single-choice') {
    const keys = values.filter((value) => value === 1).length
    return keys === 1 && most === 1 ? null : reason('KEY_NOT_SINGLE')
  }
  if (ids.length !== 4) return reason('SITUATION_NOT_FOUR')
  return values.filter((value) => value === most).length === 1 ? null : reason('BEST_NOT_SINGLE')
}
