import type { BodyOf, openWashup } from '@petakom/contract'
import { missingRatings } from '@petakom/domain'
import { z } from 'zod'
import { audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { announceWashup } from '../../db/washup-notices.ts'
import { errors } from '../../plugins/errors.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'
import { washupErrors } from './errors.ts'
import { readExpected, readRatings } from './facts.ts'
import { isBarred, mayWrite, readKept, readPlace } from './place.ts'

/** Begins the wash-up of a candidate; whoever begins it holds the pen. */
export async function beginWashup(
  db: Db,
  actor: SignedInActor,
  centreId: string,
  { participantId, reason }: BodyOf<typeof openWashup>,
  now: Date,
): Promise<{ id: string }> {
  const place = await readPlace(db, actor, centreId)
  if (!mayWrite(place)) throw washupErrors.WASHUP_NOT_MEMBER()
  const candidate = await db.maybe(
    z.object({ nip: z.string(), pegawaiId: z.string() }),
    // Two who begin at once: the second finds the first's wash-up.
    sql`select o.nip, o.id as "pegawaiId" from centre_candidate as k
      join participant as p on p.instansi_id = k.instansi_id and p.id = k.participant_id
      join pegawai as o on o.instansi_id = p.instansi_id and o.id = p.pegawai_id
      where k.centre_id = ${centreId} and k.participant_id = ${participantId} for update of k`,
  )
  if (!candidate) throw errors.NOT_FOUND()
  if (isBarred(place, await readKept(db, actor, now), candidate)) throw washupErrors.WASHUP_BARRED()
  const begun = await db.maybe(
    z.object({ id: z.string() }),
    sql`select id from washup where centre_id = ${centreId} and participant_id = ${participantId}`,
  )
  if (begun) throw washupErrors.WASHUP_OPENED()
  const ratings = await readRatings(db, centreId, participantId)
  if (ratings.length === 0) throw washupErrors.WASHUP_NO_RATINGS()
  const missing = missingRatings(await readExpected(db, centreId, participantId), ratings).length
  const isEarly = missing > 0
  if (isEarly && (place.task !== 'chief' || reason === null)) throw washupErrors.WASHUP_MISSING({ count: missing })
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into washup (instansi_id, centre_id, participant_id, recorder_id, opened_by, opened_by_name,
        opening_reason, missing)
      values (${actor.instansiId}, ${centreId}, ${participantId}, ${actor.id}, ${actor.id}, ${actor.name},
        ${isEarly ? reason : null}, ${missing})
      returning id`,
  )
  await happen(db, actor, id, { kind: 'opened', reason: isEarly ? reason : null })
  await audit(db, actor, {
    action: 'washup.opened',
    subjectType: 'washup',
    subjectId: id,
    after: { centre: place.name, participant: participantId, missing },
    reason: isEarly ? reason : null,
  })
  await announceWashup(db, { instansiId: actor.instansiId, centreId, participantId })
  return { id }
}

interface Happening {
  readonly kind: 'opened' | 'handed-over' | 'taken-over' | 'closed' | 'reopened'
  readonly to?: string
  readonly reason?: string | null
}

export async function happen(db: Db, actor: SignedInActor, washupId: string, happening: Happening): Promise<void> {
  await db.run(sql`
    insert into washup_happening (instansi_id, washup_id, kind, to_name, reason, by_id, by_name)
    values (${actor.instansiId}, ${washupId}, ${happening.kind}, ${happening.to ?? null}, ${happening.reason ?? null},
      ${actor.id}, ${actor.name})`)
}
