import type { acceptWashup, BodyOf, decideWashup } from '@petakom/contract'
import { acceptable, checkDecision } from '@petakom/domain'
import { audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { announceWashup } from '../../db/washup-notices.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'
import { washupErrors } from './errors.ts'
import { readMembers } from './members.ts'
import { lockRoom, type Room, requirePen } from './room.ts'
import { readStand, type Stand } from './stand.ts'

/** Writes down the level of a cell, or of a competency, with whose word it was and why. */
export async function decide(
  db: Db,
  actor: SignedInActor,
  id: string,
  body: BodyOf<typeof decideWashup>,
  now: Date,
): Promise<void> {
  const room = await lockRoom(db, actor, id, now)
  requirePen(room, actor)
  const author = (await readMembers(db, room, now)).find((member) => member.id === body.authorId)
  if (!author) throw washupErrors.WASHUP_NOBODY()
  const stand = await readStand(db, room)
  const { exerciseId: exercise, competency, level, reason } = body
  const check = checkDecision(stand.view, { exercise, competency, level, turn: body.turn })
  if (check.outcome === 'unknown') throw washupErrors.WASHUP_UNKNOWN_CELL()
  if (check.outcome === 'waiting') throw washupErrors.WASHUP_WAITING({ cells: check.cells })
  if (check.outcome === 'overtaken') throw washupErrors.WASHUP_OVERTAKEN({ level: check.level })
  const { turn, basis, before } = check
  await write(db, actor, room, stand, [{ exercise, competency, turn, level, basis, way: 'discussed', reason, author }])
  await audit(db, actor, {
    action: 'washup.agreed',
    subjectType: 'washup',
    subjectId: id,
    before: { level: before },
    after: { exercise, competency, level, author: author.name },
    reason,
  })
  await announceWashup(db, { instansiId: actor.instansiId, centreId: room.centreId, participantId: room.participantId })
}

/** Takes what nobody differs about, all or nothing: a page that shows an older state accepts nothing by mistake. */
export async function acceptEven(
  db: Db,
  actor: SignedInActor,
  id: string,
  { competencies }: BodyOf<typeof acceptWashup>,
  now: Date,
): Promise<void> {
  const room = await lockRoom(db, actor, id, now)
  requirePen(room, actor)
  const stand = await readStand(db, room)
  const even = new Map(acceptable(stand.view).map((one) => [one.competency, one]))
  const taken = [...new Map(competencies.map((one) => [one.competency, one])).values()].map(({ competency, basis }) => {
    const found = even.get(competency)
    if (found?.basis !== basis) throw washupErrors.WASHUP_NOT_EVEN({ competency })
    return { ...found, exercise: null, way: 'accepted' as const, reason: null, author: actor }
  })
  await write(db, actor, room, stand, taken)
  await audit(db, actor, {
    action: 'washup.accepted',
    subjectType: 'washup',
    subjectId: id,
    after: Object.fromEntries(taken.map(({ competency, level }) => [competency, level])),
  })
  await announceWashup(db, { instansiId: actor.instansiId, centreId: room.centreId, participantId: room.participantId })
}

interface Word {
  readonly exercise: string | null
  readonly competency: string
  readonly turn: number
  readonly level: number
  readonly basis: string
  readonly way: 'accepted' | 'discussed'
  readonly reason: string | null
  readonly author: { readonly id: string; readonly name: string }
}

async function write(db: Db, actor: SignedInActor, room: Room, { mechanical, report }: Stand, words: readonly Word[]) {
  for (const { exercise, competency, turn, level, basis, way, reason, author } of words) {
    // The mechanical level is one of a competency over all exercises.
    const beside = exercise === null ? (mechanical.get(competency)?.value ?? null) : null
    await db.run(sql`
      insert into washup_decision (instansi_id, washup_id, exercise_id, competency, turn, level, way, reason, basis,
        mechanical, rater_report_id, author_id, author_name, recorded_by, recorded_by_name)
      values (${actor.instansiId}, ${room.id}, ${exercise}, ${competency}, ${turn}, ${level}, ${way}, ${reason}, ${basis},
        ${beside}, ${beside === null ? null : (report?.id ?? null)}, ${author.id}, ${author.name}, ${actor.id},
        ${actor.name})`)
  }
}
