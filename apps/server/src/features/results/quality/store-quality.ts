import { EventQuality, type getEventQuality, type ResponseOf } from '@petakom/contract'
import { ENGINE_VERSION } from '@petakom/psychometrics'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import type { Database } from '../../../db/database.ts'
import { correctionsInForce } from '../../../db/key-corrections.ts'
import { readMemberships } from '../../../db/memberships.ts'
import { type Db, sql } from '../../../db/query.ts'
import { readForms, readSittings } from '../../../db/sittings.ts'
import type { Progress } from '../../../jobs/worker-side.ts'
import { resultErrors } from '../errors.ts'
import { recipesOf } from '../event-recipe.ts'
import { computeQuality, type QualityFacts, qualityHash } from './compute-quality.ts'

/** Reads the answers and results of an event, computes how well it measured, and stores that. */
export async function storeEventQuality(
  database: Database,
  actor: AuditActor,
  eventId: string,
  { progress = () => {} }: { progress?: Progress } = {},
) {
  progress(0.05, 'answers')
  const facts = await database.tenant(actor.instansiId, (db) => readFacts(db, eventId), { snapshot: true })
  progress(0.3, 'comparing')
  const found = computeQuality(facts)
  progress(0.9, 'writing')
  return database.tenant(actor.instansiId, async (db) => {
    const codes = await db.all(
      z.object({ id: z.string(), code: z.string() }),
      sql`select id, code from item where id = any(${found.items.map(({ id }) => id)}::uuid[])`,
    )
    const codeOf = new Map(codes.map(({ id, code }) => [id, code]))
    const items = found.items
      .map((item) => ({ ...item, code: codeOf.get(item.id)! }))
      .sort((one, other) => (one.code < other.code ? -1 : 1))
    const flagged = items.filter(({ flags }) => flags.length > 0).length
    await db.run(sql`
      insert into event_quality (instansi_id, event_id, content, recipe_version, input_hash, engine_version, computed_by_name)
      values (${actor.instansiId}, ${eventId}, ${JSON.stringify({ ...found, items })}, ${facts.recipe.version},
        decode(${qualityHash(facts)}, 'hex'), ${ENGINE_VERSION}, ${actor.name})
      on conflict (instansi_id, event_id) do update set content = excluded.content,
        recipe_version = excluded.recipe_version, input_hash = excluded.input_hash,
        engine_version = excluded.engine_version, computed_by_name = excluded.computed_by_name, computed_at = now()`)
    const after = { persons: found.persons, flagged, recipe: facts.recipe.version }
    await audit(db, actor, { action: 'event.quality-computed', subjectType: 'event', subjectId: eventId, after })
    return { persons: found.persons, flagged }
  })
}

async function readFacts(db: Db, eventId: string): Promise<QualityFacts> {
  const { startsOn } = await requireDays(db, eventId)
  const recipe = await (await recipesOf(db, eventId))(startsOn)
  const forms = await readForms(db, eventId, recipe.calibrations, await correctionsInForce(db, eventId))
  const scores = await db.all(
    z.object({
      participantId: z.string(),
      kind: z.enum(['competency', 'theme', 'potential']),
      scale: z.string(),
      theta: z.number(),
      standardError: z.number(),
      levelProbability: z.number(),
    }),
    sql`select s.participant_id as "participantId", s.scale_kind as kind, s.scale, s.theta,
        s.standard_error as "standardError", s.probabilities[s.level] as "levelProbability"
      from result_score as s join participant as p on p.instansi_id = s.instansi_id and p.id = s.participant_id
      where p.event_id = ${eventId} and s.theta is not null order by s.participant_id`,
  )
  const results = await db.all(
    z.object({ id: z.string(), jpm: z.number().nullable() }),
    sql`select r.participant_id as id, r.jpm from result as r
      join participant as p on p.instansi_id = r.instansi_id and p.id = r.participant_id
      where p.event_id = ${eventId} order by r.participant_id`,
  )
  return {
    sittings: await readSittings(db, eventId),
    forms,
    people: await readMemberships(db, eventId),
    scores,
    jpm: new Map(results.map(({ id, jpm }) => [id, jpm])),
    recipe,
  }
}

async function requireDays(db: Db, eventId: string) {
  const event = await db.maybe(
    z.object({ id: z.string(), name: z.string(), startsOn: z.string(), endsOn: z.string() }),
    sql`select id, name, starts_on as "startsOn", ends_on as "endsOn" from event where id = ${eventId}`,
  )
  if (!event) throw resultErrors.EVENT_NOT_FOUND()
  return event
}

export async function readEventQuality(db: Db, eventId: string): Promise<ResponseOf<typeof getEventQuality>> {
  const { startsOn: _, ...event } = await requireDays(db, eventId)
  const row = await db.maybe(
    z.object({ content: EventQuality, computedAt: z.string(), computedBy: z.string(), isStale: z.boolean() }),
    sql`select q.content, to_char(q.computed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "computedAt",
        q.computed_by_name as "computedBy", exists (select from result as r
          join participant as p on p.instansi_id = r.instansi_id and p.id = r.participant_id
          where p.event_id = q.event_id and r.computed_at > q.computed_at) as "isStale"
      from event_quality as q where q.event_id = ${eventId}`,
  )
  return {
    event,
    quality: row?.content ?? null,
    computedAt: row?.computedAt ?? null,
    computedBy: row?.computedBy ?? null,
    isStale: row?.isStale ?? false,
  }
}
