import { CentreTask } from '@petakom/contract'
import { z } from 'zod'
import { readColleagues } from '../../db/agency-colleagues.ts'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'
import { washupErrors } from './errors.ts'

const CentreRow = z.object({
  id: z.string(),
  name: z.string(),
  eventId: z.string(),
  eventName: z.string(),
  startsOn: z.string(),
  task: CentreTask.nullable(),
})
export type CentrePlace = z.infer<typeof CentreRow>

/** The centre, and what the caller is in it. Who has no office that reads everything must be one of its assessors. */
export async function readPlace(db: Db, actor: SignedInActor, centreId: string): Promise<CentrePlace> {
  const centre = await db.maybe(
    CentreRow,
    sql`select c.id, c.name, e.id as "eventId", e.name as "eventName", e.starts_on as "startsOn", m.task
      from centre as c join event as e on e.instansi_id = c.instansi_id and e.id = c.event_id
      left join centre_assessor as m on m.instansi_id = c.instansi_id and m.centre_id = c.id
        and m.account_id = ${actor.id}
      where c.id = ${centreId}`,
  )
  if (!centre) throw errors.NOT_FOUND()
  if (!mayWrite(centre) && !looksOn(actor)) throw washupErrors.WASHUP_NOT_MEMBER()
  return centre
}

/** Offices that oversee every centre of their instansi without a part in any. */
const OVERSEERS = ['administrator', 'panitia', 'auditor'] as const
export const looksOn = ({ roles }: SignedInActor) => OVERSEERS.some((role) => roles.includes(role))

/** A role player watches nobody. */
export const mayWrite = ({ task }: Pick<CentrePlace, 'task'>) => task === 'assessor' || task === 'chief'

export interface Kept {
  readonly pegawaiIds: ReadonlySet<string>
  readonly nips: ReadonlySet<string>
}

/** Candidates whom the caller keeps away from: tied to them, of their agency, or themselves. */
export async function readKept(db: Db, actor: SignedInActor, now: Date): Promise<Kept> {
  const ties = await db.all(
    z.object({ id: z.string() }),
    sql`select distinct pegawai_id as id from assessor_tie where account_id = ${actor.id}`,
  )
  const colleagues = await readColleagues(db, actor.nip, now)
  return { pegawaiIds: new Set(ties.map(({ id }) => id)), nips: new Set([...colleagues, actor.nip]) }
}

/** An auditor of the same agency may still read: what bars is a part in the centre. */
export const isBarred = (
  place: Pick<CentrePlace, 'task'>,
  kept: Kept,
  candidate: { readonly pegawaiId: string; readonly nip: string },
) => place.task !== null && (kept.pegawaiIds.has(candidate.pegawaiId) || kept.nips.has(candidate.nip))
