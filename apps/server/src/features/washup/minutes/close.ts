import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { audit } from '../../../db/audit.ts'
import { pack } from '../../../db/packed-json.ts'
import { type Db, sql } from '../../../db/query.ts'
import { announceWashup } from '../../../db/washup-notices.ts'
import type { SignedInActor } from '../../../plugins/sign-in.ts'
import { washupErrors } from '../errors.ts'
import { happen } from '../open.ts'
import { lockRoom, type Room, requireChief, requirePen } from '../room.ts'
import { readStand, type Stand } from '../stand.ts'
import { collectMinutes } from './content.ts'

/** Ends a wash-up whose every competency is agreed: its minutes are written once, with the levels results are made of. */
export async function close(db: Db, actor: SignedInActor, id: string, now: Date): Promise<{ code: string }> {
  const room = await lockRoom(db, actor, id, now)
  requirePen(room, actor)
  const stand = await readStand(db, room)
  if (!stand.view.isComplete) {
    const open = stand.view.competencies.filter(({ state }) => state !== 'agreed').length
    throw washupErrors.WASHUP_NOT_COMPLETE({ open, late: stand.view.awaitingRuling.length })
  }
  await happen(db, actor, id, { kind: 'closed' })
  const { last } = await db.one(
    z.object({ last: z.number() }),
    sql`select coalesce(max(number), 0)::int as last from washup_minutes where washup_id = ${id}`,
  )
  const number = last + 1
  const { content, hash } = pack(await collectMinutes(db, actor, room, { number, closedAt: now }))
  const code = `RI-${randomBytes(5).toString('hex').toUpperCase()}`
  const minutes = await db.one(
    z.object({ id: z.string() }),
    sql`insert into washup_minutes (instansi_id, washup_id, number, content, hash, code, closed_by, closed_by_name, closed_at)
      values (${actor.instansiId}, ${id}, ${number}, ${content}, ${hash}, ${code}, ${actor.id}, ${actor.name}, ${now})
      returning id`,
  )
  await writeLevels(db, actor.instansiId, minutes.id, stand)
  await db.run(sql`update washup set state = 'closed' where id = ${id}`)
  await audit(db, actor, {
    action: 'washup.closed',
    subjectType: 'washup',
    subjectId: id,
    after: { number, code, hash: hash.toString('hex') },
  })
  await tell(db, actor, room)
  return { code }
}

async function writeLevels(db: Db, instansiId: string, minutesId: string, { view, mechanical }: Stand) {
  for (const { competency, level } of view.competencies) {
    const { value, standardError, uncorrected, ratings } = mechanical.get(competency)!
    await db.run(sql`
      insert into washup_level (instansi_id, minutes_id, competency, level, mechanical, mechanical_error, uncorrected, ratings)
      values (${instansiId}, ${minutesId}, ${competency}, ${level}, ${value}, ${standardError}, ${uncorrected}, ${ratings})`)
  }
}

/** Opens a closed wash-up again: by the chief, with a reason; the minutes that were issued stay as they are. */
export async function reopen(db: Db, actor: SignedInActor, id: string, reason: string, now: Date): Promise<void> {
  const room = await lockRoom(db, actor, id, now)
  requireChief(room)
  if (room.state !== 'closed') throw washupErrors.WASHUP_NOT_CLOSED()
  await db.run(sql`update washup set state = 'open' where id = ${id}`)
  await happen(db, actor, id, { kind: 'reopened', reason })
  await audit(db, actor, { action: 'washup.reopened', subjectType: 'washup', subjectId: id, reason })
  await tell(db, actor, room)
}

const tell = (db: Db, { instansiId }: SignedInActor, { centreId, participantId }: Room) =>
  announceWashup(db, { instansiId, centreId, participantId })
