import { CentrePreset, CentreSettings } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import { centreErrors } from './errors.ts'

const HeldCentre = z.object({
  id: z.string(),
  eventId: z.string(),
  name: z.string(),
  preset: CentrePreset,
  settings: CentreSettings,
  isClosed: z.boolean(),
  observed: z.boolean(),
  sittings: z.number(),
})
export type HeldCentre = z.infer<typeof HeldCentre>

/** The centre, held until the transaction ends so that changes of it take turns; refused when its event is closed. */
export async function holdCentre(db: Db, id: string): Promise<HeldCentre> {
  await db.run(sql`select from centre where id = ${id} for no key update`)
  const centre = await readHeld(db, id)
  if (centre.isClosed) throw centreErrors.CENTRE_CLOSED()
  return centre
}

export async function readHeld(db: Db, id: string): Promise<HeldCentre> {
  const centre = await db.maybe(
    HeldCentre,
    sql`select c.id, c.event_id as "eventId", c.name, c.preset, c.settings, e.state = 'closed' as "isClosed",
        exists (select from centre_sitting as s join observation_entry as o
          on o.instansi_id = s.instansi_id and o.sitting_id = s.id
          where s.instansi_id = c.instansi_id and s.centre_id = c.id) as observed,
        (select count(*)::int from centre_sitting as s
          where s.instansi_id = c.instansi_id and s.centre_id = c.id) as sittings
      from centre as c join event as e on e.instansi_id = c.instansi_id and e.id = c.event_id where c.id = ${id}`,
  )
  if (!centre) throw errors.NOT_FOUND()
  return centre
}
