import { decimalUnits } from './decimal.ts'
import { type Answer, type Interaction, optionIds, type Scoring } from './interaction.ts'
import { isAnswered } from './is-answered.ts'

export interface AnswerScore {
  /** Whole, 0 to `most`; 0 as long as a rater is needed. */
  readonly points: number
  readonly most: number
  /** The answer is there and nobody has rated it yet: it is unknown, not worth nothing. */
  readonly needsRater: boolean
}

/** Points of an answer that fits the item (`answerFits`). Nothing answered earns 0 and needs no rater. */
export function scoreAnswer(interaction: Interaction, scoring: Scoring, answer: Answer | null): AnswerScore {
  const most = mostPoints(interaction, scoring)
  if (!answer || !isAnswered(answer)) return { points: 0, most, needsRater: false }
  if (scoring.type === 'long-text') {
    const rated = 'rated' in answer ? answer.rated : undefined
    return { points: Math.min(most, rated ?? 0), most, needsRater: rated === undefined }
  }
  return { points: Math.min(most, Math.max(0, earned(interaction, scoring, answer))), most, needsRater: false }
}

/** The highest points an answer can earn; an IRT model of the item has one category more. */
export function mostPoints(interaction: Interaction, scoring: Scoring): number {
  switch (scoring.type) {
    case 'choice':
      return highest(Object.values(scoring.weights))
    case 'choices':
    case 'hot-text': {
      if (scoring.rule === 'all-or-nothing') return 1
      const limit = 'most' in interaction ? interaction.most : Number.POSITIVE_INFINITY
      const good = Object.values(scoring.weights).filter((weight) => weight > 0)
      return sum(good.sort((one, other) => other - one).slice(0, limit))
    }
    case 'best-worst':
      return bestPair(scoring.best, scoring.worst)
    case 'graded': {
      const ids = Object.keys(scoring.key)
      return scoring.rule === 'exact' ? ids.length : ids.length * widest(interaction)
    }
    case 'order':
      return scoring.rule === 'exact' ? 1 : Math.max(0, scoring.key.length - 1)
    case 'match':
      return mostOfPairs(interaction, scoring.pairs)
    case 'numeric':
      return highest(scoring.ranges.map(({ points }) => points))
    case 'short-text':
      return highest(scoring.accepted.map(({ points }) => points))
    case 'long-text':
      return scoring.most
  }
}

function earned(interaction: Interaction, scoring: Exclude<Scoring, { type: 'long-text' }>, answer: Answer): number {
  switch (scoring.type) {
    case 'choice':
      return 'choice' in answer ? pointsOf(scoring.weights, answer.choice!) : 0
    case 'choices':
    case 'hot-text': {
      if (!('choices' in answer)) return 0
      if (scoring.rule === 'sum-floored') return sum(answer.choices.map((id) => pointsOf(scoring.weights, id)))
      return optionIds(interaction).every((id) => answer.choices.includes(id) === pointsOf(scoring.weights, id) > 0)
        ? 1
        : 0
    }
    case 'best-worst': {
      if (!('best' in answer)) return 0
      const { best, worst } = answer
      return (best === null ? 0 : pointsOf(scoring.best, best)) + (worst === null ? 0 : pointsOf(scoring.worst, worst))
    }
    case 'graded':
      return 'grades' in answer
        ? sum(Object.entries(answer.grades).map(([id, value]) => grade(interaction, scoring, id, value)))
        : 0
    case 'order':
      return 'order' in answer ? orderPoints(scoring.key, scoring.rule, answer.order) : 0
    case 'match':
      return 'pairs' in answer
        ? sum(answer.pairs.map(([left, right]) => scoring.pairs.find(([l, r]) => l === left && r === right)?.[2] ?? 0))
        : 0
    case 'numeric': {
      const value = 'number' in answer && answer.number !== null ? decimalUnits(answer.number) : null
      if (value === null) return 0
      const holds = scoring.ranges.filter(
        ({ low, high }) => decimalUnits(low)! <= value && value <= decimalUnits(high)!,
      )
      return highest(holds.map(({ points }) => points))
    }
    case 'short-text': {
      if (!('text' in answer) || answer.text === null) return 0
      const given = plain(answer.text, scoring.caseSensitive)
      const equal = scoring.accepted.filter(({ text }) => plain(text, scoring.caseSensitive) === given)
      return highest(equal.map(({ points }) => points))
    }
  }
}

function pointsOf(points: Readonly<Record<string, number>>, id: string): number {
  const own = Object.hasOwn(points, id) ? points[id] : undefined
  if (own === undefined) throw new RangeError(`has no option ${id}`)
  return own
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const highest = (values: readonly number[]) => Math.max(0, ...values)

/** One option cannot be best and worst at once. */
function bestPair(best: Readonly<Record<string, number>>, worst: Readonly<Record<string, number>>): number {
  const ids = Object.keys(best)
  return highest(ids.flatMap((one) => ids.map((other) => (one === other ? 0 : best[one]! + (worst[other] ?? 0)))))
}

function widest(interaction: Interaction): number {
  if (interaction.type !== 'graded') return 0
  const values = interaction.scale.map(({ value }) => value)
  return Math.max(...values) - Math.min(...values)
}

function grade(
  interaction: Interaction,
  scoring: Extract<Scoring, { type: 'graded' }>,
  id: string,
  value: number,
): number {
  const distance = Math.abs(value - pointsOf(scoring.key, id))
  if (scoring.rule === 'exact') return distance === 0 ? 1 : 0
  return widest(interaction) - distance
}

/** `adjacent`: a point for each neighbouring pair that stands together in the key's order. */
function orderPoints(key: readonly string[], rule: 'exact' | 'adjacent', order: readonly string[]): number {
  if (rule === 'exact') return key.every((id, place) => order[place] === id) && order.length === key.length ? 1 : 0
  return key.slice(1).filter((id, place) => order[order.indexOf(key[place]!) + 1] === id && order.includes(key[place]!))
    .length
}

/** The best pairing that the limit per right allows: each left counts once, with the highest points it can still get. */
function mostOfPairs(interaction: Interaction, pairs: readonly (readonly [string, string, number])[]): number {
  const limit = interaction.type === 'match' ? interaction.mostPerRight : Number.POSITIVE_INFINITY
  const lefts = [...new Set(pairs.map(([left]) => left))]
  const best = (index: number, used: ReadonlyMap<string, number>): number => {
    const left = lefts[index]
    if (left === undefined) return 0
    const choices = pairs.filter(([l, r]) => l === left && (used.get(r) ?? 0) < limit)
    return Math.max(
      best(index + 1, used),
      ...choices.map(([, r, points]) => points + best(index + 1, new Map(used).set(r, (used.get(r) ?? 0) + 1))),
    )
  }
  return best(0, new Map())
}

/** Without white space at the ends or doubled inside; letters that look the same are the same. */
function plain(text: string, caseSensitive: boolean): string {
  const trimmed = text.normalize('NFKC').trim().replace(/\s+/gu, ' ')
  return caseSensitive ? trimmed : trimmed.toLocaleLowerCase('id')
}
