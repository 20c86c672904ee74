import { EventSignals, type getEventSignals, type ResponseOf, Timezone } from '@petakom/contract'
import { ENGINE_VERSION } from '@petakom/psychometrics'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { type Db, sql } from '../../db/query.ts'
import type { Progress } from '../../jobs/worker-side.ts'
import { errors } from '../../plugins/errors.ts'
import { computeSignals, signalsHash } from './compute-signals.ts'
import { listConclusions } from './conclusions.ts'
import { listPeople } from './people.ts'
import { readSignalFacts } from './read-facts.ts'

/** Reads what an event's signals depend on, computes them and stores them with the trail's row. */
export async function storeEventSignals(
  database: Database,
  actor: AuditActor,
  eventId: string,
  { progress = () => {} }: { progress?: Progress } = {},
) {
  progress(0.02, 'answers')
  const { facts, readAt } = await database.tenant(
    actor.instansiId,
    async (db) => ({
      // What comes in while this computes is not in it: the signals are as old as what they were computed from.
      ...(await db.one(z.object({ readAt: z.string() }), sql`select now()::text as "readAt"`)),
      facts: await readSignalFacts(db, eventId, (await requireEvent(db, eventId)).startsOn),
    }),
    { snapshot: true },
  )
  const signals = await computeSignals(facts, (share) => progress(0.2 + 0.7 * share, 'signals'))
  progress(0.95, 'writing')
  return database.tenant(actor.instansiId, async (db) => {
    await db.run(sql`
      insert into event_signals (instansi_id, event_id, content, recipe_version, input_hash, engine_version,
        computed_by_name, computed_at)
      values (${actor.instansiId}, ${eventId}, ${JSON.stringify(signals)}, ${facts.recipe.version},
        decode(${signalsHash(facts)}, 'hex'), ${ENGINE_VERSION}, ${actor.name}, ${readAt}::timestamptz)
      on conflict (instansi_id, event_id) do update set content = excluded.content,
        recipe_version = excluded.recipe_version, input_hash = excluded.input_hash,
        engine_version = excluded.engine_version, computed_by_name = excluded.computed_by_name, computed_at = excluded.computed_at`)
    const [persons, people, pairs] = [signals.persons, signals.people.length, signals.pairs.length]
    const after = { persons, withSigns: people, likePairs: pairs }
    await audit(db, actor, { action: 'event.signals-computed', subjectType: 'event', subjectId: eventId, after })
    return { persons, people, pairs }
  })
}

export async function requireEvent(db: Db, eventId: string) {
  const event = await db.maybe(
    z.object({ id: z.string(), name: z.string(), startsOn: z.string(), timezone: Timezone }),
    sql`select e.id, e.name, e.starts_on as "startsOn", i.timezone from event as e
      join instansi as i on i.id = e.instansi_id where e.id = ${eventId}`,
  )
  if (!event) throw errors.NOT_FOUND()
  return event
}

/** The signals as they were computed last. */
export async function findSignals(db: Db, eventId: string) {
  return db.maybe(
    z.object({ content: EventSignals, computedAt: z.string(), computedBy: z.string(), isStale: z.boolean() }),
    sql`select s.content, s.computed_by_name as "computedBy",
        to_char(s.computed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "computedAt",
        exists (select from attempt as a join participant as p on p.instansi_id = a.instansi_id
          and p.id = a.participant_id
          where p.event_id = s.event_id and (a.last_saved_at > s.computed_at or a.started_at > s.computed_at)) as "isStale"
      from event_signals as s where s.event_id = ${eventId}`,
  )
}

export async function readEventSignals(db: Db, eventId: string): Promise<ResponseOf<typeof getEventSignals>> {
  const { id, name, timezone } = await requireEvent(db, eventId)
  const row = await findSignals(db, eventId)
  const named = row
    ? [
        ...row.content.people.map(({ participantId }) => participantId),
        ...row.content.pairs.flatMap(({ one, other }) => [one, other]),
      ]
    : []
  const sessions = await db.all(
    z.object({ number: z.number(), persons: z.number() }),
    sql`select s.number, count(distinct a.participant_id)::int as persons from event_session as s
      join participant as p on p.instansi_id = s.instansi_id and p.session_id = s.id
      join attempt as a on a.instansi_id = p.instansi_id and a.participant_id = p.id and a.started_at is not null
      where s.event_id = ${eventId} group by s.number order by s.number`,
  )
  return {
    event: { id, name },
    timezone,
    signals: row?.content ?? null,
    computedAt: row?.computedAt ?? null,
    computedBy: row?.computedBy ?? null,
    isStale: row?.isStale ?? false,
    people: await listPeople(db, named),
    sessions,
    conclusions: await listConclusions(db, eventId),
  }
}
