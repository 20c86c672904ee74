import type { getPairSignals, QueryOf, ResponseOf } from '@petakom/contract'
import { type Answer, answerTimes, canonicalJson, describeAnswer, pointsFor } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { type FormItem, readForms, readSittings } from '../../db/sittings.ts'
import { errors } from '../../plugins/errors.ts'
import { listConclusions } from './conclusions.ts'
import { signalErrors } from './errors.ts'
import { listPeople } from './people.ts'
import { readMoments } from './read-facts.ts'
import { findSignals, requireEvent } from './store-signals.ts'

/**
 * The answers of two participants side by side, in the order of the form, with the pace. What an answer earns is told only
 * where `showsPoints`: it gives the key away.
 */
export async function readPairEvidence(
  db: Db,
  eventId: string,
  query: QueryOf<typeof getPairSignals>,
  showsPoints: boolean,
): Promise<ResponseOf<typeof getPairSignals>> {
  const event = await requireEvent(db, eventId)
  if (query.one === query.other) throw signalErrors.SAME_PERSON()
  const [low, high] = [query.one.toLowerCase(), query.other.toLowerCase()].sort() as [string, string]
  const sides = await Promise.all([readSide(db, eventId, low), readSide(db, eventId, high)])
  const [one, other] = sides
  const forms = await readForms(db, eventId)
  const names = new Map(
    (
      await db.all(
        z.object({ id: z.string(), name: z.string() }),
        sql`select id, name from exercise where event_id = ${eventId}`,
      )
    ).map(({ id, name }) => [id, name]),
  )
  const rows = [...forms].flatMap(([exerciseId, items]) =>
    items.flatMap((item, index) => {
      const [a, b] = sides.map(({ answers }) => answers.get(item.id) ?? null) as [Answer | null, Answer | null]
      if (!sides.some(({ exercises }) => exercises.has(exerciseId))) return []
      const tell = (side: Side, answer: Answer | null) => ({
        answer: shortAnswer(item, answer),
        seconds: side.seconds.get(item.id) ?? null,
        points: showsPoints && answer ? pointsFor(item, answer) : null,
      })
      return {
        exercise: names.get(exerciseId)!,
        position: index + 1,
        one: tell(one, a),
        other: tell(other, b),
        isSame: a !== null && b !== null && canonicalJson(a) === canonicalJson(b),
      }
    }),
  )
  const stored = await findSignals(db, eventId)
  const people = new Map((await listPeople(db, [low, high])).map((person) => [person.id, person]))
  return {
    one: people.get(low)!,
    other: people.get(high)!,
    eventId,
    eventName: event.name,
    timezone: event.timezone,
    showsPoints,
    rows,
    measured: stored?.content.pairs.find((pair) => pair.one === low && pair.other === high) ?? null,
    conclusions: await listConclusions(db, eventId, { one: low, other: high }),
  }
}

interface Side {
  readonly answers: ReadonlyMap<string, Answer>
  readonly seconds: ReadonlyMap<string, number | null>
  readonly exercises: ReadonlySet<string>
}

async function readSide(db: Db, eventId: string, participantId: string): Promise<Side> {
  const place = await db.maybe(
    z.object({ id: z.string() }),
    sql`select id from participant where id = ${participantId} and event_id = ${eventId}`,
  )
  if (!place) throw errors.NOT_FOUND()
  const [sitting] = await readSittings(db, eventId, { participantId })
  const attempts = await db.all(
    z.object({ id: z.string(), startedAt: z.number() }),
    sql`select id, extract(epoch from started_at)::float8 * 1000 as "startedAt" from attempt
      where participant_id = ${participantId} and started_at is not null order by id`,
  )
  const moments = await readMoments(db, sql`select id from attempt where participant_id = ${participantId}`)
  const times = attempts.flatMap(({ id, startedAt }) => answerTimes(moments.get(id) ?? [], startedAt))
  return {
    answers: sitting?.answers ?? new Map(),
    seconds: new Map(times.map(({ itemId, seconds }) => [itemId, seconds])),
    exercises: new Set(sitting?.exercises),
  }
}

const MOST_CHARACTERS = 200

/** The letter where one option is chosen: what two people compare. Everything else in the words of the item, cut short. */
function shortAnswer(item: FormItem, answer: Answer | null): string | null {
  if (answer && 'choice' in answer) return answer.choice
  const told = describeAnswer(item.interaction, answer)
  return told && told.length > MOST_CHARACTERS ? `${told.slice(0, MOST_CHARACTERS)}…` : told
}
