import { type BodyOf, type createMultiraterRound, MultiraterRound, StoredQuestionnaire } from '@petakom/contract'
import { DEFAULT_QUESTIONNAIRE } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, type Sql, sql } from '../../db/query.ts'
import { askByPosts } from './ask-by-posts.ts'
import { multiraterErrors } from './errors.ts'

const STATE_WORD = { draft: 'disusun', open: 'dibuka', closed: 'ditutup' } as const

const rounds = (where: Sql) => sql`select r.id, r.event_id as "eventId", r.name, r.least_group as "leastGroup",
    r.closes_on::text as "closesOn", r.state, count(distinct i.participant_id)::int as subjects, count(i.id)::int as asked,
    count(*) filter (where i.is_finished)::int as finished
  from multirater_round as r
  left join multirater_invitation as i on i.instansi_id = r.instansi_id and i.round_id = r.id
  where ${where} group by r.instansi_id, r.id order by r.created_at desc, r.id`

export const listRounds = (db: Db, eventId: string) => db.all(MultiraterRound, rounds(sql`r.event_id = ${eventId}`))

export async function getRound(db: Db, id: string) {
  const round = await db.maybe(MultiraterRound, rounds(sql`r.id = ${id}`))
  if (!round) throw multiraterErrors.MULTIRATER_ROUND_NOT_FOUND()
  return round
}

const Held = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['draft', 'open', 'closed']),
  leastGroup: z.number(),
  questionnaire: StoredQuestionnaire,
})

/** The round, held until the transaction ends, in one of the states that the change wants. */
export async function holdRound(db: Db, id: string, states: readonly ('draft' | 'open' | 'closed')[]) {
  const round = await db.maybe(
    Held,
    sql`select id, name, state, least_group as "leastGroup", questionnaire from multirater_round
      where id = ${id} for update`,
  )
  if (!round) throw multiraterErrors.MULTIRATER_ROUND_NOT_FOUND()
  if (!states.includes(round.state))
    throw multiraterErrors.MULTIRATER_NOT_IN_STATE({ name: round.name, state: STATE_WORD[round.state] })
  return round
}

/** A round with everybody whom the posts name; the committee may ask others and take back before it opens. */
export async function createRound(
  db: Db,
  actor: AuditActor,
  eventId: string,
  { name, leastGroup, closesOn }: BodyOf<typeof createMultiraterRound>,
  today: string,
) {
  if (closesOn < today) throw multiraterErrors.MULTIRATER_CLOSES_IN_PAST({ day: closesOn })
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into multirater_round (instansi_id, event_id, name, questionnaire, least_group, closes_on)
      values (${actor.instansiId}, ${eventId}, ${name}, ${JSON.stringify(DEFAULT_QUESTIONNAIRE)}, ${leastGroup},
        ${closesOn}) returning id`,
  )
  const made = await askByPosts(db, actor.instansiId, id, eventId)
  if (made.subjects === 0) throw multiraterErrors.MULTIRATER_NOBODY()
  await audit(db, actor, {
    action: 'multirater.created',
    subjectType: 'multirater',
    subjectId: id,
    after: { name, leastGroup, closesOn, ...made },
  })
  return { id, ...made }
}

export async function openRound(db: Db, actor: AuditActor, id: string) {
  const round = await holdRound(db, id, ['draft'])
  const { others } = await db.one(
    z.object({ others: z.number() }),
    sql`select count(*)::int as others from multirater_invitation where round_id = ${id} and relation <> 'self'`,
  )
  if (others === 0) throw multiraterErrors.MULTIRATER_FEW()
  await db.run(sql`update multirater_round set state = 'open' where id = ${id}`)
  await audit(db, actor, { action: 'multirater.opened', subjectType: 'multirater', subjectId: id, after: round.name })
}

/**
 * Copies finished answers in a random order without their givers, in one transaction, and deletes every draft: from then on
 * nobody, with the whole database in hand, can tell who gave which.
 */
export async function closeRound(db: Db, actor: AuditActor, id: string) {
  const round = await holdRound(db, id, ['open'])
  const kept = await db.run(sql`insert into multirater_answer (instansi_id, round_id, participant_id, relation, content)
    select i.instansi_id, i.round_id, i.participant_id, i.relation, d.content
    from multirater_invitation as i
    join multirater_draft as d on d.instansi_id = i.instansi_id and d.invitation_id = i.id
    where i.round_id = ${id} and i.is_finished order by random()`)
  const drafts = await db.run(sql`delete from multirater_draft as d using multirater_invitation as i
    where i.instansi_id = d.instansi_id and i.id = d.invitation_id and i.round_id = ${id}`)
  await db.run(sql`update multirater_round set state = 'closed' where id = ${id}`)
  const outcome = { kept, unfinished: drafts - kept }
  await audit(db, actor, {
    action: 'multirater.closed',
    subjectType: 'multirater',
    subjectId: id,
    after: { name: round.name, ...outcome },
  })
  return outcome
}
