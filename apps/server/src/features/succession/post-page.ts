import type { getCriticalPost, getSuccessionOf, ResponseOf, SuccessionCandidate } from '@petakom/contract'
import { READINESS_SLOTS } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import { readCriticalPosts } from './critical-posts.ts'
import { findJudged, findLatestRun, readNames } from './runs.ts'

/** Candidates that a page lists; the rest are counted. */
const MOST_LISTED = 100

const PoolRow = z.object({
  id: z.string(),
  pegawaiId: z.string(),
  name: z.string(),
  nip: z.string(),
  readiness: z.enum(READINESS_SLOTS),
  reason: z.string(),
  departures: z.array(z.string()),
  fromRun: z.boolean(),
  addedBy: z.string(),
  addedAt: z.date(),
  removedBy: z.string().nullable(),
  removedAt: z.date().nullable(),
  removalReason: z.string().nullable(),
})

export async function readCriticalPost(db: Db, id: string, date: string): Promise<ResponseOf<typeof getCriticalPost>> {
  const [post] = await readCriticalPosts(db, date, { id })
  if (!post) throw errors.NOT_FOUND()
  const pool = await db.all(
    PoolRow,
    sql`select m.id, p.id as "pegawaiId", p.name, p.nip, m.readiness, m.reason, m.departures, m.run_id is not null as "fromRun",
        m.added_by_name as "addedBy", m.added_at as "addedAt", m.removed_by_name as "removedBy",
        m.removed_at as "removedAt", m.removal_reason as "removalReason"
      from succession_member as m join pegawai as p on p.instansi_id = m.instansi_id and p.id = m.pegawai_id
      where m.jabatan_id = ${id}
      order by m.removed_at is not null, array_position('{now,soon,later}', m.readiness), p.name, m.added_at`,
  )
  const run = await findLatestRun(db)
  const judged = (run && (await findJudged(db, run.id, id))) ?? []
  const listed = judged.toSorted(byReadiness).slice(0, MOST_LISTED)
  const names = await readNames(
    db,
    listed.map(({ pegawaiId }) => pegawaiId),
  )
  return {
    ...post,
    pool: pool.map(({ removedBy, removedAt, removalReason, addedAt, ...member }) => ({
      ...member,
      addedAt: addedAt.toISOString(),
      removed: removedAt && { by: removedBy!, at: removedAt.toISOString(), reason: removalReason! },
    })),
    run,
    candidates: listed.map((one) => {
      const { name = '–', nip = '', postName = null, unitName = null } = names.get(one.pegawaiId) ?? {}
      return { ...one, name, nip, postName, unitName }
    }),
    others: judged.length - listed.length,
  }
}

/** Ready soonest, then the better fit; unknown fit last. */
function byReadiness(one: SuccessionCandidate, other: SuccessionCandidate): number {
  const step = ({ slot }: SuccessionCandidate) =>
    slot === null ? READINESS_SLOTS.length : READINESS_SLOTS.indexOf(slot)
  return step(one) - step(other) || (other.fit?.total ?? -1) - (one.fit?.total ?? -1)
}

/** Every open critical post, as the last run judged one official for it. */
export async function readSuccessionOf(
  db: Db,
  pegawaiId: string,
  date: string,
): Promise<ResponseOf<typeof getSuccessionOf>> {
  const person = await db.maybe(
    z.object({ name: z.string(), nip: z.string(), box: z.number().nullable() }),
    sql`select p.name, p.nip, v.box from pegawai as p
      left join talent_profile as v on v.instansi_id = p.instansi_id and v.pegawai_id = p.id where p.id = ${pegawaiId}`,
  )
  if (!person) throw errors.NOT_FOUND()
  const run = await findLatestRun(db)
  const judged = await db.all(
    z.object({ jabatanId: z.string(), judged: z.custom<SuccessionCandidate>() }),
    sql`select x.jabatan_id as "jabatanId", c as judged
      from succession_run_post as x cross join lateral jsonb_array_elements(x.candidates) as c
      where x.run_id = ${run?.id ?? null} and c->>'pegawaiId' = ${pegawaiId}`,
  )
  const posts = await readCriticalPosts(db, date, {})
  return {
    ...person,
    askedOn: run?.askedOn ?? null,
    posts: posts
      .filter(({ holders }) => !holders.some((holder) => holder.pegawaiId === pegawaiId))
      .map(({ id, name, agencyName, members }) => ({
        id,
        name,
        agencyName,
        memberOf: members.find((member) => member.pegawaiId === pegawaiId)?.readiness ?? null,
        judged: judged.find(({ jabatanId }) => jabatanId === id)?.judged ?? null,
      })),
  }
}
