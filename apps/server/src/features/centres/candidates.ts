import { type addCandidates, type BodyOf, type CandidateFilter, CentreCandidate } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, join, sql } from '../../db/query.ts'
import { requireRow } from '../../plugins/require-row.ts'
import { centreErrors } from './errors.ts'
import { holdCentre, readHeld } from './hold-centre.ts'

/** Participants of the event who fit, the most senior posts first. */
function matching(eventId: string, filter: CandidateFilter) {
  const conditions = [sql`t.event_id = ${eventId}`]
  if (filter.participantIds) conditions.push(sql`t.id = any(${filter.participantIds}::uuid[])`)
  if (filter.unitId) {
    conditions.push(sql`j.unit_id in (with recursive down as (
      select id from unit_kerja where id = ${filter.unitId}
      union all select c.id from unit_kerja as c join down on c.parent_id = down.id) select id from down)`)
  }
  if (filter.tiers?.length) conditions.push(sql`j.tier = any(${filter.tiers})`)
  if (filter.kinds?.length) conditions.push(sql`j.kind = any(${filter.kinds})`)
  if (filter.search) {
    conditions.push(
      sql`(p.name ilike ${`%${filter.search}%`} or p.nip like ${`${filter.search.replaceAll(' ', '')}%`})`,
    )
  }
  if (filter.jabatanSearch) conditions.push(sql`j.name ilike ${`%${filter.jabatanSearch}%`}`)
  return sql`
    select t.id as "participantId", t.number, p.name, p.nip, j.name as "jabatanName", u.name as "unitName", j.tier,
      row_number() over (order by j.kelas desc nulls last, j.name, p.nip) as place
    from participant as t
    join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
    join jabatan as j on j.instansi_id = t.instansi_id and j.id = t.jabatan_id
    join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
    where ${join(conditions, ' and ')} order by place limit ${filter.limit ?? 5000}`
}

export async function previewCandidateRows(db: Db, centreId: string, filter: CandidateFilter) {
  const { eventId } = await readHeld(db, centreId)
  await requireNamed(db, filter)
  const counts = await db.one(
    z.object({ matching: z.number(), already: z.number() }),
    sql`select count(*)::int as matching, count(k.participant_id)::int as already
      from (${matching(eventId, filter)}) as m
      left join centre_candidate as k on k.centre_id = ${centreId} and k.participant_id = m."participantId"`,
  )
  const sample = await db.all(
    CentreCandidate.omit({ targetTier: true }),
    sql`${matching(eventId, { ...filter, limit: Math.min(5, filter.limit ?? 5) })}`,
  )
  return { ...counts, sample }
}

async function requireNamed(db: Db, { unitId }: CandidateFilter): Promise<void> {
  if (unitId !== undefined) await requireRow(db, 'unit_kerja', unitId)
}

/** Those who are candidates already stay as they are. */
export async function addMatching(
  db: Db,
  actor: AuditActor,
  centreId: string,
  { targetTier, ...filter }: BodyOf<typeof addCandidates>,
): Promise<number> {
  const { eventId } = await holdCentre(db, centreId)
  await requireNamed(db, filter)
  const added = await db.run(sql`
    insert into centre_candidate (instansi_id, centre_id, participant_id, number, target_tier)
    select ${actor.instansiId}, ${centreId}, m."participantId",
      (select coalesce(max(number), 0) from centre_candidate where centre_id = ${centreId})
        + row_number() over (order by m.place), ${targetTier}::text
    from (${matching(eventId, filter)}) as m
    where not exists (select from centre_candidate as k
      where k.centre_id = ${centreId} and k.participant_id = m."participantId")`)
  const after = { filter, targetTier, added }
  await audit(db, actor, { action: 'centre.candidates-added', subjectType: 'centre', subjectId: centreId, after })
  return added
}

export const listCandidateRows = (db: Db, centreId: string) =>
  db.all(
    CentreCandidate,
    sql`select k.participant_id as "participantId", k.number, p.name, p.nip, j.name as "jabatanName",
        u.name as "unitName", j.tier, k.target_tier as "targetTier"
      from centre_candidate as k
      join participant as t on t.instansi_id = k.instansi_id and t.id = k.participant_id
      join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
      join jabatan as j on j.instansi_id = t.instansi_id and j.id = t.jabatan_id
      join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
      where k.centre_id = ${centreId} order by k.number`,
  )

/** Takes candidates out with their places in sittings; a sitting that is left empty goes. True when sittings changed. */
export async function dropCandidates(
  db: Db,
  actor: AuditActor,
  centreId: string,
  { participantIds, reason }: { participantIds: readonly string[]; reason: string },
): Promise<{ removed: number; unseated: boolean }> {
  await holdCentre(db, centreId)
  const ids = [...new Set(participantIds)]
  const before = (await listCandidateRows(db, centreId)).filter((one) => ids.includes(one.participantId))
  if (before.length < ids.length) throw centreErrors.CANDIDATE_UNKNOWN()
  const seen = await db.maybe(
    z.object({ name: z.string() }),
    sql`select p.name from centre_sitting_candidate as c
      join centre_sitting as s on s.instansi_id = c.instansi_id and s.id = c.sitting_id
      join participant as t on t.instansi_id = c.instansi_id and t.id = c.participant_id
      join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
      where s.centre_id = ${centreId} and c.participant_id = any(${ids}::uuid[])
        and exists (select from observation_entry as o where o.instansi_id = s.instansi_id and o.sitting_id = s.id)
      order by p.name limit 1`,
  )
  if (seen) throw centreErrors.CANDIDATE_OBSERVED(seen)
  const unseated = await db.run(sql`delete from centre_sitting_candidate as c using centre_sitting as s
    where s.instansi_id = c.instansi_id and s.id = c.sitting_id and s.centre_id = ${centreId}
      and c.participant_id = any(${ids}::uuid[])`)
  await db.run(sql`delete from centre_sitting as s where s.centre_id = ${centreId} and not exists (
    select from centre_sitting_candidate as c where c.instansi_id = s.instansi_id and c.sitting_id = s.id)`)
  await db.run(sql`delete from centre_absence where centre_id = ${centreId} and who = any(${ids}::uuid[])`)
  await db.run(sql`delete from centre_candidate where centre_id = ${centreId}
    and participant_id = any(${ids}::uuid[])`)
  await audit(db, actor, {
    action: 'centre.candidates-removed',
    subjectType: 'centre',
    subjectId: centreId,
    before: before.map(({ participantId, name, number }) => ({ participantId, name, number })),
    reason: reason || null,
  })
  return { removed: before.length, unseated: unseated > 0 }
}
