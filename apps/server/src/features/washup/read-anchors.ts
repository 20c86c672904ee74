import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'

const Anchor = z.object({ level: z.number().int().min(0).max(5), text: z.string() })
/** By exercise and competency, a space between them; lowest level first. */
export type Anchors = ReadonlyMap<string, readonly z.infer<typeof Anchor>[]>

const Row = z.object({ exercise: z.string(), competency: z.string(), anchors: z.array(Anchor) })

/** What each level of a competency looks like in an exercise, by the version of the sheet that it was set with. */
export async function readAnchors(db: Db, centreId: string): Promise<Anchors> {
  const rows = await db.all(
    Row,
    sql`select x.id as exercise, c.value ->> 'competency' as competency, c.value -> 'anchors' as anchors
      from centre_exercise as x
      join observation_sheet_version as v on v.instansi_id = x.instansi_id and v.sheet_id = x.sheet_id
        and v.version = x.sheet_version
      cross join lateral jsonb_array_elements(v.content -> 'competencies') as c
      where x.centre_id = ${centreId} and jsonb_typeof(c.value -> 'anchors') = 'array'`,
  )
  return new Map(
    rows.map(({ exercise, competency, anchors }) => [
      `${exercise} ${competency}`,
      anchors.toSorted((one, other) => one.level - other.level),
    ]),
  )
}
