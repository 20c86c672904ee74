import {
  type getKeyCorrection,
  KeyChange,
  type listKeyCorrections,
  type ResponseOf,
  StoredContent,
  StoredScoring,
} from '@petakom/contract'
import { z } from 'zod'
import { type Db, raw, sql } from '../../../db/query.ts'
import { correctionErrors } from './errors.ts'

const instant = (column: string) => raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`)
const HeadRow = z.object({
  id: z.string(),
  itemId: z.string(),
  code: z.string(),
  version: z.number(),
  kind: z.enum(['key', 'void']),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
})
const head = sql`c.id, c.item_id as "itemId", i.code, c.version, c.kind, c.reason, c.proposed_by_name as "proposedBy",
  ${instant('c.proposed_at')} as "proposedAt"`
/** Events whose forms hold the version that `c` corrects. */
const usedIn = sql`select x.event_id from exercise_item as f
  join exercise as x on x.instansi_id = f.instansi_id and x.id = f.exercise_id
  where f.item_id = c.item_id and f.version = c.version and not f.is_pilot`

export function listCorrectionRows(db: Db): Promise<ResponseOf<typeof listKeyCorrections>> {
  const decided = (decision: string) => sql`(select count(*)::int from key_correction_decision as d
    where d.correction_id = c.id and d.decision = ${decision})`
  return db.all(
    HeadRow.extend({ events: z.number(), released: z.number(), rejected: z.number() }),
    sql`select ${head}, (select count(distinct u.event_id)::int from (${usedIn}) as u) as events,
        ${decided('released')} as released, ${decided('rejected')} as rejected
      from key_correction as c join item as i on i.instansi_id = c.instansi_id and i.id = c.item_id
      order by c.proposed_at desc, c.id`,
  )
}

const DetailRow = HeadRow.extend({
  proposedById: z.string().nullable(),
  content: StoredContent,
  before: StoredScoring,
  after: StoredScoring.nullable(),
  currentVersion: z.number(),
})
const Changes = z.array(KeyChange)
const EventRow = z.object({
  id: z.string(),
  name: z.string(),
  results: z.number(),
  effect: z
    .object({ hash: z.string(), computedAt: z.string(), computedBy: z.string(), results: z.number(), changes: Changes })
    .nullable(),
  decision: z
    .object({
      decision: z.enum(['released', 'rejected']),
      reason: z.string(),
      by: z.string(),
      at: z.string(),
      changes: Changes,
    })
    .nullable(),
})

export async function readCorrection(
  db: Db,
  asker: { readonly id: string; readonly mayDecide: boolean },
  id: string,
): Promise<ResponseOf<typeof getKeyCorrection>> {
  const row = await db.maybe(
    DetailRow,
    sql`select ${head}, c.proposed_by as "proposedById", v.content, v.scoring as before, c.scoring as after,
        i.current_version as "currentVersion"
      from key_correction as c join item as i on i.instansi_id = c.instansi_id and i.id = c.item_id
      join item_version as v on v.instansi_id = c.instansi_id and v.item_id = c.item_id and v.version = c.version
      where c.id = ${id}`,
  )
  if (!row) throw correctionErrors.CORRECTION_NOT_FOUND()
  const events = await db.all(
    EventRow,
    sql`select e.id, e.name,
        (select count(*)::int from result as r join participant as p on p.instansi_id = r.instansi_id
          and p.id = r.participant_id where p.event_id = e.id) as results,
        (select jsonb_build_object('hash', encode(k.hash, 'hex'), 'computedAt', ${instant('k.computed_at')},
            'computedBy', k.computed_by_name, 'results', k.results, 'changes', k.changes)
          from key_correction_effect as k where k.correction_id = c.id and k.event_id = e.id) as effect,
        (select jsonb_build_object('decision', d.decision, 'reason', d.reason, 'by', d.decided_by_name,
            'at', ${instant('d.decided_at')}, 'changes', d.changes)
          from key_correction_decision as d where d.correction_id = c.id and d.event_id = e.id) as decision
      from key_correction as c join event as e on e.id in (${usedIn})
      where c.id = ${id} order by e.starts_on desc, e.id`,
  )
  const name = await readNames(db, events)
  const { proposedById, ...shown } = row
  return {
    ...shown,
    mayDecide: asker.mayDecide && proposedById !== asker.id,
    events: events.map(({ effect, decision, ...event }) => ({
      ...event,
      effect: effect && { ...effect, changes: effect.changes.map(name) },
      decision: decision && { ...decision, changes: decision.changes.map(name) },
    })),
  }
}

/** Names of the people in the lists; who was taken out of the event since has none. */
async function readNames(db: Db, events: readonly z.infer<typeof EventRow>[]) {
  const ids = events.flatMap(({ effect, decision }) =>
    [...(effect?.changes ?? []), ...(decision?.changes ?? [])].map(({ participantId }) => participantId),
  )
  const rows = await db.all(
    z.object({ id: z.string(), number: z.number(), name: z.string() }),
    sql`select t.id, t.number, p.name from participant as t
      join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
      where t.id = any(${[...new Set(ids)]}::uuid[])`,
  )
  const known = new Map(rows.map(({ id, ...person }) => [id, person]))
  return (change: KeyChange) => ({ ...change, ...(known.get(change.participantId) ?? { number: 0, name: '' }) })
}
