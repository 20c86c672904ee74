import { z } from 'zod'
import { type Db, sql } from './query.ts'

/** The trigger on `observation_rating` speaks on this channel too. */
export const WASHUP_CHANNEL = 'washup_changed'

/** Whose wash-up changed: a rating was locked, a word said, the pen handed over, a report of the raters computed (null: all). */
export const WashupNotice = z.object({
  instansiId: z.string(),
  centreId: z.string(),
  participantId: z.string().nullable(),
})
export type WashupNotice = z.infer<typeof WashupNotice>

/** Tells every server process once the transaction is committed; what changed each reads for itself. */
export async function announceWashup(db: Db, notice: WashupNotice): Promise<void> {
  await db.run(sql`select pg_notify(${WASHUP_CHANNEL}, ${JSON.stringify(notice)})`)
}
