import { StoredContent } from '@petakom/contract'
import type { AnswerMoment, ReadableItem, SignalRecipe } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { findSignalRecipe } from '../../db/recipes.ts'
import { type FormItem, readForms, readSittings, type Sitting } from '../../db/sittings.ts'

/** One person at one exercise. */
export interface AttemptFacts {
  readonly id: string
  readonly participantId: string
  readonly startedAt: number
  readonly moments: readonly AnswerMoment[]
  readonly away: number
  readonly awaySeconds: number
  readonly addresses: number
  readonly takeOvers: number
  readonly refusedDevices: number
}

export interface SignalFacts {
  readonly recipe: SignalRecipe
  readonly forms: ReadonlyMap<string, readonly FormItem[]>
  /** What each item of the event gives to read, unscored ones included. */
  readonly readable: ReadonlyMap<string, ReadableItem>
  readonly sittings: readonly Sitting[]
  readonly attempts: readonly AttemptFacts[]
}

const AttemptRow = z.object({
  id: z.string(),
  participantId: z.string(),
  startedAt: z.number(),
  away: z.number(),
  awaySeconds: z.number(),
  addresses: z.number(),
  takeOvers: z.number(),
  refusedDevices: z.number(),
})
const MomentRow = z.object({
  attemptId: z.string(),
  seq: z.number(),
  itemId: z.string(),
  device: z.string(),
  isAnswered: z.boolean(),
  clientAt: z.number(),
  receivedAt: z.number(),
})

/** Everything that the signals of an event are computed from. */
export async function readSignalFacts(db: Db, eventId: string, date: string): Promise<SignalFacts> {
  const attempts = await db.all(
    AttemptRow,
    sql`select a.id, a.participant_id as "participantId", extract(epoch from a.started_at)::float8 * 1000 as "startedAt",
        f.away::int as away, f.seconds as "awaySeconds",
        (select count(*)::int from attempt_address as d where d.instansi_id = a.instansi_id and d.attempt_id = a.id)
          as addresses,
        (select count(*)::int from attempt_event as v where v.instansi_id = a.instansi_id and v.attempt_id = a.id
          and v.kind = 'taken-over') as "takeOvers",
        (select count(distinct v.details ->> 'device')::int from attempt_event as v where v.instansi_id = a.instansi_id
          and v.attempt_id = a.id and v.kind = 'refused' and v.details ->> 'code' in ('DEVICE_TAKEN', 'WRONG_PIN'))
          as "refusedDevices"
      from attempt as a
      join participant as p on p.instansi_id = a.instansi_id and p.id = a.participant_id
      cross join lateral (
        select count(*) as away, coalesce(sum(seconds), 0) as seconds from attempt_focus as f
        where f.instansi_id = a.instansi_id and f.attempt_id = a.id
      ) as f
      where p.event_id = ${eventId} and a.started_at is not null order by a.id`,
  )
  const moments = await readMoments(
    db,
    sql`select a.id from attempt as a join participant as p on p.instansi_id = a.instansi_id and p.id = a.participant_id
      where p.event_id = ${eventId}`,
  )
  return {
    recipe: await findSignalRecipe(db, date),
    forms: await readForms(db, eventId),
    readable: await readReadable(db, eventId),
    sittings: await readSittings(db, eventId),
    attempts: attempts.map((attempt) => ({ ...attempt, moments: moments.get(attempt.id) ?? [] })),
  }
}

/** Stored answers by attempt, times in milliseconds. `attempts` is a query for ids. */
export async function readMoments(db: Db, attempts: ReturnType<typeof sql>): Promise<Map<string, AnswerMoment[]>> {
  const rows = await db.all(
    MomentRow,
    sql`select attempt_id as "attemptId", seq, item_id as "itemId", device, is_answered(value) as "isAnswered",
        extract(epoch from client_time)::float8 * 1000 as "clientAt",
        extract(epoch from received_at)::float8 * 1000 as "receivedAt"
      from answer where instansi_id = current_instansi() and attempt_id in (${attempts})
        -- An act of a simulation is timed by its story, not by what there was to read.
        and not value ? 'act' order by attempt_id, seq`,
  )
  return Map.groupBy(rows, ({ attemptId }) => attemptId)
}

/** What is read of each item of an event's forms. */
export async function readReadable(db: Db, eventId: string): Promise<Map<string, ReadableItem>> {
  const rows = await db.all(
    z.object({ id: z.string(), content: StoredContent }),
    sql`select distinct on (f.item_id) f.item_id as id, v.content from exercise as x
      join exercise_item as f on f.instansi_id = x.instansi_id and f.exercise_id = x.id
      join item_version as v on v.instansi_id = f.instansi_id and v.item_id = f.item_id and v.version = f.version
      where x.event_id = ${eventId} order by f.item_id`,
  )
  return new Map(rows.map(({ id, content }) => [id, { id, ...content }]))
}
