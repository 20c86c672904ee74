import { type BodyOf, CentreExercise, type setCentreExercises } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { centreErrors } from './errors.ts'
import { holdCentre } from './hold-centre.ts'

type Wish = BodyOf<typeof setCentreExercises>['exercises'][number]

const SheetRow = z.object({
  id: z.string(),
  code: z.string(),
  kind: CentreExercise.shape.kind,
  title: z.string(),
  version: z.number(),
  competencies: z.array(z.string()),
  isCurrent: z.boolean(),
  inUse: z.boolean(),
  least: z.number().nullable(),
  most: z.number().nullable(),
})

const sheets = sql`
  select s.id, s.code, s.kind, s.title, v.version, v.version = s.current_version as "isCurrent",
    s.state = 'in-use' as "inUse",
    array(select c ->> 'competency' from jsonb_array_elements(v.content -> 'competencies') as c) as competencies,
    (v.content -> 'group' ->> 'least')::int as least, (v.content -> 'group' ->> 'most')::int as most
  from observation_sheet as s
  join observation_sheet_version as v on v.instansi_id = s.instansi_id and v.sheet_id = s.id`

/** Sheets in use, each in its current version. */
export const listSheetRows = (db: Db) =>
  db.all(SheetRow, sql`${sheets} where s.state = 'in-use' and v.version = s.current_version order by s.kind, s.title`)

export const listExerciseRows = (db: Db, centreId: string) =>
  db.all(
    CentreExercise,
    sql`select x.id, x.position, x.name, x.kind, x.sheet_id as "sheetId", x.sheet_version as "sheetVersion",
        s.title as "sheetTitle", x.minutes, x.preparation_minutes as "preparationMinutes", x.assessors,
        x.needs_role_player as "needsRolePlayer", x.group_min as "groupMin", x.group_max as "groupMax", x.competencies
      from centre_exercise as x join observation_sheet as s on s.instansi_id = x.instansi_id and s.id = x.sheet_id
      where x.centre_id = ${centreId} order by x.position`,
  )

/** Everything that a sitting was planned by; a change of anything else leaves the timetable as it is. */
const plannedBy = (one: Omit<z.infer<typeof CentreExercise>, 'sheetTitle'>) =>
  [
    one.id,
    one.kind,
    one.minutes,
    one.preparationMinutes,
    one.assessors,
    one.needsRolePlayer,
    one.groupMin,
    one.groupMax,
  ].join()
/** What levels rest on: pinned as soon as somebody has observed. */
const ratedBy = (one: Omit<z.infer<typeof CentreExercise>, 'sheetTitle'>) =>
  [plannedBy(one), one.sheetId, one.sheetVersion, ...one.competencies.toSorted()].join()

export async function storeExercises(
  db: Db,
  actor: AuditActor,
  centreId: string,
  { exercises, withoutTimetable }: BodyOf<typeof setCentreExercises>,
): Promise<string[]> {
  const centre = await holdCentre(db, centreId)
  const before = await listExerciseRows(db, centreId)
  const known = await db.all(SheetRow, sheets)
  const wanted = exercises.map((wish, index) => ({
    ...complete(wish, known),
    id: wish.id ?? '',
    position: index + 1,
    isNew: wish.id === undefined,
  }))
  for (const { id, isNew, name } of wanted)
    if (!isNew && !before.some((one) => one.id === id)) throw centreErrors.EXERCISE_UNKNOWN({ name })
  const same = (key: typeof ratedBy) => before.map(key).toSorted().join(';') === wanted.map(key).toSorted().join(';')
  if (centre.observed && !same(ratedBy)) throw centreErrors.CENTRE_OBSERVED()
  const takesBack = centre.sittings > 0 && !same(plannedBy)
  if (takesBack && !withoutTimetable) throw centreErrors.TIMETABLE_STANDS({ sittings: centre.sittings })
  if (takesBack) await db.run(sql`delete from centre_sitting where centre_id = ${centreId}`)
  const kept = wanted.filter(({ isNew }) => !isNew).map(({ id }) => id)
  await db.run(sql`delete from centre_exercise where centre_id = ${centreId} and id <> all(${kept}::uuid[])`)
  // Positions are unique at every moment: those kept step aside first.
  await db.run(sql`update centre_exercise set position = -position where centre_id = ${centreId}`)
  const ids: string[] = []
  for (const one of wanted) ids.push(await storeOne(db, actor.instansiId, centreId, one))
  await audit(db, actor, {
    action: 'centre.exercises-set',
    subjectType: 'centre',
    subjectId: centreId,
    before,
    after: { exercises: wanted.map(({ isNew: _, ...one }, index) => ({ ...one, id: ids[index] })), takesBack },
  })
  return ids
}

/** The wish with what its sheet says where it says nothing. */
function complete(wish: Wish, known: readonly z.infer<typeof SheetRow>[]) {
  const { name, sheetId } = wish
  const sheet = known.find(
    ({ id, version, isCurrent, inUse }) =>
      id === sheetId && inUse && (wish.sheetVersion === undefined ? isCurrent : version === wish.sheetVersion),
  )
  if (!sheet) throw centreErrors.SHEET_UNKNOWN({ name })
  const competencies = wish.competencies?.length ? [...new Set(wish.competencies)] : sheet.competencies
  const foreign = competencies.filter((code) => !sheet.competencies.includes(code))
  if (foreign.length > 0) throw centreErrors.SHEET_COMPETENCY({ name, competencies: foreign.join(', ') })
  const isGroup = sheet.kind === 'group-discussion'
  const groupMin = isGroup ? (wish.groupMin ?? sheet.least ?? 4) : null
  const groupMax = isGroup ? (wish.groupMax ?? Math.max(groupMin ?? 0, sheet.most ?? 8)) : null
  if (groupMin !== null && groupMin > groupMax!)
    throw centreErrors.EXERCISE_GROUP_SIZE({ name, least: groupMin, most: groupMax })
  const { minutes, preparationMinutes, assessors, needsRolePlayer } = wish
  return {
    ...{ name, kind: sheet.kind, sheetId, sheetVersion: sheet.version },
    ...{ minutes, preparationMinutes, assessors, needsRolePlayer, groupMin, groupMax, competencies },
  }
}

async function storeOne(
  db: Db,
  instansiId: string,
  centreId: string,
  one: ReturnType<typeof complete> & { id: string; position: number; isNew: boolean },
): Promise<string> {
  const { id } = await db.one(
    z.object({ id: z.string() }),
    one.isNew
      ? sql`insert into centre_exercise (instansi_id, centre_id, position, name, kind, sheet_id, sheet_version, minutes,
            preparation_minutes, assessors, needs_role_player, group_min, group_max, competencies)
          values (${instansiId}, ${centreId}, ${one.position}, ${one.name}, ${one.kind}, ${one.sheetId},
            ${one.sheetVersion}, ${one.minutes}, ${one.preparationMinutes}, ${one.assessors}, ${one.needsRolePlayer},
            ${one.groupMin}, ${one.groupMax}, ${one.competencies}) returning id`
      : sql`update centre_exercise set position = ${one.position}, name = ${one.name}, kind = ${one.kind},
            sheet_id = ${one.sheetId}, sheet_version = ${one.sheetVersion}, minutes = ${one.minutes},
            preparation_minutes = ${one.preparationMinutes}, assessors = ${one.assessors},
            needs_role_player = ${one.needsRolePlayer}, group_min = ${one.groupMin}, group_max = ${one.groupMax},
            competencies = ${one.competencies} where id = ${one.id} returning id`,
  )
  return id
}
