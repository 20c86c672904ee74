import type { IndividualReport, Moment, Observation } from '@petakom/contract'
import { type CompetencyGap, chooseQuotes, competencyGaps, developmentAdvice } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'

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

/** The report's advice on its own: a competency below the standard each, largest shortfall first, else what to keep. */
export async function readAdvice(db: Db, participantId: string): Promise<{ competency: string; text: string }[]> {
  const { levels, standard } = await db.one(
    z.object({ levels: z.record(z.string(), z.number()), standard: z.record(z.string(), z.number()) }),
    sql`select r.standard, coalesce((select jsonb_object_agg(s.scale, s.level) from result_score as s
        where s.instansi_id = r.instansi_id and s.participant_id = r.participant_id and s.scale_kind = 'competency'), '{}')
        as levels
      from result as r where r.participant_id = ${participantId}`,
  )
  return advisedGaps(competencyGaps(levels, standard)).map((gap) => ({
    competency: gap.code,
    text: developmentAdvice(gap),
  }))
}

const MOST_ADVICE = 3
export function advisedGaps(gaps: readonly CompetencyGap[]): readonly CompetencyGap[] {
  const short = gaps.filter(({ gap }) => gap < 0)
  return (short.length > 0 ? short : gaps).slice(0, MOST_ADVICE)
}
