import { expectedScore, scoreVariance, testInformation } from '../model/information.ts'
import type { Item } from '../model/item.ts'

/** What a test tells at one ability. */
export interface ConditionalError {
  /** Logits. */
  readonly theta: number
  readonly information: number
  /** 1 / sqrt(information), logits; null where the test informs of nothing. */
  readonly standardError: number | null
  readonly expectedScore: number
  /** Standard deviation of the sum score at this ability, in points (Lord, 1980). */
  readonly scoreStandardError: number
}

export function conditionalErrors(items: readonly Item[], thetas: readonly number[]): ConditionalError[] {
  return thetas.map((theta) => {
    const information = testInformation(items, theta)
    return {
      theta,
      information,
      standardError: information > 0 ? 1 / Math.sqrt(information) : null,
      expectedScore: expectedScore(items, theta),
      scoreStandardError: Math.sqrt(scoreVariance(items, theta)),
    }
  })
}
