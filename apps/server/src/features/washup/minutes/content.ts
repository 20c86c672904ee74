import { Washup } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import type { SignedInActor } from '../../../plugins/sign-in.ts'
import { presentWashup } from '../present.ts'
import type { Room } from '../room.ts'

/** Everything that closed minutes say: the wash-up as it stood, and under which names and report. */
export const MinutesContent = z.object({
  format: z.literal('petakom-berita-acara-rapat-integrasi/1'),
  instansi: z.string(),
  timezone: z.string(),
  isSynthetic: z.boolean(),
  nip: z.string(),
  number: z.number(),
  closedBy: z.string(),
  closedAt: z.string(),
  washup: Washup.omit({ me: true, minutes: true, state: true }),
})
export type MinutesContent = z.infer<typeof MinutesContent>

export async function collectMinutes(
  db: Db,
  actor: SignedInActor,
  room: Room,
  { number, closedAt }: { number: number; closedAt: Date },
): Promise<MinutesContent> {
  const { me: _me, minutes: _minutes, state: _state, ...washup } = await presentWashup(db, actor, room, closedAt)
  const instansi = await db.one(
    z.object({ name: z.string(), timezone: z.string(), isSynthetic: z.boolean() }),
    sql`select name, timezone, is_synthetic as "isSynthetic" from instansi where id = ${actor.instansiId}`,
  )
  return {
    format: 'petakom-berita-acara-rapat-integrasi/1',
    instansi: instansi.name,
    timezone: instansi.timezone,
    isSynthetic: instansi.isSynthetic,
    nip: room.nip,
    number,
    closedBy: actor.name,
    closedAt: closedAt.toISOString(),
    washup,
  }
}
