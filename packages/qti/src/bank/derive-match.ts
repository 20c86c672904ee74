import type { Remarks } from '../item/remarks.ts'
import { Refusal } from '../refusal.ts'
import { itemsOf, type Scalar } from '../value/value.ts'
import { noteEdges } from './derive-choice.ts'
import { bare, type NamedOption } from './options.ts'
import { points, type Scorer, wholeFactor } from './scorer.ts'
import type { Derived } from './types.ts'

/** `pair` turns a left and a right into the pair that QTI writes. */
export interface MatchSides {
  readonly left: readonly NamedOption[]
  readonly right: readonly NamedOption[]
  readonly mostPerRight: number
  readonly pair: (left: string, right: string) => readonly [string, string]
}

/** Points for each pair; what QTI gives to whole answers is compared with their sum. */
export function deriveMatch(
  { left, right, mostPerRight, pair }: MatchSides,
  scorer: Scorer,
  remarks: Remarks,
): Derived {
  if (left.length > 12 || right.length > 12) throw new Refusal('scoring-inexpressible', 'lebih dari 12 pasangan')
  const all = left.flatMap((l) => right.map((r) => ({ l, r, item: pair(l.qti, r.qti) as Scalar })))
  const correct = itemsOf(scorer.correct)
  const isCorrect = (item: Scalar) =>
    correct.some((one) => Array.isArray(one) && Array.isArray(item) && one[0] === item[0] && one[1] === item[1])
  /** The bank wants each left in the key: one that earns nothing stands there with 0. */
  const withEveryLeft = (pairs: readonly (readonly [string, string, number])[]) => [
    ...pairs,
    ...left.flatMap(({ id }) => (pairs.some(([l]) => l === id) ? [] : [[id, right[0]!.id, 0] as const])),
  ]
  const scores = all.map(({ item }) => scorer.score([item]))
  const key = all.filter(({ item }) => isCorrect(item))
  const whole = scorer.score(key.map(({ item }) => item))
  const interaction = { type: 'match' as const, left: bare(left), right: bare(right), mostPerRight }
  if (scores.every((score) => score <= 0) && whole > 0) {
    if (key.length > 1)
      remarks.add('scoring-differs', 'match: QTI menilai seluruh pasangan sekaligus, bank soal setiap pasangan')
    const pairs = withEveryLeft(key.map(({ l, r }) => [l.id, r.id, 1] as const))
    return { interaction, scoring: { type: 'match', pairs }, factor: key.length / whole }
  }
  noteEdges(scores, scorer, remarks)
  const factor = wholeFactor(scores, remarks)
  const samples = [key, ...all.map((_, place) => [...key.slice(1), all[place]!]), all.slice(0, left.length)]
  const differs = samples.some((sample) => {
    const distinct = [...new Set(sample)]
    const sum = distinct.reduce((total, one) => total + Math.max(0, points(scores[all.indexOf(one)]!, factor)), 0)
    return sum !== Math.max(0, points(scorer.score(distinct.map(({ item }) => item)), factor))
  })
  if (differs) remarks.add('scoring-differs', 'match')
  const keys = scorer.declaration.mapping?.entries.map(({ key: one }) => String(one)) ?? []
  const pairs = all
    .map(({ l, r, item }, place) => ({
      l,
      r,
      named: keys.indexOf(String(item)),
      worth: points(scores[place]!, factor),
    }))
    .filter(({ worth, named }) => worth > 0 || (worth === 0 && named >= 0))
    .sort((one, other) => (one.named < 0 ? keys.length : one.named) - (other.named < 0 ? keys.length : other.named))
    .map(({ l, r, worth }) => [l.id, r.id, worth] as const)
  return { interaction, scoring: { type: 'match', pairs: withEveryLeft(pairs) }, factor }
}
