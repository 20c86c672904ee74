import type { Remarks } from '../item/remarks.ts'
import { Refusal } from '../refusal.ts'
import { itemsOf } from '../value/value.ts'
import type { NamedOption } from './options.ts'
import { bare } from './options.ts'
import { points, type Scorer, wholeFactor } from './scorer.ts'
import type { BankInteraction, BankScoring, Derived } from './types.ts'

export function deriveSingle(options: readonly NamedOption[], scorer: Scorer, remarks: Remarks): Derived {
  if (options.length < 2 || options.length > 8) throw new Refusal('scoring-inexpressible', `${options.length} pilihan`)
  const scores = options.map(({ qti }) => scorer.score([qti]))
  const factor = wholeFactor(scores, remarks)
  noteEdges(scores, scorer, remarks)
  const weights = Object.fromEntries(options.map(({ id }, place) => [id, points(scores[place]!, factor)]))
  return { interaction: { type: 'choice', options: bare(options) }, scoring: { type: 'choice', weights }, factor }
}

/** Weights or all-or-nothing, whichever gives QTI's score to every set of answers that may be handed in. */
export function deriveSet(
  options: readonly NamedOption[],
  [least, most]: readonly [number, number],
  scorer: Scorer,
  remarks: Remarks,
  make: { type: 'choices' | 'hot-text'; interaction: BankInteraction; rule?: string | undefined },
): Derived {
  if (options.length > 12 && make.type === 'choices')
    throw new Refusal('scoring-inexpressible', `${options.length} pilihan`)
  const sets = subsets(options, [least, most], itemsOf(scorer.correct).map(String))
  if (sets.sampled) remarks.add('scoring-sampled')
  const scores = sets.list.map((set) => scorer.score(set.map(({ qti }) => qti)))
  const singles = weightsOf(options, most, scorer)
  const best = Math.max(...scores, 0)
  const winners = sets.list.filter((_, place) => scores[place] === best)
  noteEdges(scores, scorer, remarks)
  const isAllOrNothing = winners.length === 1 && scores.every((score) => score === best || score <= 0) && best > 0
  const summed = (factor: number, set: readonly NamedOption[]) =>
    Math.max(
      0,
      set.reduce((sum, { id }) => sum + points(singles[options.findIndex((one) => one.id === id)]!, factor), 0),
    )
  const factor = isAllOrNothing ? 1 : wholeFactor([...singles, ...scores], remarks)
  const good = singles
    .map((score) => points(score, factor))
    .filter((score) => score > 0)
    .sort((a, b) => b - a)
  const cap = good.slice(0, most).reduce((sum, score) => sum + score, 0)
  const additive = sets.list.every(
    (set, place) => Math.min(cap, summed(factor, set)) === Math.max(0, points(scores[place]!, factor)),
  )
  let scoring: BankScoring
  // Where both rules give the same score the file's own word decides.
  const said = make.rule
  const prefersWhole =
    said === undefined ? isAllOrNothing && best !== 1 && winners[0]!.length > 1 : said !== 'sum-floored'
  if (additive && !(isAllOrNothing && prefersWhole)) {
    const held = Object.fromEntries(options.map(({ id }, place) => [id, points(singles[place]!, factor)]))
    scoring = { type: make.type, weights: held, rule: 'sum-floored' }
  } else if (winners.length >= 1 && winners[0]!.length > 0) {
    const won = new Set(winners[0]!.map(({ id }) => id))
    const held = Object.fromEntries(options.map(({ id }) => [id, won.has(id) ? 1 : 0]))
    scoring = { type: make.type, weights: held, rule: 'all-or-nothing' }
    if (!isAllOrNothing) remarks.add('scoring-differs', make.type)
    else if (best !== 1) remarks.add('points-scaled', `x${1 / best}`)
    return { interaction: make.interaction, scoring, factor: 1 / best }
  } else throw new Refusal('no-scoring')
  return { interaction: make.interaction, scoring, factor }
}

function subsets(
  options: readonly NamedOption[],
  [least, most]: readonly [number, number],
  correct: readonly string[],
): { list: NamedOption[][]; sampled: boolean } {
  const sampled = options.length > 11
  const key = options.filter(({ qti }) => correct.includes(qti))
  const all = sampled
    ? [
        key,
        ...options.flatMap((one) => options.map((other) => options.filter((each) => each === one || each === other))),
        ...options.map((one) => options.filter((each) => key.includes(each) !== (each === one))),
      ]
    : Array.from({ length: 2 ** options.length }, (_, mask) => options.filter((__, place) => (mask >> place) & 1))
  const distinct = new Map(all.map((set) => [set.map(({ id }) => id).join(' '), set]))
  return {
    list: [...distinct.values()].filter((set) => set.length >= Math.max(1, least) && set.length <= most),
    sampled,
  }
}

export function noteEdges(scores: readonly number[], scorer: Scorer, remarks: Remarks): void {
  if (scores.some((score) => score < 0)) remarks.add('floored-at-zero')
  if (scorer.score([]) > 0) remarks.add('unanswered-points')
  if (!scores.some((score) => score > 0)) throw new Refusal('no-scoring')
}

/** What each option is worth; one that a lower bound hides alone is asked beside the best one. */
function weightsOf(options: readonly NamedOption[], most: number, scorer: Scorer): number[] {
  const alone = options.map(({ qti }) => scorer.score([qti]))
  const best = Math.max(...alone)
  const pivot = options[alone.indexOf(best)]!.qti
  if (most < 2 || best <= 0) return alone
  return options.map(({ qti }, place) => {
    if (alone[place] !== 0) return alone[place]!
    return Number(
      (
        scorer.score(options.flatMap((one) => (one.qti === qti || one.qti === pivot ? [one.qti] : []))) - best
      ).toPrecision(12),
    )
  })
}
