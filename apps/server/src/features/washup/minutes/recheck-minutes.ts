import { z } from 'zod'
import type { Database } from '../../../db/database.ts'
import { unpackText } from '../../../db/packed-json.ts'
import { sql } from '../../../db/query.ts'
import { MinutesContent } from './content.ts'

export interface MinutesCheck {
  readonly minutes: number
  readonly first: {
    readonly code: string
    readonly field: string
    readonly stored: unknown
    readonly rebuilt: unknown
  } | null
}

const Row = z.object({
  code: z.string(),
  content: z.instanceof(Buffer),
  hash: z.string(),
  levels: z.record(z.string(), z.tuple([z.number(), z.number()])),
})

/** Holds all minutes against their hash, and the levels results are made of against what the minutes say. */
export function recheckMinutes(database: Database, instansiId: string): Promise<MinutesCheck> {
  return database.tenant(
    instansiId,
    async (db) => {
      const rows = await db.all(
        Row,
        sql`select m.code, m.content, encode(m.hash, 'hex') as hash, coalesce((
            select jsonb_object_agg(l.competency, jsonb_build_array(l.level, l.mechanical))
            from washup_level as l where l.instansi_id = m.instansi_id and l.minutes_id = m.id), '{}') as levels
          from washup_minutes as m order by m.closed_at, m.id`,
      )
      for (const row of rows) {
        const difference = differenceOf(row)
        if (difference) return { minutes: rows.length, first: { code: row.code, ...difference } }
      }
      return { minutes: rows.length, first: null }
    },
    { snapshot: true },
  )
}

function differenceOf({ content, hash, levels }: z.infer<typeof Row>) {
  const { text, hash: found } = unpackText(content)
  if (found !== hash) return { field: 'hash', stored: hash, rebuilt: found }
  const { competencies } = MinutesContent.parse(JSON.parse(text)).washup
  for (const { competency, level, mechanical } of competencies) {
    const stored = levels[competency] ?? null
    if (stored?.[0] !== level || stored[1] !== mechanical.value)
      return { field: competency, stored, rebuilt: [level, mechanical.value] }
  }
  const extra = Object.keys(levels).find((code) => competencies.every(({ competency }) => competency !== code))
  return extra === undefined ? null : { field: extra, stored: levels[extra], rebuilt: null }
}
