import { ObservationActSchema } from '@petakom/contract'
import type { ObservationEntry } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'

const EntryRow = z.object({ device: z.string(), seq: z.number(), act: ObservationActSchema })

/** All that an account wrote in a sitting, from whichever device. */
export function readEntries(db: Db, sittingId: string, accountId: string): Promise<ObservationEntry[]> {
  return db.all(
    EntryRow,
    sql`select device, seq, body as act from observation_entry
      where sitting_id = ${sittingId} and account_id = ${accountId} order by seq, device`,
  )
}
