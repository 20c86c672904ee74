import type { askForFeedback, BodyOf } from '@petakom/contract'
import { HIDDEN_RELATIONS, RELATIONS } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { multiraterErrors } from './errors.ts'
import { getRound, holdRound } from './rounds.ts'

const Relation = z.enum(RELATIONS)
const PersonRow = z.object({
  participantId: z.string(),
  name: z.string(),
  unitName: z.string(),
  counts: z.array(z.object({ relation: Relation, asked: z.number(), finished: z.number() })),
})

/** The round with its people: how many were asked of each group, and which groups can never be shown. */
export async function describeRound(db: Db, id: string) {
  const round = await getRound(db, id)
  const rows = await db.all(
    PersonRow,
    sql`select c.participant_id as "participantId", g.name, u.name as "unitName",
        jsonb_agg(jsonb_build_object('relation', c.relation, 'asked', c.asked, 'finished', c.finished)
          order by array_position(${[...RELATIONS]}::text[], c.relation)) as counts
      from (select instansi_id, participant_id, relation, count(*) as asked,
          count(*) filter (where is_finished) as finished
        from multirater_invitation where round_id = ${id} group by instansi_id, participant_id, relation) as c
      join participant as t on t.instansi_id = c.instansi_id and t.id = c.participant_id
      join pegawai as g on g.instansi_id = t.instansi_id and g.id = t.pegawai_id
      join jabatan as j on j.instansi_id = t.instansi_id and j.id = t.jabatan_id
      join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
      group by c.participant_id, g.name, u.name, t.number order by t.number`,
  )
  const people = rows.map((row) => {
    const asked = (relation: string) => row.counts.find((one) => one.relation === relation)?.asked ?? 0
    const small = HIDDEN_RELATIONS.filter((relation) => asked(relation) < round.leastGroup)
    const together = small.reduce((sum, relation) => sum + asked(relation), 0)
    const isJoined = small.every((relation) => asked(relation) > 0) && together >= round.leastGroup
    return { ...row, small: isJoined ? [] : [...small] }
  })
  return { ...round, people }
}

const AskedRow = z.object({
  id: z.string(),
  name: z.string(),
  nip: z.string(),
  relation: Relation,
  isFinished: z.boolean(),
  hasAccount: z.boolean(),
})

export async function listAsked(db: Db, roundId: string, participantId: string) {
  await getRound(db, roundId)
  const rows = await db.all(
    AskedRow,
    sql`select i.id, g.name, g.nip, i.relation, i.is_finished as "isFinished",
        exists (select from account as a where a.instansi_id = g.instansi_id and a.nip = g.nip and a.disabled_at is null)
          as "hasAccount"
      from multirater_invitation as i
      join pegawai as g on g.instansi_id = i.instansi_id and g.id = i.pegawai_id
      where i.round_id = ${roundId} and i.participant_id = ${participantId}
      order by array_position(${[...RELATIONS]}::text[], i.relation), g.name, g.nip`,
  )
  if (rows.length === 0) throw multiraterErrors.MULTIRATER_SUBJECT_UNKNOWN()
  return rows
}

export async function ask(db: Db, actor: AuditActor, roundId: string, body: BodyOf<typeof askForFeedback>) {
  const { participantId, nip, relation } = body
  const round = await holdRound(db, roundId, ['draft', 'open'])
  // What peers were promised cannot be taken from one of them by another name.
  if (round.state === 'open' && relation === 'superior') throw multiraterErrors.MULTIRATER_SUPERIOR_LATE()
  await listAsked(db, roundId, participantId)
  const rater = await db.maybe(
    z.object({ id: z.string(), isSubject: z.boolean(), as: z.string().nullable() }),
    sql`select g.id, t.id is not null as "isSubject", i.relation as "as" from pegawai as g
      left join participant as t on t.instansi_id = g.instansi_id and t.pegawai_id = g.id and t.id = ${participantId}
      left join multirater_invitation as i on i.instansi_id = g.instansi_id and i.pegawai_id = g.id
        and i.round_id = ${roundId} and i.participant_id = ${participantId}
      where g.nip = ${nip}`,
  )
  if (!rater) throw multiraterErrors.MULTIRATER_RATER_UNKNOWN({ nip })
  if (rater.isSubject) throw multiraterErrors.MULTIRATER_OWN()
  if (rater.as) throw multiraterErrors.MULTIRATER_ASKED_ALREADY({ nip, relation: rater.as })
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into multirater_invitation (instansi_id, round_id, participant_id, pegawai_id, relation)
      values (${actor.instansiId}, ${roundId}, ${participantId}, ${rater.id}, ${relation}) returning id`,
  )
  await audit(db, actor, {
    action: 'multirater.asked',
    subjectType: 'multirater',
    subjectId: roundId,
    after: { participantId, pegawaiId: rater.id, relation },
  })
  return { id }
}

/** Takes a request back; one who has begun stays, since what they wrote counts. */
export async function withdraw(db: Db, actor: AuditActor, id: string) {
  const row = await db.maybe(
    z.object({
      roundId: z.string(),
      participantId: z.string(),
      pegawaiId: z.string(),
      relation: Relation,
      isFinished: z.boolean(),
    }),
    sql`select round_id as "roundId", participant_id as "participantId", pegawai_id as "pegawaiId", relation,
        is_finished as "isFinished" from multirater_invitation where id = ${id}`,
  )
  if (!row) throw multiraterErrors.FEEDBACK_NOT_FOUND()
  await holdRound(db, row.roundId, ['draft', 'open'])
  const { isFinished, ...before } = row
  const gone = await db.run(
    sql`delete from multirater_invitation as i where i.id = ${id} and not i.is_finished and i.relation <> 'self'
      and not exists (select from multirater_draft as d
        where d.instansi_id = i.instansi_id and d.invitation_id = i.id)`,
  )
  if (gone === 0) throw multiraterErrors.MULTIRATER_ANSWERED()
  await audit(db, actor, {
    action: 'multirater.withdrawn',
    subjectType: 'multirater',
    subjectId: row.roundId,
    before,
  })
}
