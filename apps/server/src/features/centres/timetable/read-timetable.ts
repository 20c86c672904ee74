import { CentreFacts } from '@petakom/contract'
import { type Broken, checkTimetable } from '@petakom/domain'
import type { Db } from '../../../db/query.ts'
import { readHeld } from '../hold-centre.ts'
import { localTime, readFacts } from './facts.ts'
import { asContract, hasBegun, readSittings } from './sittings.ts'
import { readSummary } from './versions.ts'

export async function readTimetable(db: Db, centreId: string, now: Date) {
  await readHeld(db, centreId)
  const time = await localTime(db, now)
  const facts = await readFacts(db, centreId, time.day)
  const sittings = await readSittings(db, centreId)
  return {
    summary: await readSummary(db, centreId),
    now: time,
    sittings: sittings.map((one) => ({ ...asContract(one), isFixed: one.isObserved || hasBegun(one, time) })),
    conflicts: sittings.length === 0 ? [] : checkTimetable(facts, sittings).map(tell(sittings)),
    facts: CentreFacts.parse(facts),
  }
}

/** A broken rule with the sitting's id instead of its place. */
export const tell =
  (sittings: readonly { readonly id: string }[]) =>
  ({ rule, about, sitting }: Broken) => ({ rule, about, sittingId: sitting === null ? null : sittings[sitting]!.id })
