import type { BodyOf, CentreTie, declareTie, withdrawTie } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { listAssessorRows } from './assessors.ts'
import { listCandidateRows } from './candidates.ts'
import { centreErrors } from './errors.ts'
import { holdCentre } from './hold-centre.ts'
import { leads, readPostsHeld } from './posts-held.ts'

const DeclaredRow = z.object({
  accountId: z.string(),
  participantId: z.string(),
  relation: z.enum(['subordinate', 'superior', 'relative']),
  declaredBy: z.string(),
})

/** Ties of the assessors of a centre to its candidates: those declared, and those that the posts of the day show. */
export async function readTies(db: Db, centreId: string, day: string): Promise<z.infer<typeof CentreTie>[]> {
  const declared = await db.all(
    DeclaredRow,
    sql`select e.account_id as "accountId", k.participant_id as "participantId", e.relation,
        e.declared_by_name as "declaredBy"
      from centre_candidate as k
      join participant as t on t.instansi_id = k.instansi_id and t.id = k.participant_id
      join assessor_tie as e on e.instansi_id = t.instansi_id and e.pegawai_id = t.pegawai_id
      join centre_assessor as a on a.instansi_id = k.instansi_id and a.centre_id = k.centre_id
        and a.account_id = e.account_id
      where k.centre_id = ${centreId} order by k.number, e.account_id, e.relation`,
  )
  const assessors = await listAssessorRows(db, centreId)
  const candidates = await listCandidateRows(db, centreId)
  const held = await readPostsHeld(
    db,
    [...assessors, ...candidates].map(({ nip }) => nip),
    day,
  )
  const shown = candidates.flatMap((candidate) =>
    assessors.flatMap((assessor) => {
      const [own, other] = [held.get(assessor.nip), held.get(candidate.nip)]
      if (!own || !other) return []
      const tie = { accountId: assessor.accountId, participantId: candidate.participantId, declaredBy: null }
      return [
        ...(own.agency === other.agency ? [{ ...tie, relation: 'own-agency' as const }] : []),
        ...(leads(own, other) ? [{ ...tie, relation: 'superior' as const }] : []),
        ...(leads(other, own) ? [{ ...tie, relation: 'subordinate' as const }] : []),
      ]
    }),
  )
  return [...declared, ...shown]
}

/** Names an assessor and a candidate of this centre; the tie itself is of the two persons. */
async function pegawaiOf(db: Db, centreId: string, { accountId, participantId }: BodyOf<typeof declareTie>) {
  const row = await db.maybe(
    z.object({ pegawaiId: z.string() }),
    sql`select t.pegawai_id as "pegawaiId" from centre_candidate as k
      join participant as t on t.instansi_id = k.instansi_id and t.id = k.participant_id
      join centre_assessor as a on a.instansi_id = k.instansi_id and a.centre_id = k.centre_id
        and a.account_id = ${accountId}
      where k.centre_id = ${centreId} and k.participant_id = ${participantId}`,
  )
  if (!row) throw centreErrors.CANDIDATE_UNKNOWN()
  return row.pegawaiId
}

export async function storeTie(db: Db, actor: AuditActor, centreId: string, tie: BodyOf<typeof declareTie>) {
  await holdCentre(db, centreId)
  const pegawaiId = await pegawaiOf(db, centreId, tie)
  await db.run(sql`insert into assessor_tie (instansi_id, account_id, pegawai_id, relation, declared_by_name)
    values (${actor.instansiId}, ${tie.accountId}, ${pegawaiId}, ${tie.relation}, ${actor.name})
    on conflict do nothing`)
  await audit(db, actor, { action: 'centre.tie-declared', subjectType: 'centre', subjectId: centreId, after: tie })
}

export async function dropTie(
  db: Db,
  actor: AuditActor,
  centreId: string,
  { reason, ...tie }: BodyOf<typeof withdrawTie>,
) {
  await holdCentre(db, centreId)
  const pegawaiId = await pegawaiOf(db, centreId, tie)
  const gone = await db.run(sql`delete from assessor_tie where account_id = ${tie.accountId}
    and pegawai_id = ${pegawaiId} and relation = ${tie.relation}`)
  if (gone === 0) throw centreErrors.TIE_UNKNOWN()
  await audit(db, actor, {
    ...{ action: 'centre.tie-withdrawn', subjectType: 'centre', subjectId: centreId, before: tie, reason },
  })
}
