import { SimulationAct } from '@petakom/contract'
import type { Act } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../db/query.ts'

/** Seconds that an act may be ahead of the server's clock when it arrives. */
const MOST_AHEAD = 60

export interface JournalOfActs {
  /** Those that count, in order of seq, each at the moment that holds. */
  readonly acts: readonly Act[]
  /** Kept and not counted: after the time and not let count, or by a device that no longer held the attempt. */
  readonly setAside: readonly { readonly act: Act; readonly reason: 'late' | 'superseded' }[]
}

const ActRow = z.object({
  attemptId: z.string(),
  seq: z.number(),
  act: SimulationAct,
  workedSeconds: z.number(),
  /** Another act of the same device with a higher number had arrived before. */
  isOvertaken: z.boolean(),
  counts: z.boolean(),
})
const PartingRow = z.object({ attemptId: z.string(), seqFloor: z.number(), worked: z.number() })

/**
 * The acts of these attempts as they stood at a moment (as text), with what a person had let count by then. An act holds at
 * the moment that its device told, but no later than a minute past the working time that the server's clock showed as it
 * arrived. Numbers below the floor of a take-over are the earlier device's: what that says it did after the take-over is
 * set aside, so that nobody who still holds the old device can act for the new one.
 */
export async function readActs(
  db: Db,
  attemptIds: readonly string[],
  untilOf: (attemptId: string) => string = () => 'infinity',
): Promise<Map<string, JournalOfActs>> {
  const rows = await db.all(
    ActRow,
    sql`select w.attempt_id as "attemptId", w.seq, w.value -> 'act' as act, w.worked_seconds as "workedSeconds",
        w.received_at > min(w.received_at) over (partition by w.attempt_id, w.device order by w.seq desc) as "isOvertaken",
        not w.is_late or late_answer_counts(w.instansi_id, w.attempt_id, w.seq, t.until) as counts
      from unnest(${attemptIds}::uuid[], ${attemptIds.map(untilOf)}::timestamptz[]) as t(id, until)
      join answer as w on w.instansi_id = current_instansi() and w.attempt_id = t.id and w.value ? 'act'
        -- What came after that moment is not even known to be set aside.
        and w.received_at <= t.until
      order by w.attempt_id, w.seq`,
  )
  const partings = await db.all(
    PartingRow,
    sql`select e.attempt_id as "attemptId", (e.details ->> 'seqFloor')::int as "seqFloor",
        (e.details ->> 'worked')::int as worked
      from unnest(${attemptIds}::uuid[], ${attemptIds.map(untilOf)}::timestamptz[]) as t(id, until)
      join attempt_event as e on e.instansi_id = current_instansi() and e.attempt_id = t.id and e.at <= t.until
        and e.kind in ('taken-over', 'released') and e.details ? 'seqFloor'
      order by e.attempt_id, "seqFloor"`,
  )
  const partingsOf = Map.groupBy(partings, ({ attemptId }) => attemptId)
  return new Map(
    [...Map.groupBy(rows, ({ attemptId }) => attemptId)].map(([id, own]) => [
      id,
      sortOut(own, partingsOf.get(id) ?? []),
    ]),
  )
}

function sortOut(rows: readonly z.infer<typeof ActRow>[], partings: readonly z.infer<typeof PartingRow>[]) {
  const acts: Act[] = []
  const setAside: { act: Act; reason: 'late' | 'superseded' }[] = []
  for (const { seq, act: told, workedSeconds, counts, isOvertaken } of rows) {
    const act = { ...told, seq, at: Math.min(told.at, workedSeconds + MOST_AHEAD) } as Act
    const isAfterParting = partings.some(({ seqFloor, worked }) => seq <= seqFloor && act.at > worked)
    if (!counts) setAside.push({ act, reason: 'late' })
    // A page sends in the order of its numbers: one that comes after a higher one was written with its outcome in sight.
    else if (isAfterParting || isOvertaken) setAside.push({ act, reason: 'superseded' })
    else acts.push(act)
  }
  return { acts, setAside }
}
