import {
  CalibratedParameters,
  CalibrationItem,
  CalibrationScope,
  type getCalibration,
  type getCalibrationChoices,
  type ResponseOf,
} from '@petakom/contract'
import { COMPETENCIES, type ScoringRecipe, THEMES } from '@petakom/domain'
import { type Item, testInformation, thetaToLevelScale } from '@petakom/psychometrics'
import { z } from 'zod'
import { type Db, raw, sql } from '../../../db/query.ts'
import { findScoringRecipe } from '../../../db/recipes.ts'
import type { SignedInActor } from '../../../plugins/sign-in.ts'
import { earliestDay } from './decide.ts'
import { calibrationErrors } from './errors.ts'

const Row = z.object({
  id: z.string(),
  scope: CalibrationScope,
  events: z.array(z.object({ id: z.string(), name: z.string() })),
  persons: z.number(),
  items: z.number(),
  calibrated: z.number(),
  flagged: z.number(),
  converged: z.boolean(),
  createdBy: z.string(),
  createdAt: z.string(),
  state: z.enum(['proposed', 'approved', 'rejected']),
  recipeVersion: z.string().nullable(),
})
const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

const columns = sql`c.id, c.scope, c.persons, c.items, c.converged, c.created_by_name as "createdBy",
  ${raw(instant('c.created_at'))} as "createdAt", coalesce(c.decision, 'proposed') as state,
  c.recipe_version as "recipeVersion",
  (c.summary->>'calibrated')::int as calibrated, (c.summary->>'flagged')::int as flagged,
  (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name) order by e.starts_on, e.id), '[]')
    from event as e where e.instansi_id = c.instansi_id and e.id = any(c.event_ids)) as events`

export function listCalibrationRows(db: Db) {
  return db.all(Row, sql`select ${columns} from calibration as c order by c.created_at desc, c.id`)
}

/** Events that hold closed sittings, the latest first, and scales with at least two items in use. */
export async function readChoices(
  db: Db,
  instansiId: string,
  now: Date,
): Promise<ResponseOf<typeof getCalibrationChoices>> {
  const events = await db.all(
    z.object({ id: z.string(), name: z.string(), endsOn: z.string(), sittings: z.number() }),
    sql`select e.id, e.name, e.ends_on as "endsOn", count(distinct t.id)::int as sittings
      from event as e
      join participant as t on t.instansi_id = e.instansi_id and t.event_id = e.id
      join attempt as a on a.instansi_id = t.instansi_id and a.participant_id = t.id
      where a.started_at is not null and (a.handed_in_at is not null
        or a.closes_at + make_interval(secs => a.extra_seconds) <= ${now})
      group by e.id, e.name, e.ends_on order by e.ends_on desc, e.name`,
  )
  const counts = await db.all(
    z.object({ theme: z.string(), competency: z.string(), n: z.number() }),
    sql`select theme, competency, count(*)::int as n from item where state = 'in-use' group by theme, competency`,
  )
  const sum = (rows: typeof counts) => rows.reduce((total, { n }) => total + n, 0)
  const scopes: { scope: CalibrationScope; items: number }[] = [
    { scope: { kind: 'bank' }, items: sum(counts) },
    ...THEMES.map(({ code }) => ({
      scope: { kind: 'theme' as const, code },
      items: sum(counts.filter(({ theme }) => theme === code)),
    })),
    ...COMPETENCIES.map(({ code }) => ({
      scope: { kind: 'competency' as const, code },
      items: sum(counts.filter(({ competency }) => competency === code)),
    })),
  ]
  return { about: instansiId, events, scopes: scopes.filter(({ items }) => items >= 2) }
}

/** Refuses an order that names an event which is not there. */
export async function requireEvents(db: Db, eventIds: readonly string[]): Promise<void> {
  const { n } = await db.one(
    z.object({ n: z.number() }),
    sql`select count(*)::int as n from event where id = any(${eventIds}::uuid[])`,
  )
  if (n < new Set(eventIds).size) throw calibrationErrors.EVENT_UNKNOWN()
}

const DetailRow = Row.extend({
  settings: z.object({
    dichotomousModel: z.enum(['2pl', 'rasch']),
    gradedModel: z.enum(['gpcm', 'pcm', 'grm']),
    minimumAnswers: z.number(),
    linking: z.enum(['mean-sigma', 'fixed-items']).default('mean-sigma'),
  }),
  logLikelihood: z.number(),
  parameters: z.number(),
  cycles: z.number(),
  link: z.object({
    method: z.enum(['mean-sigma', 'mean', 'none', 'fixed-items']),
    slope: z.number(),
    intercept: z.number(),
    locations: z.number(),
    provisional: z.number().default(0),
  }),
  inputHash: z.string(),
  engineVersion: z.string(),
  createdById: z.string().nullable(),
  decision: z
    .object({ by: z.string(), at: z.string(), reason: z.string(), validFrom: z.string().nullable() })
    .nullable(),
})

export async function readCalibration(
  db: Db,
  actor: SignedInActor,
  id: string,
  now: Date,
  mayDecide: boolean,
): Promise<ResponseOf<typeof getCalibration>> {
  const row = await db.maybe(
    DetailRow,
    sql`select ${columns}, c.settings, c.log_likelihood as "logLikelihood", c.parameters, c.cycles, c.link,
        encode(c.input_hash, 'hex') as "inputHash", c.engine_version as "engineVersion", c.created_by as "createdById",
        case when c.decision is not null then jsonb_build_object('by', c.decided_by_name,
          'at', ${raw(instant('c.decided_at'))}, 'reason', c.decision_reason,
          'validFrom', (select r.valid_from from recipe as r where r.instansi_id = c.instansi_id
            and r.kind = 'scoring' and r.version = c.recipe_version)) end as decision
      from calibration as c where c.id = ${id}`,
  )
  if (!row) throw calibrationErrors.CALIBRATION_NOT_FOUND()
  const { createdById, ...shown } = row
  const rows = await readItems(db, id)
  const day = await earliestDay(db, now)
  const { cuts } = await findScoringRecipe(db, row.decision?.validFrom ?? day)
  return {
    ...shown,
    aic: -2 * row.logLikelihood + 2 * row.parameters,
    bic: -2 * row.logLikelihood + row.parameters * Math.log(row.persons),
    mayDecide: mayDecide && row.decision === null && createdById !== actor.id,
    earliestDay: day,
    cuts: [...cuts],
    curve: informationCurve(rows, cuts),
    rows,
  }
}

const readItems = (db: Db, id: string) =>
  db.all(
    CalibrationItem.extend({ parameters: CalibratedParameters.nullable() }),
    sql`select i.id, k.version, i.code, i.competency, i.theme, i.level, k.outcome, k.reason, k.before, k.parameters,
        k.errors, k.answers, k.categories, k.item_rest as "itemRest", k.fit, k.bias, k.flags
      from calibration_item as k join item as i on i.instansi_id = k.instansi_id and i.id = k.item_id
      where k.calibration_id = ${id} order by k.outcome, i.code, k.version`,
  )

/** Test information from -3 to 3 logits, by the new parameters (kept ones where there are none) and by those before. */
function informationCurve(rows: readonly CalibrationItem[], cuts: ScoringRecipe['cuts']) {
  const before = rows.map((row) => row.before as Item)
  const now = rows.map((row) => (row.parameters ?? row.before) as Item)
  return Array.from({ length: 61 }, (_, i) => {
    const theta = (i - 30) / 10
    return {
      theta,
      level: thetaToLevelScale(theta, cuts),
      now: testInformation(now, theta),
      before: testInformation(before, theta),
    }
  })
}
