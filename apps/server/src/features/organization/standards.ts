import type { BodyOf, setStandard } from '@petakom/contract'
import { COMPETENCIES } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { organizationErrors } from './errors.ts'

const HistoryRow = z.object({
  id: z.string(),
  levels: z.record(z.string(), z.number()),
  source: z.string(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
})

/** The post's own standards, newest first. */
export async function listOwnStandards(db: Db, jabatanId: string) {
  const rows = await db.all(
    HistoryRow,
    sql`select s.id, s.source, lower(s.valid_during) as "validFrom", upper(s.valid_during) as "validUntil",
        jsonb_object_agg(r.competency, r.level) as levels
      from competency_standard as s
      join competency_requirement as r on r.instansi_id = s.instansi_id and r.standard_id = s.id
      where s.jabatan_id = ${jabatanId} group by s.id, s.source, s.valid_during order by lower(s.valid_during) desc`,
  )
  return rows.map((row) => ({ ...row, origin: 'own' as const }))
}

/** A new standard from a day on. The one before it ends the day before; history is not rewritten. */
export async function decideStandard(
  db: Db,
  actor: AuditActor,
  jabatanId: string,
  { levels, validFrom, source }: BodyOf<typeof setStandard>,
): Promise<void> {
  const missing = COMPETENCIES.map(({ code }) => code).filter((code) => levels[code] === undefined)
  if (missing.length > 0) throw organizationErrors.STANDARD_INCOMPLETE({ missing: missing.join(', ') })
  const later = await db.maybe(
    z.object({ date: z.string() }),
    sql`select max(lower(valid_during))::text as date from competency_standard
      where jabatan_id = ${jabatanId} and lower(valid_during) >= ${validFrom}::date having count(*) > 0`,
  )
  if (later) throw organizationErrors.STANDARD_OVERLAPS(later)
  await db.run(sql`update competency_standard set valid_during = daterange(lower(valid_during), ${validFrom}::date)
    where jabatan_id = ${jabatanId} and valid_during @> ${validFrom}::date`)
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into competency_standard (instansi_id, jabatan_id, valid_during, source)
      values (${actor.instansiId}, ${jabatanId}, daterange(${validFrom}::date, null), ${source}) returning id`,
  )
  const requirements = COMPETENCIES.map(({ code }) => ({ competency: code, level: levels[code] }))
  await db.run(sql`insert into competency_requirement (instansi_id, standard_id, competency, level)
    select ${actor.instansiId}, ${id}, competency, level
    from jsonb_to_recordset(${JSON.stringify(requirements)}::jsonb) as r(competency text, level int)`)
  await audit(db, actor, {
    action: 'standard.decided',
    subjectType: 'jabatan',
    subjectId: jabatanId,
    after: { levels, validFrom, source },
  })
}
