import type { ResponseMatrix } from '../data/response-matrix.ts'
import type { Item } from '../model/item.ts'
import { type Abilities, CategoryChances } from './category-chances.ts'
import { countIdenticalIncorrect, type KeyedChoices } from './identical-incorrect.ts'

export type Correction = 'holm' | 'bonferroni' | 'none'

export interface SimilaritySettings {
  /** Chance of one false alarm or more among all pairs; with no correction, of each pair. 0.05 unless told. */
  readonly alpha?: number
  /** Holm unless told. */
  readonly correction?: Correction
  /**
   * Where the items measure several abilities: then a pattern is random given the person's sum score over the items of
   * each, and the expected matches are those at the abilities given here. No nominal items.
   */
  readonly abilities?: Abilities
  /** The options behind scored responses, to count wrong options two persons share. */
  readonly choices?: KeyedChoices
  /** Told after each person has been compared with all later ones. */
  readonly progress?: (done: number, persons: number) => void
}

/** Two persons (rows from 0) whose answers agree more than their abilities explain. */
export interface SimilarPair {
  readonly one: number
  readonly other: number
  /** Items that both answered. */
  readonly items: number
  readonly matches: number
  /** Matches that the model expects of two persons of these abilities, and their standard deviation. */
  readonly expected: number
  readonly deviation: number
  /** Generalised binomial test (van der Linden & Sotaridona, 2006): chance of as many matches at these abilities. */
  readonly gbt: number
  /**
   * What decides: the chance that matches weighing as much arise, given the answers of the higher scorer and the sum
   * score of the lower (matchWeightTail). For nominal items, which have no sum score, it is `gbt`.
   */
  readonly p: number
  /** `p` corrected for the number of pairs; the pair is reported because this is at most alpha. */
  readonly adjustedP: number
  /** Items on which both chose the same wrong option; null without options. */
  readonly identicalIncorrect: number | null
}

export interface Similarity {
  readonly persons: number
  /** Pairs of persons who answered an item in common. */
  readonly pairs: number
  readonly alpha: number
  readonly correction: Correction
  /** Level at which a single pair is tested first. */
  readonly pairAlpha: number
  /** At most so many pairs are expected above the threshold by chance alone. */
  readonly expectedFalseAlarms: number
  readonly flagged: readonly SimilarPair[]
}

/**
 * Only pairs this many deviations above their expectation, and of a generalised binomial chance below 0.001 (or a
 * hundred times the level of a single pair), are tested further: both tests must find the pair remarkable. Leaving
 * pairs out can only lower the false-alarm rate, and it spares persons of like but unusual patterns, whom the
 * conditional test alone takes for alike where items depend on each other beyond the ability.
 */
const LEAST_SCREEN = 0.001
const SCREEN_DEVIATIONS = 0.5

/**
 * Compares every pair of persons at the abilities given (logits, finite; null leaves a person out). Answers of two
 * persons are independent given their abilities, unless something else made them alike: copying, shared answers, or
 * one person twice. The test says that answers are alike, not why.
 */
export function answerSimilarity(
  items: readonly Item[],
  matrix: ResponseMatrix,
  thetas: readonly (number | null)[],
  { alpha = 0.05, correction = 'holm', abilities, choices, progress }: SimilaritySettings = {},
): Similarity {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha ${alpha} is not between 0 and 1`)
  const chances = new CategoryChances(items, matrix, thetas, abilities)
  const scored = thetas.flatMap((theta, person) => (theta === null ? [] : [person]))
  const pairs = chances.countPairs(scored)
  const level = correction === 'none' ? alpha : alpha / Math.max(pairs, 1)
  const screen = Math.min(1, Math.max(LEAST_SCREEN, 100 * level))
  // What lies far beyond the level of a single pair cannot be reported, unless nearly every pair is.
  const enough = correction === 'none' ? level : 100 * level
  const nominal = items.some(({ model }) => model === 'NRM')
  if (nominal && abilities) throw new RangeError('nominal items have no sum score to hold fixed for each ability')
  const suspects: Omit<SimilarPair, 'adjustedP' | 'identicalIncorrect'>[] = []
  for (const [at, one] of scored.entries()) {
    for (let next = at + 1; next < scored.length; next += 1) {
      const other = scored[next]!
      const summary = chances.compare(one, other)
      if (!(summary.matches - summary.expected > SCREEN_DEVIATIONS * summary.deviation)) continue
      const gbt = chances.generalisedBinomial(summary)
      if (gbt > screen) continue
      const p = nominal ? gbt : chances.givenScore(one, other, enough)
      if (p <= enough) suspects.push({ one, other, ...summary, gbt, p })
    }
    progress?.(at + 1, scored.length)
  }
  return {
    persons: scored.length,
    pairs,
    alpha,
    correction,
    pairAlpha: level,
    expectedFalseAlarms: correction === 'none' ? alpha * pairs : alpha,
    flagged: adjusted(suspects, pairs, correction)
      .filter(({ adjustedP }) => adjustedP <= alpha)
      .map((pair) => ({
        ...pair,
        identicalIncorrect: choices ? countIdenticalIncorrect(choices, pair.one, pair.other) : null,
      })),
  }
}

function adjusted<Pair extends { p: number }>(pairs: readonly Pair[], count: number, correction: Correction) {
  const ordered = [...pairs].sort((a, b) => a.p - b.p)
  let running = 0
  return ordered.map((pair, rank) => {
    const times = correction === 'none' ? 1 : correction === 'bonferroni' ? count : count - rank
    running = Math.max(running, Math.min(1, pair.p * times))
    return { ...pair, adjustedP: correction === 'holm' ? running : Math.min(1, pair.p * times) }
  })
}
