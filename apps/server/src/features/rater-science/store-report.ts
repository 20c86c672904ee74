import { createHash } from 'node:crypto'
import type { RaterReport } from '@petakom/contract'
import { type CentreReport, canonicalJson, centreReport, DEFAULT_ADVICE_RECIPE } from '@petakom/domain'
import { ENGINE_VERSION } from '@petakom/psychometrics'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { type Db, sql } from '../../db/query.ts'
import { findCombiningRecipe } from '../../db/recipes.ts'
import { announceWashup } from '../../db/washup-notices.ts'
import type { Progress } from '../../jobs/worker-side.ts'
import { errors } from '../../plugins/errors.ts'
import { readCentreRatings } from './read-ratings.ts'

/** What a report of a centre is made from, and its fingerprint: SHA-256, hexadecimal. */
export async function readReportInputs(db: Db, centreId: string) {
  const centre = await db.maybe(
    z.object({ startsOn: z.string() }),
    sql`select e.starts_on as "startsOn" from centre as c
      join event as e on e.instansi_id = c.instansi_id and e.id = c.event_id where c.id = ${centreId}`,
  )
  if (!centre) throw errors.NOT_FOUND()
  const ratings = await readCentreRatings(db, centreId)
  const recipe = await findCombiningRecipe(db, centre.startsOn)
  const inputs = { ratings, rules: recipe.ratings, advice: DEFAULT_ADVICE_RECIPE, engine: ENGINE_VERSION }
  return { ratings, recipe, hash: createHash('sha256').update(canonicalJson(inputs)).digest('hex') }
}
type ReportInputs = Awaited<ReturnType<typeof readReportInputs>>

export async function computeReport(
  { ratings, recipe }: ReportInputs,
  progress: (share: number) => void = () => {},
): Promise<RaterReport> {
  const facts = ratings.map(({ id: _, ...rating }) => rating)
  return contentOf(await centreReport(facts, recipe.ratings, DEFAULT_ADVICE_RECIPE, progress))
}

/** Computes the report of what counts now and keeps it beside those before it. */
export async function storeRaterReport(
  database: Database,
  actor: AuditActor,
  centreId: string,
  { progress = () => {} }: { progress?: Progress } = {},
) {
  progress(0.05, 'ratings')
  const inputs = await database.tenant(actor.instansiId, (db) => readReportInputs(db, centreId), { snapshot: true })
  progress(0.2, 'raters')
  const report = await computeReport(inputs, (share) => progress(0.2 + 0.7 * share, 'raters'))
  progress(0.95, 'writing')
  const { ratings, recipe, hash } = inputs
  return database.tenant(actor.instansiId, async (db) => {
    await db.run(sql`
      insert into rater_report (instansi_id, centre_id, content, ratings, recipe_version, input_hash, engine_version,
        computed_by_name)
      values (${actor.instansiId}, ${centreId}, ${JSON.stringify(report)}, ${ratings.length}, ${recipe.version},
        decode(${hash}, 'hex'), ${ENGINE_VERSION}, ${actor.name})`)
    const after = { ratings: ratings.length, raters: report.raters.length }
    await audit(db, actor, { action: 'rater-report.computed', subjectType: 'centre', subjectId: centreId, after })
    await announceWashup(db, { instansiId: actor.instansiId, centreId, participantId: null })
    return after
  })
}

/** As the contract stores it. */
function contentOf({ advice, use, study, reliability, ...rest }: CentreReport): RaterReport {
  const uses = new Map(use.map((one) => [one.rater, one]))
  const studied = new Map(study.raters.map((one) => [one.rater, one.severity]))
  return {
    persons: rest.persons,
    advice: {
      recipe: advice.recipeVersion,
      source: DEFAULT_ADVICE_RECIPE.source,
      confidence: DEFAULT_ADVICE_RECIPE.confidence,
    },
    general: advice.general.map(({ urgency, reason }) => ({ urgency, ...reason })),
    raters: advice.raters.map(({ rater, ratings, severity, severityError, infit, findings }) => {
      const { mean, levels, haloShare, narrowShare } = uses.get(rater)!
      const known = studied.get(rater) ?? null
      return {
        ...{ rater, ratings, severity, severityError, infit, mean, haloShare, narrowShare },
        levels: [...levels],
        points: known?.points ?? null,
        pointsError: known?.standardError ?? null,
        findings: findings.map(({ urgency, reason }) => ({ urgency, ...reason })),
      }
    }),
    correction: {
      severities: study.raters.flatMap(({ rater, severity }) => (severity ? [{ rater, ...severity }] : [])),
      variances: study.variances,
      variancesFrom: study.variancesFrom,
      unknownSeverity: study.unknownSeverity,
      problem: study.problem,
    },
    agreement: [...rest.agreement],
    cells: [...rest.cells],
    effect: rest.effect,
    studies: reliability.studies.map((one) => ({ ...one, components: [...one.components] })),
    plan: [...reliability.plan],
    enough: reliability.enough.map(({ wanted, plans }) => ({ wanted, plans: [...plans] })),
  }
}
