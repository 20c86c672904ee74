import type { acknowledgeDebrief, acknowledgeOnPaper, BodyOf } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import type { SignedInActor } from '../../../plugins/sign-in.ts'
import { debriefErrors } from './errors.ts'
import { isOwn, readAssessed } from './queries.ts'
import { holdOpen } from './record.ts'

/** The participant's own word: nobody else can give it by this way. */
export async function acknowledgeOwn(
  db: Db,
  actor: SignedInActor,
  id: string,
  body: BodyOf<typeof acknowledgeDebrief>,
  now: Date,
): Promise<void> {
  const own = await db.maybe(
    z.object({ id: z.string() }),
    sql`select d.id from debrief as d
      join participant as t on t.instansi_id = d.instansi_id and t.id = d.participant_id
      join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
      where d.id = ${id} and ${isOwn(actor)}`,
  )
  if (!own) throw debriefErrors.DEBRIEF_NOT_FOUND()
  const { participantId } = await holdOpen(db, id, body.turn)
  const { today } = await readAssessed(db, participantId, now)
  await store(db, actor, id, { ...body, way: 'own', signedOn: today })
}

/** What the participant signed on paper, by whom has the paper. */
export async function acknowledgePaper(
  db: Db,
  actor: AuditActor,
  id: string,
  body: BodyOf<typeof acknowledgeOnPaper>,
  now: Date,
): Promise<void> {
  const { participantId, heldOn } = await holdOpen(db, id, body.turn)
  const { today } = await readAssessed(db, participantId, now)
  if (body.signedOn > today) throw debriefErrors.DEBRIEF_LATER({ day: body.signedOn })
  if (body.signedOn < heldOn) throw debriefErrors.DEBRIEF_SIGNED_BEFORE({ day: body.signedOn, held: heldOn })
  await store(db, actor, id, { ...body, way: 'paper' })
}

async function store(
  db: Db,
  actor: AuditActor,
  id: string,
  word: BodyOf<typeof acknowledgeOnPaper> & { readonly way: 'own' | 'paper' },
): Promise<void> {
  await db.run(sql`
    insert into debrief_acknowledgement (instansi_id, debrief_id, turn, way, agrees, words, signed_on, by_id, by_name)
    values (${actor.instansiId}, ${id}, ${word.turn}, ${word.way}, ${word.agrees}, ${word.words}, ${word.signedOn},
      ${actor.id}, ${actor.name})`)
  await audit(db, actor, { action: 'debrief.acknowledged', subjectType: 'debrief', subjectId: id, after: word })
}
