import type { EventQuality, EventReport } from '@petakom/contract'
import { COMPETENCIES, type CombinedScore, LEAST_TOLD, type ScoringRecipe, testEvidence } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { getScoringRecipe } from '../../../db/recipes.ts'

const ScoreRow = z.object({
  scale: z.string(),
  level: z.number(),
  levelContinuous: z.number(),
  standardError: z.number().nullable(),
  required: z.number().nullable(),
  recipe: z.string(),
  combined: z.custom<CombinedScore>().nullable(),
})
type ScoreRow = z.infer<typeof ScoreRow>

/** Levels of an event by competency, and how certain they are. What fewer than five people show is left out. */
export async function readOutcomes(
  db: Db,
  eventId: string,
  quality: EventQuality | null,
): Promise<EventReport['competencies']> {
  const rows = await db.all(
    ScoreRow,
    sql`select s.scale, s.level, s.level_continuous as "levelContinuous", s.standard_error as "standardError",
        (r.standard ->> s.scale)::int as required, s.recipe_version as recipe, s.combined
      from participant as p
      join result as r on r.instansi_id = p.instansi_id and r.participant_id = p.id
      join result_score as s on s.instansi_id = r.instansi_id and s.participant_id = r.participant_id
        and s.scale_kind = 'competency'
      where p.event_id = ${eventId}`,
  )
  const recipes = new Map<string, ScoringRecipe>()
  for (const version of new Set(rows.map(({ recipe }) => recipe)))
    recipes.set(version, await getScoringRecipe(db, version))
  const byScale = Map.groupBy(rows, ({ scale }) => scale)
  return COMPETENCIES.map(({ code, name, nameEn }) => {
    const own = byScale.get(code) ?? []
    const demanded = own.filter(({ required }) => required !== null && required > 0)
    const told = (group: readonly unknown[], value: () => number) => (group.length < LEAST_TOLD ? null : value())
    const measuredBy = (method: string) =>
      own.filter(({ combined }) =>
        combined ? combined.parts.some((part) => part.method === method) : method === 'TEST',
      ).length
    const scale = quality?.scales.find((one) => one.kind === 'competency' && one.scale === code)
    return {
      ...{ competency: code, name, nameEn, people: own.length },
      methods: { TEST: measuredBy('TEST'), SIMULATION: measuredBy('SIMULATION'), RATING: measuredBy('RATING') },
      meanLevel: told(own, () => mean(own.map(({ levelContinuous }) => levelContinuous))),
      meanRequired: told(demanded, () => mean(demanded.map(({ required }) => required!))),
      meeting: told(demanded, () => demanded.filter(({ level, required }) => level >= required!).length),
      standardError: told(own, () => median(own.map((row) => errorOf(row, recipes.get(row.recipe)!)))),
      reliability: scale?.marginal ?? scale?.alpha ?? null,
      disagreeing: own.filter(({ combined }) => combined?.remarks.some(({ kind }) => kind === 'methods-disagree'))
        .length,
    }
  })
}

/** Of the level, in levels. */
const errorOf = ({ combined, standardError, scale, levelContinuous }: ScoreRow, recipe: ScoringRecipe): number =>
  combined?.standardError ??
  testEvidence({ scale, levelContinuous, standardError: standardError! }, recipe).standardError

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2
}
