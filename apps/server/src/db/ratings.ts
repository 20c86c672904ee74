import { createHash } from 'node:crypto'
import { type Answer, settleRatings } from '@petakom/domain'
import { z } from 'zod'
import { type Db, type Sql, sql } from './query.ts'

const SettledRow = z.object({
  participantId: z.string(),
  itemId: z.string(),
  hash: z.string(),
  most: z.number(),
  points: z.array(z.number()),
})

const keyOf = (participantId: string, itemId: string, hash: string) => `${participantId}:${itemId}:${hash}`
export const hashOfText = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Puts into long answers what their raters settled on. What nobody has settled stays as it is: unknown. */
export type WithRatings = (participantId: string, answers: ReadonlyMap<string, Answer>) => ReadonlyMap<string, Answer>

/** When the result of a participant `p` was computed: what was rated since is not in it. */
export const sinceResult = sql`coalesce((select o.computed_at from result as o
  where o.instansi_id = p.instansi_id and o.participant_id = p.id), 'infinity')`

/** The ratings of an event, or of one participant `p` of it, that were settled by what had been given `until` then. */
export async function readRatings(
  db: Db,
  of: { eventId: string } | { participantId: string },
  until: Sql = sql`'infinity'`,
): Promise<WithRatings> {
  const where = 'eventId' in of ? sql`p.event_id = ${of.eventId}` : sql`p.id = ${of.participantId}`
  const rows = await db.all(
    SettledRow,
    sql`select r.participant_id as "participantId", r.item_id as "itemId", encode(r.answer_hash, 'hex') as hash,
        (v.scoring ->> 'most')::int as most, array_agg(r.points order by r.place) as points
      from (
        select distinct on (g.attempt_id, g.item_id, g.answer_hash, g.place)
          t.participant_id, t.exercise_id, t.instansi_id, g.item_id, g.answer_hash, g.place, g.points
        from participant as p
        join attempt as t on t.instansi_id = p.instansi_id and t.participant_id = p.id
        join rating as g on g.instansi_id = t.instansi_id and g.attempt_id = t.id
        where ${where} and g.at <= ${until}
        order by g.attempt_id, g.item_id, g.answer_hash, g.place, g.at desc
      ) as r
      join exercise_item as f on f.instansi_id = r.instansi_id and f.exercise_id = r.exercise_id and f.item_id = r.item_id
      join item_version as v on v.instansi_id = f.instansi_id and v.item_id = f.item_id and v.version = f.version
      where v.scoring ->> 'type' = 'long-text'
      group by r.participant_id, r.item_id, r.answer_hash, v.scoring`,
  )
  const settled = new Map<string, number>()
  for (const { participantId, itemId, hash, most, points } of rows) {
    const outcome = settleRatings(points, most)
    if (outcome.points !== null) settled.set(keyOf(participantId, itemId, hash), outcome.points)
  }
  if (settled.size === 0) return (_, answers) => answers
  return (participantId, answers) =>
    new Map(
      [...answers].map(([itemId, answer]) => {
        if (!('text' in answer) || answer.text === null) return [itemId, answer]
        const rated = settled.get(keyOf(participantId, itemId, hashOfText(answer.text)))
        return [itemId, rated === undefined ? answer : { text: answer.text, rated }]
      }),
    )
}
