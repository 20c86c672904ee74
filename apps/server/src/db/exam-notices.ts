import { z } from 'zod'
import { type Db, sql } from './query.ts'

export const EXAM_CHANNEL = 'exam_changed'

/** Of whom something changed that an open page should hear of at once: the time, the holder, the doors. */
export const ExamNotice = z.union([
  z.object({ instansiId: z.string(), participantIds: z.array(z.string()) }),
  z.object({ instansiId: z.string(), eventId: z.string(), sessionId: z.string().nullable() }),
])
export type ExamNotice = z.infer<typeof ExamNotice>

/** A notice of PostgreSQL holds 8,000 bytes. */
const MOST_IDS = 150

/** Tells every server process once the transaction is committed; what changed each reads for itself. */
export async function announceExam(db: Db, notice: ExamNotice): Promise<void> {
  for (const part of partsOf(notice)) await db.run(sql`select pg_notify(${EXAM_CHANNEL}, ${JSON.stringify(part)})`)
}

function partsOf(notice: ExamNotice): ExamNotice[] {
  if ('eventId' in notice) return [notice]
  const { instansiId, participantIds } = notice
  const parts: ExamNotice[] = []
  for (let from = 0; from < participantIds.length; from += MOST_IDS)
    parts.push({ instansiId, participantIds: participantIds.slice(from, from + MOST_IDS) })
  return parts
}
