import { standardForTier } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from './query.ts'

export interface StandardInForce {
  readonly levels: Readonly<Record<string, number>>
  readonly origin: 'own' | 'tier' | 'none'
  readonly source: string
  readonly validFrom: string | null
  readonly validUntil: string | null
}

const OwnRow = z.object({
  levels: z.record(z.string(), z.number()),
  source: z.string(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
})

/**
 * The required levels of a post on `date`, so that an old result can be rebuilt as it was made: the post's own standard
 * where one was in force, otherwise the default of its tier (PermenPANRB 38/2017).
 */
export async function findStandard(
  db: Db,
  jabatan: { id: string; tier: string | null },
  date: string,
): Promise<StandardInForce> {
  const own = await db.maybe(
    OwnRow,
    sql`select jsonb_object_agg(r.competency, r.level) as levels, s.source,
        lower(s.valid_during) as "validFrom", upper(s.valid_during) as "validUntil"
      from competency_standard as s
      join competency_requirement as r on r.instansi_id = s.instansi_id and r.standard_id = s.id
      where s.jabatan_id = ${jabatan.id} and s.valid_during @> ${date}::date
      group by s.id, s.source, s.valid_during`,
  )
  return own ? { ...own, origin: 'own' } : defaultStandard(jabatan.tier)
}

export function defaultStandard(tier: string | null): StandardInForce {
  const levels = tier === null ? null : standardForTier(tier)
  return levels === null
    ? { levels: {}, origin: 'none', source: '', validFrom: null, validUntil: null }
    : { levels, origin: 'tier', source: 'PermenPANRB 38/2017', validFrom: null, validUntil: null }
}
