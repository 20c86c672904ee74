import { type BodyOf, CalibratedParameters, type nextItem as nextContract, type ResponseOf } from '@petakom/contract'
import {
  type AdaptiveDesign,
  type AdaptiveSection,
  nextMove,
  nextPilot,
  type PilotDeal,
  pointsFor,
  prepareSection,
  type ServedItem,
  seedOf,
} from '@petakom/domain'
import { z } from 'zod'
import { readApart } from '../../db/item-enemies.ts'
import { type Db, sql } from '../../db/query.ts'
import { readForms } from '../../db/sittings.ts'
import { type AttemptRow, isHolder, listAnswersInForce, lockAttempts, logAttempts } from './attempts.ts'
import { deliveryErrors } from './errors.ts'
import { itemOf, readForm } from './forms.ts'
import { listMissing } from './hand-in.ts'
import { deadlineOf, stateOf } from './sitting.ts'
import type { Participation } from './start-attempts.ts'

interface Pool {
  readonly section: AdaptiveSection
  readonly items: ReadonlyMap<string, ServedItem>
  readonly trial: PilotDeal
}

/** A design makes new exercises, and one that somebody has begun is never changed: what was laid out stays true. */
const pools = new Map<string, Promise<Pool>>()
const MOST_POOLS = 100

/**
 * Serves the next item of an adaptive section, or says that it is at its end. It follows from the answers that are
 * stored; a page that did not hear the reply asks again and is told the same.
 */
export async function nextItem(
  db: Db,
  who: Participation,
  attemptId: string,
  { device, lastSeq, after }: BodyOf<typeof nextContract>,
): Promise<ResponseOf<typeof nextContract>> {
  const attempt = (await lockAttempts(db, [attemptId])).get(attemptId)
  if (!attempt || attempt.participantId !== who.participantId) throw deliveryErrors.ATTEMPT_NOT_FOUND()
  if (!attempt.startedAt) throw deliveryErrors.ATTEMPT_NOT_STARTED()
  if (attempt.mode !== 'adaptive') throw deliveryErrors.NOT_ADAPTIVE()
  if (!isHolder(attempt, device)) throw deliveryErrors.ATTEMPT_MOVED()
  if (stateOf(attempt, who.now) !== 'running') throw deliveryErrors.ATTEMPT_NOT_RUNNING()
  const missing = await listMissing(db, attemptId, attempt.seqFloor, lastSeq)
  if (missing.length > 0) {
    throw deliveryErrors.ANSWERS_MISSING({ count: missing.length, seqs: missing.map(({ seq }) => seq) })
  }
  const form = await readForm(db, who.instansiId, attempt.exerciseId)
  const time = { now: who.now.toISOString(), deadline: deadlineOf(attempt, who.now).toISOString() }
  const last = attempt.itemOrder.at(-1)!
  // The reply to an earlier asking was lost: the item that it served is said again.
  if (after !== last) return { item: itemOf(form, last), ...time }
  const move = await decideNext(db, who.instansiId, attempt)
  const log = (kind: 'served' | 'ended', details: Record<string, unknown>) =>
    logAttempts(db, who.instansiId, [{ attemptId, at: who.now, kind, details }])
  if (move.kind === 'stop') {
    await log('ended', { reason: move.reason, items: attempt.itemOrder.length })
    return { item: null, ...time }
  }
  // What was served before is closed from here on.
  await db.run(sql`update attempt set item_order = item_order || ${move.id}::uuid, reached = ${attempt.itemOrder.length}
    where id = ${attemptId}`)
  await log('served', { item: move.id, place: attempt.itemOrder.length + 1 })
  return { item: itemOf(form, move.id), ...time }
}

async function decideNext(db: Db, instansiId: string, { id, participantId, exerciseId, itemOrder }: AttemptRow) {
  const { section, items, trial } = await poolOf(db, instansiId, exerciseId)
  const seed = seedOf(participantId + exerciseId)
  const pilot = nextPilot(trial, seed, itemOrder)
  if (pilot !== null) return { kind: 'item', id: pilot } as const
  const answers = new Map((await listAnswersInForce(db, [id])).map(({ itemId, value }) => [itemId, value]))
  const scored = itemOrder.filter((itemId) => items.has(itemId))
  const given = scored.map((itemId) => ({
    id: itemId,
    points: pointsFor(items.get(itemId)!, answers.get(itemId) ?? null),
  }))
  return nextMove(section, seed, given)
}

async function poolOf(db: Db, instansiId: string, exerciseId: string): Promise<Pool> {
  const key = `${instansiId}:${exerciseId}`
  const known = pools.get(key)
  if (known) return known
  const reading = readPool(db, exerciseId)
  if (pools.size >= MOST_POOLS) pools.delete(pools.keys().next().value!)
  pools.set(key, reading)
  reading.catch(() => pools.delete(key))
  return reading
}

const PoolRow = z.object({ id: z.string(), contentArea: z.string().nullable(), parameters: CalibratedParameters })

async function readPool(db: Db, exerciseId: string): Promise<Pool> {
  const { design, eventId, perPerson, pilots } = await db.one(
    z.object({
      ...{ design: z.custom<AdaptiveDesign>(), eventId: z.string() },
      ...{ perPerson: z.number(), pilots: z.array(z.string()) },
    }),
    sql`select delivery -> 'adaptive' as design, event_id as "eventId", pilot_per_person as "perPerson", array(
        select item_id from exercise_item where exercise_id = x.id and is_pilot order by position) as pilots
      from exercise as x where id = ${exerciseId}`,
  )
  const rows = await readAdaptivePool(db, exerciseId)
  const forms = await readForms(db, eventId)
  const apart = await readApart(
    db,
    rows.map(({ id }) => id),
  )
  return {
    section: prepareSection(rows, design, apart),
    items: new Map(forms.get(exerciseId)!.map((item) => [item.id, item])),
    trial: { pilots, perPerson, minItems: design.minItems },
  }
}

/** The items of an adaptive exercise in the order of their places, with the parameters of the version that it fixed. */
export function readAdaptivePool(db: Db, exerciseId: string) {
  return db.all(
    PoolRow,
    sql`select i.id, i.content_area as "contentArea", v.parameters from exercise_item as f
      join item as i on i.instansi_id = f.instansi_id and i.id = f.item_id
      join item_version as v on v.instansi_id = f.instansi_id and v.item_id = f.item_id and v.version = f.version
      where f.exercise_id = ${exerciseId} and not f.is_pilot order by f.position`,
  )
}
