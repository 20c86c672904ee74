import { isDeepStrictEqual } from 'node:util'
import type { JournalEntry } from '@petakom/contract'
import { entryId, type ObservationEntry, replayObservation } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { observationErrors } from './errors.ts'
import { readEntries } from './stored-entries.ts'

/** Entries that one assessor may write in one sitting, far more than anybody does: nobody fills the disk. */
const MOST_ENTRIES = 20_000
const CandidateRow = z.object({ id: z.string() })

export interface Place {
  readonly instansiId: string
  readonly centreId: string
  readonly sittingId: string
  readonly accountId: string
}

export interface Taken {
  /** Everything stored, the new ones among them. */
  readonly all: readonly ObservationEntry[]
  readonly fresh: readonly ObservationEntry[]
  readonly conflicts: readonly number[]
  readonly late: readonly number[]
}

/** Stores what is not stored yet. An entry under a number that holds another one already is told, not stored. */
export async function takeEntries(
  db: Db,
  { instansiId, centreId, sittingId, accountId }: Place,
  device: string,
  entries: readonly JournalEntry[],
): Promise<Taken> {
  const known = await readEntries(db, sittingId, accountId)
  const byId = new Map(known.map((entry) => [entryId(entry), entry.act]))
  const told = new Map(entries.map((entry) => [entry.seq, entry]))
  const conflicts = [...told.values()]
    .filter(({ seq, act }) => {
      const held = byId.get(entryId({ device, seq }))
      return held !== undefined && !isDeepStrictEqual(held, act)
    })
    .map(({ seq }) => seq)
  const fresh = [...told.values()]
    .filter(({ seq }) => !byId.has(entryId({ device, seq })))
    .sort((one, other) => one.seq - other.seq)
  if (known.length + fresh.length > MOST_ENTRIES) throw observationErrors.OBSERVATION_FULL({ most: MOST_ENTRIES })
  const added = fresh.map(({ seq, act }): ObservationEntry => ({ device, seq, act }))
  const all = [...known, ...added]
  const late = await lateSeqs(db, { instansiId, centreId, sittingId, accountId }, all, added)
  if (fresh.length > 0) {
    const rows = fresh.map(({ seq, act, clientTime }) => ({ seq, act, clientTime, isLate: late.includes(seq) }))
    await db.run(sql`
      insert into observation_entry (instansi_id, sitting_id, account_id, device, seq, body, client_time, is_late)
      select ${instansiId}, ${sittingId}, ${accountId}, ${device}, e.seq, e.act, e."clientTime", e."isLate"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as e(seq int, act jsonb, "clientTime" timestamptz, "isLate" boolean)`)
  }
  return { all, fresh: added, conflicts, late }
}

/** New entries about candidates whose wash-up has begun. */
async function lateSeqs(
  db: Db,
  { instansiId, centreId }: Place,
  all: readonly ObservationEntry[],
  added: readonly ObservationEntry[],
): Promise<number[]> {
  if (added.length === 0) return []
  const notes = new Map(replayObservation(all).notes.map(({ id, candidate }) => [id, candidate]))
  const about = added.map(({ seq, act }) => ({
    seq,
    candidate: 'candidate' in act ? act.candidate : 'note' in act ? (notes.get(act.note) ?? null) : null,
  }))
  const begun = await candidatesInWashup(db, { instansiId, centreId }, [
    ...new Set(about.flatMap(({ candidate }) => candidate ?? [])),
  ])
  return about.filter(({ candidate }) => candidate !== null && begun.has(candidate)).map(({ seq }) => seq)
}

/** Those of the candidates whose wash-up has begun. */
export async function candidatesInWashup(
  db: Db,
  { instansiId, centreId }: Pick<Place, 'instansiId' | 'centreId'>,
  candidates: readonly string[],
): Promise<ReadonlySet<string>> {
  if (candidates.length === 0) return new Set()
  const rows = await db.all(
    CandidateRow,
    sql`select id from unnest(${[...candidates]}::uuid[]) as id where washup_began(${instansiId}, ${centreId}, id)`,
  )
  return new Set(rows.map(({ id }) => id))
}
