import { type BodyOf, FeedbackTask, type saveFeedback } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, type Sql, sql } from '../../db/query.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'
import { multiraterErrors } from './errors.ts'
import { holdRound } from './rounds.ts'

/** The one official for whom the session speaks: the participant's, or the account's by its NIP. */
const own = ({ participantId, nip }: SignedInActor): Sql =>
  participantId
    ? sql`(select pegawai_id from participant where id = ${participantId})`
    : sql`(select id from pegawai where nip = ${nip})`

const tasks = (actor: SignedInActor, where: Sql) => sql`
  select i.id, r.name as "roundName", g.name, j.name as "jabatanName", i.relation, r.closes_on::text as "closesOn",
    (select count(*)::int from jsonb_object_keys(coalesce(d.content -> 'answers', '{}'))) as answered,
    jsonb_array_length(r.questionnaire -> 'statements') as statements, i.is_finished as "isFinished", r.questionnaire,
    r.least_group as "leastGroup", coalesce(d.content -> 'answers', '{}') as answers,
    coalesce(d.content ->> 'comment', '') as comment
  from multirater_invitation as i
  join multirater_round as r on r.instansi_id = i.instansi_id and r.id = i.round_id and r.state = 'open'
  join participant as t on t.instansi_id = i.instansi_id and t.id = i.participant_id
  join pegawai as g on g.instansi_id = t.instansi_id and g.id = t.pegawai_id
  join jabatan as j on j.instansi_id = t.instansi_id and j.id = t.jabatan_id
  left join multirater_draft as d on d.instansi_id = i.instansi_id and d.invitation_id = i.id
  where i.pegawai_id = ${own(actor)} and ${where}
  order by i.is_finished, r.closes_on, g.name, i.id`

export async function listOwn(db: Db, actor: SignedInActor) {
  const found = await db.all(FeedbackTask, tasks(actor, sql`true`))
  const results = await db.all(
    z.object({ roundId: z.string(), roundName: z.string() }),
    sql`select distinct r.id as "roundId", r.name as "roundName" from multirater_round as r
      join multirater_invitation as i on i.instansi_id = r.instansi_id and i.round_id = r.id
      join participant as t on t.instansi_id = i.instansi_id and t.id = i.participant_id
      where r.state = 'closed' and t.pegawai_id = ${own(actor)} order by r.name`,
  )
  return {
    tasks: found.map(({ questionnaire, answers, comment, leastGroup, ...task }) => task),
    results,
  }
}

export async function getOwnTask(db: Db, actor: SignedInActor, id: string): Promise<FeedbackTask> {
  const task = await db.maybe(FeedbackTask, tasks(actor, sql`i.id = ${id}`))
  if (!task) throw multiraterErrors.FEEDBACK_NOT_FOUND()
  // The committee prints PINs; what somebody says of colleagues is behind a password of their own.
  if (actor.participantId) throw multiraterErrors.FEEDBACK_NEEDS_ACCOUNT()
  return task
}

/** Stores what was given so far; as finished only when every statement has an answer, "could not see" included. */
export async function saveOwn(
  db: Db,
  actor: SignedInActor & AuditActor,
  id: string,
  { answers, comment, isFinished }: BodyOf<typeof saveFeedback>,
  now: Date,
) {
  const place = await db.maybe(
    z.object({ roundId: z.string(), wasFinished: z.boolean(), isOver: z.boolean() }),
    sql`select i.round_id as "roundId", i.is_finished as "wasFinished",
        r.closes_on < (${now}::timestamptz at time zone n.timezone)::date as "isOver"
      from multirater_invitation as i
      join multirater_round as r on r.instansi_id = i.instansi_id and r.id = i.round_id
      join instansi as n on n.id = i.instansi_id
      where i.id = ${id} and i.pegawai_id = ${own(actor)}`,
  )
  if (!place) throw multiraterErrors.FEEDBACK_NOT_FOUND()
  if (actor.participantId) throw multiraterErrors.FEEDBACK_NEEDS_ACCOUNT()
  const { questionnaire, state, name } = await holdRound(db, place.roundId, ['draft', 'open', 'closed'])
  // Taken back while this waited for the round.
  const { isAsked } = await db.one(
    z.object({ isAsked: z.boolean() }),
    sql`select exists (select from multirater_invitation where id = ${id}) as "isAsked"`,
  )
  if (!isAsked) throw multiraterErrors.FEEDBACK_NOT_FOUND()
  if (state === 'draft') throw multiraterErrors.FEEDBACK_NOT_FOUND()
  if (state === 'closed' || place.isOver) throw multiraterErrors.FEEDBACK_CLOSED({ name })
  const known = new Set(questionnaire.statements.map(({ code }) => code))
  const stranger = Object.keys(answers).find((code) => !known.has(code))
  if (stranger !== undefined) throw multiraterErrors.FEEDBACK_STATEMENT_UNKNOWN({ code: stranger })
  const missing = [...known].filter((code) => answers[code] === undefined)
  if (isFinished && missing.length > 0)
    throw multiraterErrors.FEEDBACK_UNFINISHED({ count: missing.length, list: missing.join(', ') })
  await db.run(sql`insert into multirater_draft (instansi_id, invitation_id, content)
    values (${actor.instansiId}, ${id}, ${JSON.stringify({ answers, comment })})
    on conflict (instansi_id, invitation_id) do update set content = excluded.content`)
  // What is stored on the way never takes back that somebody finished, as long as everything has an answer.
  const stays = isFinished || (place.wasFinished && missing.length === 0)
  await db.run(sql`update multirater_invitation set is_finished = ${stays} where id = ${id}`)
  // That something was given, never what: the trail is kept for good.
  await audit(db, actor, { action: 'multirater.answered', subjectType: 'multirater', subjectId: place.roundId })
  return { missing }
}

/** The participant that the caller was in the event of a round. */
export async function ownParticipant(db: Db, actor: SignedInActor, roundId: string): Promise<string> {
  const row = await db.maybe(
    z.object({ id: z.string() }),
    sql`select t.id from multirater_round as r
      join participant as t on t.instansi_id = r.instansi_id and t.event_id = r.event_id
      where r.id = ${roundId} and t.pegawai_id = ${own(actor)}`,
  )
  if (!row) throw multiraterErrors.MULTIRATER_SUBJECT_UNKNOWN()
  return row.id
}
