import type { IndividualReport, Observation } from '@petakom/contract'
import { type CompetencyGap, chooseQuotes, developmentAdvice } from '@petakom/domain'

/** Observations that an advice is tied to. */
const MOST_EVIDENCE = 2

/** An advice beside what it rests on: what was missed first, else what was seen at all. */
export function adviceOn(
  gap: CompetencyGap,
  observations: readonly Observation[],
): IndividualReport['developmentAdvice'][number] {
  const quotes = observations
    .filter(({ competency }) => competency === gap.code)
    .flatMap(({ exercise, quotes: own }) => own.map((quote) => ({ ...quote, exercise })))
  const missed = quotes.filter(({ sign }) => sign === '-')
  return {
    competency: gap.code,
    text: developmentAdvice(gap),
    evidence: chooseQuotes(missed.length > 0 || gap.gap < 0 ? missed : quotes, MOST_EVIDENCE).map(
      ({ exercise, text }) => ({ exercise, text }),
    ),
  }
}
