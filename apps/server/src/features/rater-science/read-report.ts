import { CentreTask, type getRaterReport, RaterReport, type ResponseOf, Timezone } from '@petakom/contract'
import { can } from '@petakom/domain'
import { z } from 'zod'
import { instant } from '../../db/instant.ts'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'
import { raterErrors } from './errors.ts'
import { countRatings } from './read-ratings.ts'

const Centre = z.object({
  id: z.string(),
  name: z.string(),
  eventName: z.string(),
  timezone: Timezone,
  task: CentreTask.nullable(),
})

/** The centre, and whether the caller oversees it: its chief, or an office that does. */
export async function readScope(db: Db, actor: SignedInActor, centreId: string) {
  const centre = await db.maybe(
    Centre,
    sql`select c.id, c.name, e.name as "eventName", i.timezone, m.task
      from centre as c join event as e on e.instansi_id = c.instansi_id and e.id = c.event_id
      join instansi as i on i.id = c.instansi_id
      left join centre_assessor as m on m.instansi_id = c.instansi_id and m.centre_id = c.id and m.account_id = ${actor.id}
      where c.id = ${centreId}`,
  )
  if (!centre) throw errors.NOT_FOUND()
  // `centre.read` is theirs who oversee centres; assessors do not have it.
  const overseesAll = can(actor, 'centre.read')
  if (!overseesAll && (centre.task === null || centre.task === 'role-player')) {
    throw raterErrors.RATER_REPORT_NOT_YOURS()
  }
  const isChief = centre.task === 'chief'
  // Whoever still has levels to give sees nobody else's, chief or office.
  const { owes } = await db.one(
    z.object({ owes: z.boolean() }),
    sql`select exists (select from centre_sitting as s
        join centre_sitting_assessor as a on a.instansi_id = s.instansi_id and a.sitting_id = s.id
        join centre_sitting_candidate as k on k.instansi_id = s.instansi_id and k.sitting_id = s.id
        where s.centre_id = ${centreId} and a.account_id = ${actor.id} and not exists (
          select from observation_lock as l where l.instansi_id = s.instansi_id and l.exercise_id = s.exercise_id
            and l.participant_id = k.participant_id and l.account_id = a.account_id)) as owes`,
  )
  return { ...centre, seesAll: (overseesAll || isChief) && !owes, mayRun: can(actor, 'centre.edit') || isChief }
}

export async function readRaterReport(
  db: Db,
  actor: SignedInActor,
  centreId: string,
): Promise<ResponseOf<typeof getRaterReport>> {
  const { seesAll, mayRun, task, ...centre } = await readScope(db, actor, centreId)
  const ratings = await countRatings(db, centreId)
  const row = await db.maybe(
    z.object({ at: z.string(), by: z.string(), ratings: z.number(), content: RaterReport }),
    sql`select ${instant('computed_at')} as at, computed_by_name as by, ratings, content from rater_report
      where centre_id = ${centreId} order by computed_at desc, id limit 1`,
  )
  const report = row && (seesAll ? row.content : ownPart(row.content, actor.id))
  return {
    centre,
    task,
    mayRun,
    ratings,
    isStale: row !== null && row.ratings !== ratings,
    isOwnOnly: !seesAll,
    made: row && { at: row.at, by: row.by, ratings: row.ratings },
    report,
    raters: report ? await readNames(db, report) : [],
    exercises: await db.all(
      z.object({ id: z.string(), name: z.string(), kind: z.string() }),
      sql`select id, name, kind from centre_exercise where centre_id = ${centreId} order by position`,
    ),
  }
}

/** Nothing that tells of another rater. */
function ownPart(content: RaterReport, accountId: string): RaterReport {
  return {
    ...content,
    general: [],
    raters: content.raters.filter(({ rater }) => rater === accountId),
    correction: {
      ...content.correction,
      severities: content.correction.severities.filter(({ rater }) => rater === accountId),
    },
    agreement: [],
    cells: [],
    studies: [],
    plan: [],
    enough: [],
  }
}

function readNames(db: Db, { raters }: RaterReport) {
  return db.all(
    z.object({ id: z.string(), name: z.string() }),
    sql`select id, name from account where id = any(${raters.map(({ rater }) => rater)}::uuid[]) order by name, id`,
  )
}
