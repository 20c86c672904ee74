import type { MethodReport } from '@petakom/contract'
import {
  COMPETENCIES,
  type CombinedScore,
  type MatrixRow,
  type MethodEvidence,
  methodMatrix,
  namesOfCompetency,
  type RatingEvidence,
  type Reason,
  reason,
  type ScoringRecipe,
  testEvidence,
} from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { getCombiningRecipe, getScoringRecipe } from '../../../db/recipes.ts'
import { readMethodPlan } from './method-plan.ts'

const ScoreRow = z.object({
  scale: z.string(),
  standardError: z.number().nullable(),
  level: z.number(),
  levelContinuous: z.number(),
  low: z.number(),
  high: z.number(),
  combined: z.custom<CombinedScore>().nullable(),
})
type ScoreRow = z.infer<typeof ScoreRow>

/** Competency by method of a person's result; null where only tests measured, or there is no result. */
export async function readMethodReport(db: Db, participantId: string): Promise<MethodReport | null> {
  const made = await db.maybe(
    z.object({ combining: z.string().nullable(), scoring: z.string(), missing: z.array(z.string()) }),
    sql`select combining_version as combining, recipe_version as scoring, missing from result
      where participant_id = ${participantId}`,
  )
  if (!made?.combining) return null
  const recipe = await getCombiningRecipe(db, made.combining)
  const scoring = await getScoringRecipe(db, made.scoring)
  const { plan, exerciseNames } = await readMethodPlan(db, participantId)
  const scores = await db.all(
    ScoreRow,
    sql`select scale, standard_error as "standardError", level, level_continuous as "levelContinuous", low, high, combined
      from result_score where participant_id = ${participantId} and scale_kind = 'competency' order by scale`,
  )
  const evidence = new Map(scores.map((score) => [score.scale, evidenceOf(score, scoring)] as const))
  const known = new Set(COMPETENCIES.map(({ code }) => code))
  const planned = new Map([...plan].filter(([target]) => known.has(target)))
  const { rows, coverage } = methodMatrix(planned, evidence, recipe)
  const byScale = new Map(scores.map((score) => [score.scale, score]))
  return {
    recipe: { version: recipe.version, source: recipe.source, confidence: recipe.confidence },
    coverage,
    rows: COMPETENCIES.flatMap(({ code }) => {
      const row = rows.find(({ competency }) => competency === code)
      if (!row) return []
      const score = byScale.get(code) ?? null
      const remarks = score ? remarksOf(row, score) : [reason(whyNone(code, made.missing))]
      return [{ ...shown(row, exerciseNames), ...levelOf(score), remarks }]
    }),
  }
}

const evidenceOf = (score: ScoreRow, recipe: ScoringRecipe): readonly MethodEvidence[] =>
  score.combined?.evidence ??
  (score.standardError === null ? [] : [testEvidence({ ...score, standardError: score.standardError }, recipe)])

const whyNone = (code: string, missing: readonly string[]) =>
  missing.includes(`combined:${code}`) ? ('LEVEL_TOO_UNCERTAIN' as const) : ('LEVEL_NOT_MEASURED' as const)

const levelOf = (score: ScoreRow | null) => ({
  level: score?.level ?? null,
  levelContinuous: score?.levelContinuous ?? null,
  low: score?.low ?? null,
  high: score?.high ?? null,
})

function shown({ competency, cells, combined }: MatrixRow, names: ReadonlyMap<string, string>) {
  return {
    competency,
    ...namesOfCompetency(competency),
    cells: cells.map(({ method, state, evidence }) => {
      const part = combined.parts.find((one) => one.method === method)
      const ids = new Set(evidence.flatMap(({ source }) => source.split(', ')))
      // Of what was watched in the order of the centre; a simulation is named already.
      const sources = method === 'RATING' ? [...names].flatMap(([id, name]) => (ids.has(id) ? [name] : [])) : [...ids]
      return {
        ...{ method, state },
        value: part?.value ?? null,
        standardError: part?.standardError ?? null,
        weight: part?.weight ?? null,
        sources: method === 'TEST' ? [] : sources,
      }
    }),
  }
}

/** What a reader must know, as it was stored with the level. */
function remarksOf({ combined }: MatrixRow, { combined: stored }: ScoreRow): Reason[] {
  const remarks = stored?.remarks ?? (combined.outcome === 'level' ? combined.remarks : [])
  const told = remarks.map((remark) => {
    if (remark.kind === 'one-method') return reason('LEVEL_ONE_METHOD')
    if (remark.kind === 'caps-not-kept') return reason('LEVEL_CAPS_NOT_KEPT')
    return reason('LEVEL_METHODS_DISAGREE', { difference: oneDecimal(remark.difference) })
  })
  const rated = stored?.evidence.find((one): one is RatingEvidence => one.method === 'RATING')
  if (!rated) return told
  const unknown = rated.mechanical.uncorrectedRaters.length
  return [
    ...told,
    ...(rated.isAgreed ? [reason('LEVEL_AGREED', { mechanical: oneDecimal(rated.mechanical.value) })] : []),
    ...(unknown > 0 ? [reason('LEVEL_RATERS_UNKNOWN', { count: unknown })] : []),
  ]
}

const oneDecimal = (value: number) => Number(value.toFixed(1))
