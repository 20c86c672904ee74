import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'
import { observationErrors } from './errors.ts'

const PlaceRow = z.object({ centreId: z.string(), task: z.enum(['assessor', 'chief', 'role-player']).nullable() })

/**
 * The centre of a sitting, for one of its assessors. Whether they are on this very sitting is not asked: whoever was
 * taken off it while off line still hands over what was noted; only to lock needs the place.
 */
export async function requireAssessor(db: Db, actor: SignedInActor, sittingId: string): Promise<{ centreId: string }> {
  const place = await db.maybe(
    PlaceRow,
    sql`select s.centre_id as "centreId", a.task from centre_sitting as s
      left join centre_assessor as a
        on a.instansi_id = s.instansi_id and a.centre_id = s.centre_id and a.account_id = ${actor.id}
      where s.id = ${sittingId}`,
  )
  if (!place) throw errors.NOT_FOUND()
  if (place.task !== 'assessor' && place.task !== 'chief') throw observationErrors.OBSERVATION_NOT_YOURS()
  return place
}
