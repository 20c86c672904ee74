import { type BodyOf, type correctDebrief, DebriefAction, type DebriefWords } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { debriefErrors } from './errors.ts'
import { readAssessed } from './queries.ts'

/** Writes down that a meeting was held, about the report as it stands now. */
export async function recordDebrief(
  db: Db,
  actor: AuditActor,
  participantId: string,
  words: DebriefWords,
  now: Date,
): Promise<string> {
  const { code } = await checkDays(db, participantId, words.heldOn, now)
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into debrief (instansi_id, participant_id, held_on, place, led_by, notes, actions, report_code,
        recorded_by, recorded_by_name)
      values (${actor.instansiId}, ${participantId}, ${words.heldOn}, ${words.place}, ${words.ledBy}, ${words.notes},
        ${JSON.stringify(words.actions)}, ${code}, ${actor.id}, ${actor.name}) returning id`,
  )
  await audit(db, actor, { action: 'debrief.recorded', subjectType: 'debrief', subjectId: id, after: words })
  return id
}

const StoredRow = z.object({
  participantId: z.string(),
  heldOn: z.string(),
  place: z.string(),
  ledBy: z.string(),
  notes: z.string(),
  actions: z.array(DebriefAction),
  turn: z.number(),
  isAcknowledged: z.boolean(),
})

/** The meeting, held against others who write, as long as nobody acknowledged it and its words are those that were read. */
export async function holdOpen(db: Db, id: string, turn: number) {
  const row = await db.maybe(
    StoredRow,
    sql`select participant_id as "participantId", held_on as "heldOn", place, led_by as "ledBy", notes, actions, turn,
        exists (select from debrief_acknowledgement as a
          where a.instansi_id = d.instansi_id and a.debrief_id = d.id) as "isAcknowledged"
      from debrief as d where id = ${id} for update`,
  )
  if (!row) throw debriefErrors.DEBRIEF_NOT_FOUND()
  if (row.isAcknowledged) throw debriefErrors.DEBRIEF_ACKNOWLEDGED()
  if (row.turn !== turn) throw debriefErrors.DEBRIEF_CHANGED()
  return row
}

export async function changeDebrief(
  db: Db,
  actor: AuditActor,
  id: string,
  { turn, reason, ...words }: BodyOf<typeof correctDebrief>,
  now: Date,
): Promise<number> {
  const { participantId, turn: _, isAcknowledged: __, ...before } = await holdOpen(db, id, turn)
  const { code } = await checkDays(db, participantId, words.heldOn, now)
  await db.run(sql`update debrief set held_on = ${words.heldOn}, place = ${words.place}, led_by = ${words.ledBy},
    notes = ${words.notes}, actions = ${JSON.stringify(words.actions)}, report_code = ${code}, turn = turn + 1,
    recorded_by = ${actor.id}, recorded_by_name = ${actor.name}, recorded_at = clock_timestamp() where id = ${id}`)
  await audit(db, actor, {
    action: 'debrief.corrected',
    subjectType: 'debrief',
    subjectId: id,
    before,
    after: words,
    reason,
  })
  return turn + 1
}

async function checkDays(db: Db, participantId: string, heldOn: string, now: Date) {
  const assessed = await readAssessed(db, participantId, now)
  if (heldOn < assessed.assessedOn)
    throw debriefErrors.DEBRIEF_BEFORE_RESULT({ day: heldOn, assessed: assessed.assessedOn })
  if (heldOn > assessed.today) throw debriefErrors.DEBRIEF_LATER({ day: heldOn })
  return assessed
}
