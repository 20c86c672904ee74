import type { EventSignals, PairSignals } from '@petakom/contract'
import { type AnswerTime, mostPointsOf, pointsFor } from '@petakom/domain'
import { answerSimilarity, MISSING, type ResponseMatrix, similarRhythm } from '@petakom/psychometrics'
import type { FormItem, Sitting } from '../../db/sittings.ts'
import { fitToEvent } from './fit-to-event.ts'
import type { SignalFacts } from './read-facts.ts'

type Progress = (share: number) => void
const LEAST_ITEMS = 15
/** More than this share of all pairs, and more than a handful: the answers or times of the event are not of their own making. */
const MOST_SHARE = 0.01
const HANDFUL = 20

const judged = (flagged: number, pairs: number) => ({
  flagged,
  isUnusable: flagged > Math.max(HANDFUL, MOST_SHARE * pairs),
})

/**
 * Pairs of persons who answered alike, ability by ability, or kept step. Only what both answered is compared: two who ran
 * out of time have not answered alike. Items that wait for a rater, and those that all answered alike, are left out and
 * counted.
 */
export async function comparePairs(
  { forms, sittings, recipe }: SignalFacts,
  times: ReadonlyMap<string, readonly AnswerTime[]>,
  progress: Progress,
): Promise<Pick<EventSignals, 'similarity' | 'rhythm' | 'pairs'>> {
  const all = [...new Map([...forms.values()].flat().map((item) => [item.id, item])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  )
  const items = all.filter(({ scoring }) => scoring.type !== 'long-text')
  const pairs = new Map<string, PairSignals>()
  const pairOf = (one: number, other: number): PairSignals => {
    const [low, high] = [sittings[one]!.participantId, sittings[other]!.participantId].sort() as [string, string]
    const key = `${low} ${high}`
    const known = pairs.get(key) ?? { one: low, other: high, answers: null, rhythm: null }
    pairs.set(key, known)
    return known
  }
  const similarity = await compareAnswers()
  const rhythm = sittings.length < 2 || all.length < LEAST_ITEMS ? null : compareRhythm()
  return { similarity, rhythm, pairs: [...pairs.values()].sort((a, b) => chanceOf(a) - chanceOf(b)) }

  async function compareAnswers() {
    const fitted = await fitToEvent(
      responsesOf(sittings, items),
      items.map(({ competency }) => competency),
    )
    if (!fitted) return null
    const compared = fitted.columns.map((column) => items[column]!)
    const {
      pairs: count,
      alpha,
      pairAlpha,
      flagged,
    } = answerSimilarity(fitted.items, fitted.matrix, fitted.thetas, {
      alpha: recipe.similarityAlpha,
      abilities: fitted.abilities,
      progress: (done, persons) => progress((0.7 * done) / persons),
    })
    const judgement = judged(flagged.length, count)
    for (const { one, other, items: common, matches, expected, adjustedP } of judgement.isUnusable ? [] : flagged) {
      const identicalWrong = countIdenticalWrong(compared, sittings[one]!, sittings[other]!)
      pairOf(one, other).answers = { items: common, matches, expected, identicalWrong, p: adjustedP }
    }
    return {
      pairs: count,
      alpha,
      pairAlpha,
      items: compared.length,
      leftOut: all.length - compared.length,
      ...judgement,
    }
  }

  function compareRhythm() {
    const place = new Map(all.map(({ id }, column) => [id, column]))
    const seconds = new Float64Array(sittings.length * all.length).fill(Number.NaN)
    const places = new Int32Array(seconds.length)
    sittings.forEach(({ participantId }, person) => {
      for (const { itemId, seconds: taken, place: at } of times.get(participantId) ?? []) {
        const column = place.get(itemId)
        if (column === undefined || taken === null) continue
        seconds[person * all.length + column] = taken
        places[person * all.length + column] = at
      }
    })
    const {
      pairs: compared,
      alpha,
      pairAlpha,
      flagged,
    } = similarRhythm(
      { persons: sittings.length, items: all.length, seconds, places },
      { alpha: recipe.rhythmAlpha, leastItems: LEAST_ITEMS, progress: (done, n) => progress(0.7 + (0.3 * done) / n) },
    )
    const judgement = judged(flagged.length, compared)
    for (const { one, other, items: common, r, adjustedP } of judgement.isUnusable ? [] : flagged)
      pairOf(one, other).rhythm = { items: common, r, p: adjustedP }
    return { pairs: compared, alpha, pairAlpha, items: all.length, leftOut: 0, ...judgement }
  }
}

const chanceOf = ({ answers, rhythm }: PairSignals) => Math.min(answers?.p ?? 1, rhythm?.p ?? 1)

function responsesOf(sittings: readonly Sitting[], items: readonly FormItem[]): ResponseMatrix {
  const cells = new Int8Array(sittings.length * items.length).fill(MISSING)
  sittings.forEach(({ answers }, person) => {
    items.forEach((item, column) => {
      const answer = answers.get(item.id)
      if (answer) cells[person * items.length + column] = pointsFor(item, answer) ?? MISSING
    })
  })
  return { persons: sittings.length, items: items.length, cells }
}

/** Items for which both chose the same option, and not the one that earns most. */
function countIdenticalWrong(items: readonly FormItem[], one: Sitting, other: Sitting): number {
  return items.filter((item) => {
    const [a, b] = [one.answers.get(item.id), other.answers.get(item.id)]
    if (!a || !b || !('choice' in a) || !('choice' in b) || a.choice === null || a.choice !== b.choice) return false
    return (pointsFor(item, a) ?? 0) < mostPointsOf(item)
  }).length
}
