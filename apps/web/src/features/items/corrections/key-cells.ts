import type { Interaction, Scoring } from '@petakom/contract'
import { optionIds } from '@petakom/domain'

/** One value of a key that a person may change: points, a place in an order, a bound, an accepted text, a partner. */
export interface KeyCell {
  readonly id: string
  /** `part` names what the value is, `of` what it belongs to. */
  readonly part: 'points' | 'best' | 'worst' | 'grade' | 'place' | 'partner' | 'low' | 'high' | 'text'
  readonly of: string
  readonly value: string
  readonly choices?: readonly string[]
}

/** The values of a key in the order of the item; none where an assessor rates. */
export function keyCells(interaction: Interaction, scoring: Scoring): KeyCell[] {
  const ids = optionIds(interaction)
  const points = (part: KeyCell['part'], held: Readonly<Record<string, number>>) =>
    ids.map((id) => ({ id: `${part}:${id}`, part, of: id, value: String(held[id] ?? 0) }))
  switch (scoring.type) {
    case 'choice':
    case 'choices':
    case 'hot-text':
      return points('points', scoring.weights)
    case 'best-worst':
      return [...points('best', scoring.best), ...points('worst', scoring.worst)]
    case 'graded':
      return points('grade', scoring.key)
    case 'order':
      return ids.map((id) => ({ id: `place:${id}`, part: 'place', of: id, value: String(scoring.key.indexOf(id) + 1) }))
    case 'match': {
      const rights = interaction.type === 'match' ? interaction.right.map(({ id }) => id) : []
      return scoring.pairs.flatMap(([left, right, earned], row): KeyCell[] => [
        { id: `partner:${row}`, part: 'partner', of: left, value: right, choices: rights },
        { id: `points:${row}`, part: 'points', of: left, value: String(earned) },
      ])
    }
    case 'numeric':
      return scoring.ranges.flatMap(({ low, high, points: earned }, row): KeyCell[] => [
        { id: `low:${row}`, part: 'low', of: String(row + 1), value: low },
        { id: `high:${row}`, part: 'high', of: String(row + 1), value: high },
        { id: `points:${row}`, part: 'points', of: String(row + 1), value: String(earned) },
      ])
    case 'short-text':
      return scoring.accepted.flatMap(({ text, points: earned }, row): KeyCell[] => [
        { id: `text:${row}`, part: 'text', of: String(row + 1), value: text },
        { id: `points:${row}`, part: 'points', of: String(row + 1), value: String(earned) },
      ])
    case 'long-text':
      return []
  }
}

const whole = (value: string) => Math.trunc(Number(value)) || 0

/** The key with the values that were typed; what was not touched stays. The server says whether it is a key at all. */
export function withCells(scoring: Scoring, typed: ReadonlyMap<string, string>): Scoring {
  const at = (id: string, held: string) => typed.get(id) ?? held
  const points = (part: string, held: Readonly<Record<string, number>>) => {
    const given = [...typed].filter(([id]) => id.startsWith(`${part}:`))
    return { ...held, ...Object.fromEntries(given.map(([id, value]) => [id.slice(part.length + 1), whole(value)])) }
  }
  switch (scoring.type) {
    case 'choice':
    case 'choices':
    case 'hot-text':
      return { ...scoring, weights: points('points', scoring.weights) }
    case 'best-worst':
      return { ...scoring, best: points('best', scoring.best), worst: points('worst', scoring.worst) }
    case 'graded':
      return { ...scoring, key: points('grade', scoring.key) }
    case 'order': {
      const place = new Map(scoring.key.map((id, i) => [id, whole(at(`place:${id}`, String(i + 1)))]))
      return { ...scoring, key: scoring.key.toSorted((one, other) => place.get(one)! - place.get(other)!) }
    }
    case 'match':
      return {
        ...scoring,
        pairs: scoring.pairs.map(([left, right, earned], row) => [
          left,
          at(`partner:${row}`, right),
          whole(at(`points:${row}`, String(earned))),
        ]),
      }
    case 'numeric':
      return {
        ...scoring,
        ranges: scoring.ranges.map((range, row) => ({
          low: at(`low:${row}`, range.low).replace(',', '.'),
          high: at(`high:${row}`, range.high).replace(',', '.'),
          points: whole(at(`points:${row}`, String(range.points))),
        })),
      }
    case 'short-text':
      return {
        ...scoring,
        accepted: scoring.accepted.map((one, row) => ({
          text: at(`text:${row}`, one.text),
          points: whole(at(`points:${row}`, String(one.points))),
        })),
      }
    case 'long-text':
      return scoring
  }
}

/** One more answer that is right too, where a key is a list of answers; null where it is not. */
export function withOneMore(scoring: Scoring): Scoring | null {
  if (scoring.type === 'short-text')
    return { ...scoring, accepted: [...scoring.accepted, { text: '', points: scoring.accepted[0]!.points }] }
  if (scoring.type === 'numeric')
    return { ...scoring, ranges: [...scoring.ranges, { low: '', high: '', points: scoring.ranges[0]!.points }] }
  return null
}
