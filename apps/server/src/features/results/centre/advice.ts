import type { IndividualReport, Moment, Observation } from '@petakom/contract'
import { type CompetencyGap, chooseQuotes, developmentAdvice } from '@petakom/domain'

/** Observations and moments that an advice is tied to. */
const MOST_EVIDENCE = 2

/** An advice beside what it rests on: what was missed first, else what was seen at all. */
export function adviceOn(
  gap: CompetencyGap,
  { observations, moments }: { readonly observations: readonly Observation[]; readonly moments: readonly Moment[] },
): IndividualReport['developmentAdvice'][number] {
  const quotes = observations
    .filter(({ competency }) => competency === gap.code)
    .flatMap(({ exercise, quotes: own }) => own.map((quote) => ({ ...quote, exercise })))
  const missed = quotes.filter(({ sign }) => sign === '-')
  const seen = chooseQuotes(missed.length > 0 || gap.gap < 0 ? missed : quotes, MOST_EVIDENCE)
  const cost = moments.filter(({ competency, points }) => competency === gap.code && points < 0)
  return {
    competency: gap.code,
    text: developmentAdvice(gap),
    evidence: [...seen, ...cost].slice(0, MOST_EVIDENCE).map(({ exercise, text }) => ({ exercise, text })),
  }
}
