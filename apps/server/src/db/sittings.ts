import { AnswerValue, CalibratedParameters, StoredContent, StoredScoring } from '@petakom/contract'
import type { Answer, ServedItem } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from './query.ts'
import { readRatings } from './ratings.ts'

const ServedRow = z.object({
  exerciseId: z.string(),
  id: z.string(),
  version: z.number(),
  competency: z.string(),
  theme: z.string(),
  potentialAspect: z.string().nullable(),
  content: StoredContent,
  scoring: StoredScoring,
  // Whole, as the hash of a result has them: parameters of the bank say whether they are provisional.
  parameters: CalibratedParameters.extend({ provisional: z.boolean().optional() }),
})

export type FormItem = ServedItem & { readonly version: number }

/**
 * The scored items of every exercise of an event, in the version that was served. Parameters are those of the latest of these
 * calibrations that has the item, else the provisional ones of the bank. Keys are those of the latest of these
 * corrections, else those that were served; an item that a correction made void is left out.
 */
export async function readForms(
  db: Db,
  eventId: string,
  calibrations: readonly string[] = [],
  corrections: readonly string[] = [],
): Promise<ReadonlyMap<string, readonly FormItem[]>> {
  const rows = await db.all(
    ServedRow,
    sql`select f.exercise_id as "exerciseId", i.id, f.version, i.competency, i.theme,
        i.potential_aspect as "potentialAspect", v.content, coalesce(q.scoring, v.scoring) as scoring,
        coalesce(k.parameters, v.parameters) as parameters
      from exercise as x
      join exercise_item as f on f.instansi_id = x.instansi_id and f.exercise_id = x.id
      join item as i on i.instansi_id = f.instansi_id and i.id = f.item_id
      join item_version as v on v.instansi_id = f.instansi_id and v.item_id = f.item_id and v.version = f.version
      left join lateral (
        select c.parameters from calibration_item as c
        where c.instansi_id = f.instansi_id and c.item_id = f.item_id and c.version = f.version
          and c.calibration_id = any(${calibrations}::uuid[]) and c.outcome = 'calibrated'
        order by array_position(${calibrations}::uuid[], c.calibration_id) desc limit 1
      ) as k on true
      left join lateral (
        select c.kind, c.scoring from key_correction as c
        where c.instansi_id = f.instansi_id and c.item_id = f.item_id and c.version = f.version
          and c.id = any(${corrections}::uuid[])
        order by array_position(${corrections}::uuid[], c.id) desc limit 1
      ) as q on true
      where x.event_id = ${eventId} and not f.is_pilot and q.kind is distinct from 'void' order by x.position, f.position`,
  )
  const items = rows.map(({ content, ...row }) => ({ ...row, interaction: content.interaction }))
  return Map.groupBy(items, ({ exerciseId }) => exerciseId)
}

export interface Sitting {
  readonly participantId: string
  readonly jabatanId: string
  readonly tier: string | null
  readonly assessedOn: string
  readonly exercises: readonly string[]
  /** By exercise: the items served, where not everybody gets the same. */
  readonly served: Readonly<Record<string, readonly string[]>>
  /** By item id: the answer of the highest seq that came in time or that a person let count, unless it was taken back. */
  readonly answers: ReadonlyMap<string, Answer>
}

export interface SittingsAsked {
  readonly participantId?: string | null
  readonly closedAt?: Date | null
  /** Without a version the present result, else the one by this recipe and these corrections that was replaced. */
  readonly asIssued?: { readonly version: string | null; readonly corrections: readonly string[] | null } | undefined
}

const SittingRow = z.object({
  participantId: z.string(),
  jabatanId: z.string(),
  tier: z.string().nullable(),
  assessedOn: z.string(),
  exercises: z.array(z.string()),
  served: z.record(z.string(), z.array(z.string())),
  answers: z.record(z.string(), AnswerValue),
})

/**
 * Participants who started at least one exercise, with what they answered in time and what a person let count of the
 * rest. With `closedAt`, only exercises that were handed in or whose time was over by then. With `asIssued`, late answers
 * count by what had been said when the result was computed: the present one, or the one that another recipe replaced.
 */
export async function readSittings(
  db: Db,
  eventId: string,
  { participantId = null, closedAt = null, asIssued }: SittingsAsked = {},
): Promise<Sitting[]> {
  const replacedBy = asIssued?.version ?? null
  const until =
    asIssued === undefined
      ? sql`'infinity'`
      : replacedBy === null
        ? sql`coalesce((select r.computed_at from result as r
            where r.instansi_id = p.instansi_id and r.participant_id = p.id), 'infinity')`
        : sql`coalesce((select max(r.computed_at) from result_replaced as r
            where r.instansi_id = p.instansi_id and r.participant_id = p.id and r.recipe_version = ${replacedBy}
              and r.corrections = ${asIssued.corrections ?? []}::uuid[]), 'infinity')`
  const rows = await db.all(
    SittingRow,
    sql`select p.id as "participantId", p.jabatan_id as "jabatanId", j.tier, a."assessedOn", a.exercises, a.served,
        coalesce(b.answers, '{}') as answers
      from participant as p
      join jabatan as j on j.instansi_id = p.instansi_id and j.id = p.jabatan_id
      join lateral (
        select min((t.started_at at time zone n.timezone)::date) as "assessedOn", array_agg(t.exercise_id) as exercises,
          coalesce(jsonb_object_agg(t.exercise_id, to_jsonb(t.item_order)) filter (where x.is_own), '{}') as served
        from attempt as t join instansi as n on n.id = t.instansi_id
        join (select instansi_id, id, delivery -> 'blueprint' <> 'null' or delivery ->> 'mode' = 'adaptive' as is_own
          from exercise) as x on x.instansi_id = t.instansi_id and x.id = t.exercise_id
        where t.instansi_id = p.instansi_id and t.participant_id = p.id and t.started_at is not null
          and (${closedAt}::timestamptz is null or t.handed_in_at is not null
            or attempt_closing(t) <= ${closedAt})
      ) as a on a.exercises is not null
      left join lateral (
        select jsonb_object_agg(item_id, value) as answers from (
          select distinct on (w.item_id) w.item_id, w.value
          from attempt as t join answer as w on w.instansi_id = t.instansi_id and w.attempt_id = t.id
          where t.instansi_id = p.instansi_id and t.participant_id = p.id and not w.value ? 'act'
            and (not w.is_late or late_answer_counts(w.instansi_id, w.attempt_id, w.seq, ${until}))
          order by w.item_id, w.seq desc
        ) as latest where is_answered(value)
      ) as b on true
      where p.event_id = ${eventId} and (${participantId}::uuid is null or p.id = ${participantId})
      order by p.id`,
  )
  const rated = await readRatings(db, participantId === null ? { eventId } : { participantId }, until)
  return rows.map((row) => ({ ...row, answers: rated(row.participantId, new Map(Object.entries(row.answers))) }))
}

/** The scored items that somebody was served, exercise by exercise. */
export function servedItems(
  { exercises, served }: Pick<Sitting, 'exercises' | 'served'>,
  forms: ReadonlyMap<string, readonly FormItem[]>,
): FormItem[] {
  return exercises.flatMap((exercise) => {
    const all = forms.get(exercise) ?? []
    const own = served[exercise]
    return own ? all.filter(({ id }) => own.includes(id)) : all
  })
}

/** Answers as the hashes of results have them: a choice as its option alone, as before there were kinds. */
export const plainAnswers = (answers: ReadonlyMap<string, Answer>): Record<string, unknown> =>
  Object.fromEntries([...answers].map(([id, answer]) => [id, 'choice' in answer ? answer.choice : answer]))

/** An item as the hashes have it: where one is chosen, by its weights alone, as before there were kinds. */
export function plainItem({ id, version, parameters, interaction, scoring }: ServedItem & { version: number }) {
  const item = { id, version, parameters }
  return scoring.type === 'choice' ? { ...item, weights: scoring.weights } : { ...item, interaction, scoring }
}
