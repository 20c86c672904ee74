import type { addMember, BodyOf } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import { successionErrors } from './errors.ts'
import { findJudged, findLatestRun } from './runs.ts'

const ORDER = ['now', 'soon', 'later'] as const

const Asked = z.object({
  name: z.string(),
  postName: z.string(),
  isOpen: z.boolean(),
  holds: z.boolean(),
  isMember: z.boolean(),
})

/**
 * A person's own choice. Where the last proposal judged the official otherwise, the choice stands with its departures;
 * only 'ready now' against a rule that is known to fail is refused.
 */
export async function addToPool(
  db: Db,
  actor: AuditActor,
  { jabatanId, pegawaiId, readiness, reason }: BodyOf<typeof addMember>,
  date: string,
): Promise<{ id: string; departures: string[] }> {
  const asked = await db.maybe(
    Asked,
    sql`select p.name, j.name as "postName", j.is_critical and (j.closed_on is null or j.closed_on > ${date}::date) as "isOpen",
        exists (select from pegawai_jabatan as h where h.pegawai_id = p.id and h.jabatan_id = j.id
          and h.valid_during @> ${date}::date) as holds,
        exists (select from succession_member as m where m.pegawai_id = p.id and m.jabatan_id = j.id
          and m.removed_at is null) as "isMember"
      from pegawai as p cross join jabatan as j where p.id = ${pegawaiId} and j.id = ${jabatanId}`,
  )
  if (!asked) throw errors.NOT_FOUND()
  const { name } = asked
  if (!asked.isOpen) throw successionErrors.SUCCESSION_POST()
  if (asked.holds) throw successionErrors.SUCCESSION_HOLDER({ name })
  if (asked.isMember) throw successionErrors.SUCCESSION_ALREADY({ name })
  const departures = await departuresOf(db, { jabatanId, pegawaiId, readiness, name })
  const made = await db.maybe(
    z.object({ id: z.string() }),
    sql`insert into succession_member (instansi_id, jabatan_id, pegawai_id, readiness, reason, departures, added_by, added_by_name)
      values (${actor.instansiId}, ${jabatanId}, ${pegawaiId}, ${readiness}, ${reason}, ${departures}::text[], ${actor.id},
        ${actor.name})
      on conflict do nothing returning id`,
  )
  if (!made) throw successionErrors.SUCCESSION_ALREADY({ name })
  await audit(db, actor, {
    action: 'succession.added',
    subjectType: 'succession-member',
    subjectId: made.id,
    after: { jabatanId, jabatan: asked.postName, pegawaiId, pegawai: name, readiness, departures },
    reason,
  })
  return { id: made.id, departures }
}

async function departuresOf(
  db: Db,
  asked: { jabatanId: string; pegawaiId: string; readiness: (typeof ORDER)[number]; name: string },
): Promise<string[]> {
  const run = await findLatestRun(db)
  const judged =
    run && (await findJudged(db, run.id, asked.jabatanId))?.find((one) => one.pegawaiId === asked.pegawaiId)
  if (!run || !judged) return ['not-judged']
  const failed = judged.blockers.filter(({ status, firstDate }) => status === 'failed' && firstDate !== run.askedOn)
  if (asked.readiness === 'now' && failed.length > 0) {
    throw successionErrors.SUCCESSION_NOT_READY({ name: asked.name, count: failed.length, day: run.askedOn })
  }
  const isEarlier = judged.slot === null || ORDER.indexOf(asked.readiness) < ORDER.indexOf(judged.slot)
  return [
    ...(judged.box === null || !run.settings.boxes.includes(judged.box) ? ['box'] : []),
    ...(judged.fit === null || judged.fit.total < run.settings.readyAtLeast ? ['fit'] : []),
    ...(isEarlier ? ['slot'] : []),
    ...(judged.lateral && !run.settings.allowLateral ? ['lateral'] : []),
  ]
}

export async function removeFromPool(db: Db, actor: AuditActor, id: string, reason: string): Promise<void> {
  const before = await db.maybe(
    z.object({
      jabatanId: z.string(),
      jabatan: z.string(),
      pegawaiId: z.string(),
      pegawai: z.string(),
      readiness: z.string(),
      by: z.string().nullable(),
    }),
    sql`select m.jabatan_id as "jabatanId", j.name as jabatan, m.pegawai_id as "pegawaiId", p.name as pegawai, m.readiness,
        m.removed_by_name as by
      from succession_member as m
      join jabatan as j on j.instansi_id = m.instansi_id and j.id = m.jabatan_id
      join pegawai as p on p.instansi_id = m.instansi_id and p.id = m.pegawai_id
      where m.id = ${id} for update of m`,
  )
  if (!before) throw errors.NOT_FOUND()
  const { by, ...member } = before
  if (by !== null) throw successionErrors.SUCCESSION_REMOVED({ by })
  await db.run(sql`update succession_member set removed_at = now(), removed_by = ${actor.id},
    removed_by_name = ${actor.name}, removal_reason = ${reason} where id = ${id}`)
  await audit(db, actor, {
    action: 'succession.removed',
    subjectType: 'succession-member',
    subjectId: id,
    before: member,
    reason,
  })
}
