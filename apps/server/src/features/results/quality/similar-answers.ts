import type { EventQuality } from '@petakom/contract'
import { answerSimilarity, type Item, type ResponseMatrix, scoreResponses } from '@petakom/psychometrics'
import type { FormItem, Sitting } from '../../../db/sittings.ts'

/** Chance that honest people alone give one signal or more, among all pairs together (Holm). */
const ALPHA = 0.05

/** Pairs whose answers are more alike than their abilities explain; a signal to look into, never a finding. */
export function similarAnswers(
  items: readonly FormItem[],
  responses: ResponseMatrix,
  sittings: readonly Sitting[],
): EventQuality['similarity'] {
  if (sittings.length < 2 || items.length < 2) return null
  const own = items.map(({ parameters }) => parameters as Item)
  const { theta } = scoreResponses(own, responses, { method: 'wle' })
  const { pairs, flagged, expectedFalseAlarms } = answerSimilarity(own, responses, theta, { alpha: ALPHA })
  return {
    pairs,
    alpha: ALPHA,
    expectedFalse: expectedFalseAlarms,
    flagged: flagged.map(({ one, other, items: common, matches, expected, adjustedP }) => ({
      one: sittings[one]!.participantId,
      other: sittings[other]!.participantId,
      items: common,
      matches,
      expected,
      p: adjustedP,
    })),
  }
}
