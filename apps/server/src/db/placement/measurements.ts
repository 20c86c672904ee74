import { type MeasuredLevel, RESULT_VALID_YEARS } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../query.ts'

const ResultRow = z.object({
  pegawaiId: z.string(),
  participantId: z.string(),
  assessedOn: z.string(),
  capAtStandard: z.boolean(),
})
const LevelRow = z.object({
  participantId: z.string(),
  competency: z.string(),
  level: z.number(),
  continuous: z.number(),
  low: z.number(),
  high: z.number(),
  probabilities: z.array(z.number()),
})
const PotentialRow = z.object({ pegawaiId: z.string(), potential: z.number() })

export interface Measurement {
  readonly levels: Readonly<Record<string, MeasuredLevel>> | null
  readonly assessedOn: string
  readonly capAtStandard: boolean
}

/** By official the latest result that is valid on the date; whoever has none is not in it. */
export async function readMeasurements(db: Db, date: string, only: string | null): Promise<Map<string, Measurement>> {
  const person = only === null ? sql`true` : sql`t.pegawai_id = ${only}`
  const latest = sql`latest as (
      select distinct on (t.pegawai_id) t.pegawai_id, t.id as participant_id, r.assessed_on, r.recipe_version
      from participant as t join result as r on r.instansi_id = t.instansi_id and r.participant_id = t.id
      where r.assessed_on <= ${date}::date and ${person}
        and r.assessed_on > ${date}::date - make_interval(years => ${RESULT_VALID_YEARS})
      order by t.pegawai_id, r.assessed_on desc, r.computed_at desc, t.id
    )`
  const results = await db.all(
    ResultRow,
    sql`with ${latest}
      select l.pegawai_id as "pegawaiId", l.participant_id as "participantId", l.assessed_on::text as "assessedOn",
        coalesce((c.content->>'capAtStandard')::boolean, false) as "capAtStandard"
      from latest as l left join recipe as c on c.kind = 'scoring' and c.version = l.recipe_version`,
  )
  const levels = await db.all(
    LevelRow,
    sql`with ${latest}
      select s.participant_id as "participantId", s.scale as competency, s.level, s.level_continuous as continuous,
        s.low, s.high, s.probabilities
      from latest as l join result_score as s on s.participant_id = l.participant_id and s.scale_kind = 'competency'
      order by s.participant_id, s.scale`,
  )
  const byParticipant = Map.groupBy(levels, ({ participantId }) => participantId)
  return new Map(
    results.map(({ pegawaiId, participantId, assessedOn, capAtStandard }) => {
      const measured = byParticipant.get(participantId)
      const entries = measured?.map(({ competency, participantId: _, ...level }) => [competency, level] as const)
      return [pegawaiId, { levels: entries ? Object.fromEntries(entries) : null, assessedOn, capAtStandard }]
    }),
  )
}

/** Value of the potensial axis in hundredths, as the talent map has it; whoever is not on the map is not in it. */
export async function readPotentials(db: Db, only: string | null): Promise<Map<string, number>> {
  const rows = await db.all(
    PotentialRow,
    sql`select pegawai_id as "pegawaiId", potensial as potential from talent_profile
      where potensial is not null and ${only === null ? sql`true` : sql`pegawai_id = ${only}`}`,
  )
  const inHundredths = (value: number) => Math.min(10_000, Math.max(0, Math.round(value * 100)))
  return new Map(rows.map(({ pegawaiId, potential }) => [pegawaiId, inHundredths(potential)]))
}
