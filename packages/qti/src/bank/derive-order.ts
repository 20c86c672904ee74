import type { Remarks } from '../item/remarks.ts'
import { Refusal } from '../refusal.ts'
import { itemsOf } from '../value/value.ts'
import { noteEdges } from './derive-choice.ts'
import { bare, type NamedOption } from './options.ts'
import type { Scorer } from './scorer.ts'
import type { Derived } from './types.ts'

const EXHAUSTIVE = 6

export function deriveOrder(options: readonly NamedOption[], scorer: Scorer, remarks: Remarks): Derived {
  if (options.length < 2 || options.length > 12) throw new Refusal('scoring-inexpressible', `${options.length} pilihan`)
  const qtis = options.map(({ qti }) => qti)
  const declared = itemsOf(scorer.correct).map(String)
  const isWhole = declared.length === qtis.length && qtis.every((id) => declared.includes(id))
  const orders = options.length <= EXHAUSTIVE ? permutations(qtis) : neighbours(isWhole ? declared : qtis)
  if (options.length > EXHAUSTIVE) remarks.add('scoring-sampled')
  const scores = orders.map((order) => scorer.score(order))
  noteEdges(scores, scorer, remarks)
  const best = Math.max(...scores)
  const winners = orders.filter((_, place) => scores[place] === best)
  const key = winners.length === 1 || !isWhole ? winners[0]! : declared
  if (winners.length > 1 || scores.some((score) => score > 0 && score < best)) remarks.add('scoring-differs', 'order')
  if (best !== 1) remarks.add('points-scaled', `x${1 / best}`)
  const idOf = new Map(options.map(({ qti, id }) => [qti, id]))
  return {
    interaction: { type: 'order', options: bare(options) },
    scoring: { type: 'order', key: key.map((id) => idOf.get(id)!), rule: 'exact' },
    factor: 1 / best,
  }
}

function permutations(items: readonly string[]): string[][] {
  if (items.length <= 1) return [[...items]]
  return items.flatMap((item, place) => permutations(items.toSpliced(place, 1)).map((rest) => [item, ...rest]))
}

/** The order itself, reversed, and with every two of its places exchanged. */
function neighbours(order: readonly string[]): string[][] {
  const swapped = order.flatMap((_, i) =>
    order.slice(i + 1).map((__, j) => order.with(i, order[i + 1 + j]!).with(i + 1 + j, order[i]!)),
  )
  return [[...order], order.toReversed(), ...swapped]
}
