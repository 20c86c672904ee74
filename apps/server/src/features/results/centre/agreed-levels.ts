import type { Db } from '../../../db/query.ts'

/** A level that the wash-up agreed on, by the minutes it was closed with. */
export interface AgreedLevel {
  readonly minutesId: string
  readonly person: string
  readonly competency: string
  readonly level: number
}

/** Of the closed wash-ups of an event, by their latest minutes or by exactly these. */
export async function readAgreedLevels(
  _db: Db,
  _eventId: string,
  _only: readonly string[] | null,
): Promise<AgreedLevel[]> {
  return []
}
