import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import type { Sitting } from '../../../db/sittings.ts'

const Row = z.object({
  participantId: z.string(),
  jabatanId: z.string(),
  tier: z.string().nullable(),
  assessedOn: z.string(),
})

/** People who were watched and rated but started no exercise of their own, as sittings without answers. */
export async function readWatchedOnly(db: Db, eventId: string, sat: readonly Sitting[]): Promise<Sitting[]> {
  const rows = await db.all(
    Row,
    sql`select p.id as "participantId", p.jabatan_id as "jabatanId", j.tier, min(s.day) as "assessedOn"
      from centre as c
      join observation_rating as r on r.instansi_id = c.instansi_id and r.centre_id = c.id
      join centre_sitting as s on s.instansi_id = r.instansi_id and s.id = r.sitting_id
      join participant as p on p.instansi_id = r.instansi_id and p.id = r.participant_id
      join jabatan as j on j.instansi_id = p.instansi_id and j.id = p.jabatan_id
      where c.event_id = ${eventId} group by p.id, p.jabatan_id, j.tier order by p.id`,
  )
  const known = new Set(sat.map(({ participantId }) => participantId))
  return rows
    .filter(({ participantId }) => !known.has(participantId))
    .map((row) => ({ ...row, exercises: [], served: {}, answers: new Map() }))
}
