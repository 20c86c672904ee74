import type { acceptSuccession, BodyOf, ResponseOf } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, raw, sql } from '../../db/query.ts'
import { successionErrors } from './errors.ts'
import { findLatestRun, getRun } from './runs.ts'

/** Puts one way of the latest run into the pools, once. Who is in a pool already stays as they are. */
export async function acceptRun(
  db: Db,
  actor: AuditActor,
  id: string,
  { way, reason, replace }: BodyOf<typeof acceptSuccession>,
  date: string,
): Promise<ResponseOf<typeof acceptSuccession>> {
  // Two who accept at once come one after the other.
  await db.run(sql`select pg_advisory_xact_lock(hashtext('succession'), hashtext(${actor.instansiId}))`)
  const run = await getRun(db, id)
  if (run.accepted) throw successionErrors.SUCCESSION_RUN_ACCEPTED({ by: run.accepted.by })
  if ((await findLatestRun(db))?.id !== id) throw successionErrors.SUCCESSION_RUN_OLD()
  if (run.figures[way] === null) throw successionErrors.SUCCESSION_UNPROVEN()
  const proposed = await db.all(
    z.object({ jabatanId: z.string(), pegawaiId: z.string(), slot: z.string(), isMember: z.boolean() }),
    sql`select x.jabatan_id as "jabatanId", p.id as "pegawaiId", c->>'slot' as slot,
        exists (select from succession_member as m where m.jabatan_id = x.jabatan_id and m.pegawai_id = p.id
          and m.removed_at is null) as "isMember"
      from succession_run_post as x
      join jabatan as j on j.instansi_id = x.instansi_id and j.id = x.jabatan_id and j.is_critical
        and (j.closed_on is null or j.closed_on > ${date}::date)
      cross join lateral jsonb_array_elements(x.candidates) as c
      join pegawai as p on p.instansi_id = x.instansi_id and p.id = (c->>'pegawaiId')::uuid
      where x.run_id = ${id} and p.id = any(${poolOf(way)})
        -- Whoever has been given the post since then needs no pool for it.
        and not exists (select from pegawai_jabatan as h where h.pegawai_id = p.id and h.jabatan_id = x.jabatan_id
          and h.valid_during @> ${date}::date)`,
  )
  const left = replace ? await removeReplaced(db, actor, id, way, reason) : []
  const fresh = proposed.filter(({ isMember }) => !isMember)
  await db.run(sql`
    insert into succession_member (instansi_id, jabatan_id, pegawai_id, readiness, reason, run_id, added_by, added_by_name)
    select ${actor.instansiId}, "jabatanId", "pegawaiId", slot, ${reason}, ${id}, ${actor.id}, ${actor.name}
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as r("jabatanId" uuid, "pegawaiId" uuid, slot text)`)
  await db.run(sql`
    insert into succession_acceptance (instansi_id, run_id, way, reason, added, removed, accepted_by, accepted_by_name)
    values (${actor.instansiId}, ${id}, ${way}, ${reason}, ${fresh.length}, ${left.length}, ${actor.id}, ${actor.name})`)
  const counts = { added: fresh.length, kept: proposed.length - fresh.length, removed: left.length }
  await audit(db, actor, {
    action: 'succession.accepted',
    subjectType: 'succession-run',
    subjectId: id,
    // Who they are stands in the memberships, which name this proposal and are never changed.
    after: { way, ...counts },
    reason,
  })
  return counts
}

const poolOf = (way: 'd1' | 'd2') => raw(way === 'd1' ? 'x.d1' : 'x.d2')

/** Members whom an earlier proposal brought, into pools of posts that this run looked at, and whom it does not propose. */
function removeReplaced(db: Db, actor: AuditActor, id: string, way: 'd1' | 'd2', reason: string) {
  return db.all(
    z.object({ jabatanId: z.string(), pegawaiId: z.string() }),
    sql`update succession_member as m set removed_at = now(), removed_by = ${actor.id}, removed_by_name = ${actor.name},
        removal_reason = ${reason}
      from succession_run_post as x
      where x.run_id = ${id} and x.jabatan_id = m.jabatan_id and m.run_id is not null and m.removed_at is null
        and m.pegawai_id <> all(${poolOf(way)})
      returning m.jabatan_id as "jabatanId", m.pegawai_id as "pegawaiId"`,
  )
}
