import type { Remarks } from '../item/remarks.ts'
import { Refusal } from '../refusal.ts'
import { itemsOf } from '../value/value.ts'
import { noteEdges } from './derive-choice.ts'
import { bare, type NamedOption } from './options.ts'
import type { Scorer } from './scorer.ts'
import type { Derived } from './types.ts'

const EXHAUSTIVE = 6

/** `said`: the rule that the file names, where two options leave no other difference. */
export function deriveOrder(options: readonly NamedOption[], scorer: Scorer, remarks: Remarks, said?: string): Derived {
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
  const steps = qtis.length - 1
  const together = (order: readonly string[], whole: readonly string[]) =>
    whole.slice(1).filter((id, place) => order[order.indexOf(whole[place]!) + 1] === id).length
  const goal = winners[0]!
  const isAdjacent =
    winners.length === 1 &&
    steps > 1 &&
    orders.every((order, place) => Math.abs((scores[place]! * steps) / best - together(order, goal)) < 1e-9)
  const key = winners.length === 1 || !isWhole ? winners[0]! : declared
  if (!isAdjacent && (winners.length > 1 || scores.some((score) => score > 0 && score < best)))
    remarks.add('scoring-differs', 'order')
  const factor = (isAdjacent ? steps : 1) / best
  if (factor !== 1) remarks.add('points-scaled', `x${factor}`)
  const idOf = new Map(options.map(({ qti, id }) => [qti, id]))
  return {
    interaction: { type: 'order', options: bare(options) },
    scoring: {
      type: 'order',
      key: key.map((id) => idOf.get(id)!),
      rule: isAdjacent || said === 'adjacent' ? 'adjacent' : 'exact',
    },
    factor,
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
