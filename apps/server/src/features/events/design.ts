import { type BodyOf, Exercise, type setDesign } from '@petakom/contract'
import { COMPETENCIES, exerciseCovers, THEMES, thinCoverage } from '@petakom/domain'
import { z } from 'zod'
import { createAttempts } from '../../db/attempts.ts'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { checkDelivery } from './check-delivery.ts'
import { eventErrors } from './errors.ts'
import { requireNobodyStarted, requireNoRecords, requireOpenEvent } from './events.ts'
import { pickSimulation } from './pick-simulation.ts'

/** What a design may measure: the nine competencies, and the themes as a view over them. */
export const TARGETS = [
  ...COMPETENCIES.map(({ code, name }) => ({ code, name, kind: 'competency' as const })),
  ...THEMES.map(({ code, name }) => ({ code, name, kind: 'theme' as const })),
]

const ExerciseRow = Exercise.omit({ covers: true }).extend({ itemCounts: z.record(z.string(), z.number()) })

export async function listExercises(db: Db, eventId: string): Promise<z.infer<typeof Exercise>[]> {
  const rows = await db.all(
    ExerciseRow,
    sql`select x.id, x.kind, x.name, x.duration_minutes as "durationMinutes", x.delivery,
        (select jsonb_build_object('id', s.id, 'code', s.code, 'title', v.world ->> 'title', 'kind', s.kind,
            'version', v.version, 'minutes',
            ceil((v.world #>> '{clock,minutes}')::numeric / (v.world #>> '{clock,pace}')::numeric)::int,
            'satBefore', (select count(*) from participant as p
              where p.instansi_id = x.instansi_id and p.event_id = x.event_id and exists (
                select from participant as q
                join attempt as a on a.instansi_id = q.instansi_id and a.participant_id = q.id
                join exercise as y on y.instansi_id = a.instansi_id and y.id = a.exercise_id
                where q.instansi_id = p.instansi_id and q.pegawai_id = p.pegawai_id and q.event_id <> p.event_id
                  and a.started_at is not null and y.simulation_id = x.simulation_id)),
            'parallel', (select coalesce(jsonb_agg(f.code order by f.code), '[]') from simulation as f
              where f.instansi_id = s.instansi_id and f.family = s.family and f.id <> s.id
                and f.in_use_version is not null))
          from simulation as s
          join simulation_version as v on v.instansi_id = s.instansi_id and v.simulation_id = s.id
          where s.instansi_id = x.instansi_id and s.id = x.simulation_id and v.version = x.simulation_version) as simulation,
        (select coalesce(array_agg(target order by target), '{}') from exercise_target as t
          where t.instansi_id = x.instansi_id and t.exercise_id = x.id) as targets,
        (select count(*)::int from exercise_item as i
          where i.instansi_id = x.instansi_id and i.exercise_id = x.id and not i.is_pilot) as items,
        (select coalesce(array_agg(b.code order by i.position), '{}') from exercise_item as i
          join item as b on b.instansi_id = i.instansi_id and b.id = i.item_id
          where i.instansi_id = x.instansi_id and i.exercise_id = x.id and not i.is_pilot) as "itemCodes",
        (select coalesce(array_agg(b.code order by b.code), '{}') from exercise_item as i
          join item as b on b.instansi_id = i.instansi_id and b.id = i.item_id
          where i.instansi_id = x.instansi_id and i.exercise_id = x.id and i.is_pilot) as "pilotCodes",
        (select coalesce(jsonb_object_agg(target, n), '{}') from (
          select m.target, count(*)::int as n from exercise_item as i
          join item as b on b.instansi_id = i.instansi_id and b.id = i.item_id
          cross join lateral (values (b.competency), (b.theme)) as m(target)
          where i.instansi_id = x.instansi_id and i.exercise_id = x.id and not i.is_pilot group by m.target) as c) as "itemCounts"
      from exercise as x where x.event_id = ${eventId} order by x.position`,
  )
  return rows.map(({ itemCounts, ...row }) => ({
    ...row,
    covers: exerciseCovers(row.targets, itemCounts).map(({ by, ...cover }) => ({ ...cover, by: [...by] })),
  }))
}

/** Competencies and themes that fewer than two exercises measure: as declared, through a theme, or by their items. */
export function designGaps(exercises: readonly Pick<z.infer<typeof Exercise>, 'covers'>[]) {
  const names = new Map(TARGETS.map(({ code, name }) => [code, name]))
  return thinCoverage(
    TARGETS.map(({ code }) => code),
    exercises.map(({ covers }) => covers.map(({ target }) => target)),
  ).map((gap) => ({ ...gap, name: names.get(gap.target) ?? gap.target }))
}

const ItemRow = z.object({
  id: z.string(),
  code: z.string(),
  version: z.number(),
  competency: z.string(),
  theme: z.string(),
})

export async function decideDesign(
  db: Db,
  actor: AuditActor,
  eventId: string,
  { exercises, withoutPilots }: BodyOf<typeof setDesign>,
): Promise<void> {
  const event = await requireOpenEvent(db, eventId)
  await requireNobodyStarted(db, eventId)
  await requireNoRecords(db, eventId)
  const pilots = (await listExercises(db, eventId)).flatMap(({ pilotCodes }) => pilotCodes)
  if (pilots.length > 0 && !withoutPilots) throw eventErrors.PILOTS_LEAVE({ codes: pilots.join(', ') })
  const total = exercises.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0)
  if (total > event.schedule.sessionMinutes) {
    throw eventErrors.DESIGN_TOO_LONG({ total, session: event.schedule.sessionMinutes })
  }
  const bank = await db.all(
    ItemRow,
    sql`select id, code, current_version as version, competency, theme from item where state = 'in-use' order by code`,
  )
  const byCode = new Map(bank.map((item) => [item.code, item]))
  await db.run(sql`delete from attempt as a using participant as p
    where p.instansi_id = a.instansi_id and p.id = a.participant_id and p.event_id = ${eventId}`)
  await db.run(sql`delete from exercise where event_id = ${eventId}`)
  const used = new Set<string>()
  const usedSimulations = new Set<string>()
  for (const [position, exercise] of exercises.entries()) {
    if (exercise.simulation) {
      const simulation = await pickSimulation(db, exercise, exercise.simulation.id)
      if (usedSimulations.has(simulation.id)) throw eventErrors.SIMULATION_TWICE({ code: simulation.code })
      usedSimulations.add(simulation.id)
      const targets = simulation.competencies
      await addExercise(db, actor.instansiId, eventId, position + 1, { ...exercise, targets }, { simulation })
      continue
    }
    const items =
      exercise.itemCodes.length > 0
        ? exercise.itemCodes.map(pick)
        : bank.filter((item) => !used.has(item.code) && fits(exercise.targets)(item))
    for (const { code } of items) {
      if (used.has(code)) throw eventErrors.ITEM_TWICE({ code })
      used.add(code)
    }
    if (items.length === 0) throw eventErrors.NO_ITEMS({ name: exercise.name })
    await checkDelivery(db, exercise.name, exercise.delivery, items)
    await addExercise(db, actor.instansiId, eventId, position + 1, exercise, { items })
  }
  await createAttempts(db, actor.instansiId, eventId)
  await audit(db, actor, {
    action: 'event.designed',
    subjectType: 'event',
    subjectId: eventId,
    after: { exercises, ...(pilots.length > 0 && { pilotsLeft: pilots }) },
  })

  function pick(code: string) {
    const item = byCode.get(code)
    if (!item) throw eventErrors.ITEM_UNKNOWN({ code })
    return item
  }
}

const fits = (targets: readonly string[]) => (item: z.infer<typeof ItemRow>) =>
  targets.includes(item.competency) || targets.includes(item.theme)

interface Content {
  readonly items?: readonly { readonly id: string; readonly version: number }[]
  readonly simulation?: { readonly id: string; readonly version: number }
}

async function addExercise(
  db: Db,
  instansiId: string,
  eventId: string,
  position: number,
  { name, durationMinutes, targets, delivery }: BodyOf<typeof setDesign>['exercises'][number],
  { items = [], simulation }: Content,
): Promise<void> {
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into exercise (instansi_id, event_id, name, kind, position, duration_minutes, delivery, simulation_id,
        simulation_version)
      values (${instansiId}, ${eventId}, ${name}, ${simulation ? 'SIMULATION' : 'TEST'}, ${position}, ${durationMinutes},
        ${JSON.stringify(delivery)}, ${simulation?.id ?? null}::uuid, ${simulation?.version ?? null}::int)
      returning id`,
  )
  await db.run(sql`insert into exercise_target (instansi_id, exercise_id, target)
    select distinct ${instansiId}::uuid, ${id}::uuid, target from unnest(${targets}::text[]) as target`)
  await db.run(sql`insert into exercise_item (instansi_id, exercise_id, position, item_id, version)
    select ${instansiId}, ${id}, row_number() over (), i.id, i.version
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as i(id uuid, version int)`)
}
