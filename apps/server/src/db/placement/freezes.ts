import type { ElectionFreezes } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../query.ts'

const Row = z.object({ kind: z.enum(['freeze', 'free']), permitted: z.boolean(), from: z.string(), until: z.string() })

/** The windows before elections. Null where no window in force speaks of the date: nobody has said whether it is free. */
export async function readFreezes(db: Db, date: string): Promise<ElectionFreezes> {
  const windows = await db.all(
    Row,
    sql`select kind, permitted, lower(valid_during)::text as "from", upper(valid_during)::text as until
      from election_window where superseded_at is null order by lower(valid_during)`,
  )
  if (!windows.some(({ from, until }) => from <= date && date < until)) return null
  return windows
    .filter(({ kind }) => kind === 'freeze')
    .map(({ from, until, permitted }) => ({ from, until, permitted }))
}
