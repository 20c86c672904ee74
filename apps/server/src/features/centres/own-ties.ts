import { type BodyOf, type declareOwnTie, OwnTies } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { centreErrors } from './errors.ts'
import { readTies } from './ties.ts'

const CandidateRow = OwnTies.element.shape.candidates.element.omit({ ties: true }).extend({ centreId: z.string() })

/** The candidates of every centre that an account serves in, and what stands between the two. */
export async function readOwnTies(db: Db, accountId: string, day: string): Promise<z.infer<typeof OwnTies>> {
  const centres = await db.all(
    z.object({ id: z.string(), name: z.string() }),
    sql`select c.id, c.name from centre_assessor as a join centre as c on c.instansi_id = a.instansi_id and c.id = a.centre_id
      join event as e on e.instansi_id = c.instansi_id and e.id = c.event_id
      where a.account_id = ${accountId} and e.state <> 'closed' order by c.name, c.id`,
  )
  const candidates = await db.all(
    CandidateRow,
    sql`select k.centre_id as "centreId", k.participant_id as "participantId", p.name, j.name as "jabatanName",
        u.name as "unitName"
      from centre_candidate as k
      join participant as t on t.instansi_id = k.instansi_id and t.id = k.participant_id
      join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
      join jabatan as j on j.instansi_id = t.instansi_id and j.id = t.jabatan_id
      join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
      where k.centre_id = any(${centres.map(({ id }) => id)}::uuid[]) order by p.name, k.participant_id`,
  )
  const told: z.infer<typeof OwnTies> = []
  for (const centre of centres) {
    const ties = (await readTies(db, centre.id, day)).filter((tie) => tie.accountId === accountId)
    told.push({
      ...centre,
      candidates: candidates
        .filter(({ centreId }) => centreId === centre.id)
        .map(({ centreId: _, ...one }) => ({
          ...one,
          ties: ties
            .filter(({ participantId }) => participantId === one.participantId)
            .map(({ relation, declaredBy }) => ({ relation, declaredBy })),
        })),
    })
  }
  return told
}

/** Only of a candidate of a centre that the account serves in; whoever declared it cannot take it back. */
export async function declareOwn(
  db: Db,
  actor: AuditActor,
  { participantId, relation }: BodyOf<typeof declareOwnTie>,
): Promise<void> {
  const found = await db.maybe(
    z.object({ centreId: z.string(), pegawaiId: z.string() }),
    sql`select k.centre_id as "centreId", t.pegawai_id as "pegawaiId" from centre_candidate as k
      join participant as t on t.instansi_id = k.instansi_id and t.id = k.participant_id
      join centre_assessor as a on a.instansi_id = k.instansi_id and a.centre_id = k.centre_id
        and a.account_id = ${actor.id}
      where k.participant_id = ${participantId} order by k.centre_id limit 1`,
  )
  if (!found) throw centreErrors.CANDIDATE_UNKNOWN()
  await db.run(sql`insert into assessor_tie (instansi_id, account_id, pegawai_id, relation, declared_by_name)
    values (${actor.instansiId}, ${actor.id}, ${found.pegawaiId}, ${relation}, ${actor.name}) on conflict do nothing`)
  const after = { accountId: actor.id, participantId, relation }
  await audit(db, actor, {
    ...{ action: 'centre.tie-declared', subjectType: 'centre', subjectId: found.centreId, after },
  })
}
