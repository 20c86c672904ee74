import * as contract from '@petakom/contract'
import { type CalibrationOutcome, judgeCalibration } from '@petakom/domain'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  addDefaultCalibrationRule,
  type JudgedCalibration,
  readCalibrationRules,
  readCalibrations,
} from '../../../db/assessor-calibrations.ts'
import { type Db, sql } from '../../../db/query.ts'
import { localDay } from '../../../db/today.ts'
import { errors } from '../../../plugins/errors.ts'
import { handle } from '../../../plugins/route.ts'
import { assessorErrors } from '../errors.ts'
import { type CaseRow, getCase, listCases, openCase, ratingsIn } from './cases.ts'
import { addSubmission, lockSubmissions, readTrainings, refuseIncomplete } from './submissions.ts'

/** What an assessor does alone: training cases with the agreed levels afterwards, then the exercise that measures. */
export function registerOwnTraining(app: FastifyInstance): void {
  const { clock } = app.settings

  handle(app, contract.getTraining, async ({ db, actor }) => {
    const today = await localDay(db, clock())
    const [rule] = await readCalibrationRules(db, today)
    const { training, calibration } = await inUse(db)
    const done = await readTrainings(db, actor.id)
    const judged = await readCalibrations(db, [actor.id])
    const [latest] = judged
    return {
      today,
      cases: training.map(({ id, code, content }) => ({
        ...{ id, code, title: content.title, kind: content.kind, persons: content.persons.length },
        ...{ ratings: ratingsIn(content), lines: content.lines.length, doneAt: done.get(id)?.at ?? null },
      })),
      calibration: {
        cases: calibration.length,
        ratings: calibration.reduce((sum, { content }) => sum + ratingsIn(content), 0),
        rule: rule!,
        attempts: judged.length,
        latest: latest
          ? { at: latest.at, on: latest.on, until: latest.until, measures: measuresOf(latest.outcome) }
          : null,
        trainingLeft: training.filter(({ id }) => !done.has(id)).length,
        mayStartOn: calibration.length === 0 ? null : mayStartOn(judged, rule!.retryAfterDays, today),
      },
    }
  })

  handle(app, contract.getTrainingCase, async ({ db, actor, params }) => {
    const found = await getTraining(db, params.id)
    const own = (await readTrainings(db, actor.id)).get(found.id)
    if (!own && found.state === 'retired') throw assessorErrors.CASE_RETIRED()
    const [rule] = await readCalibrationRules(db, await localDay(db, clock()))
    return {
      ...openCase(found),
      own: own
        ? {
            ...own,
            measures: measuresOf(judgeCalibration([{ content: found.content, ratings: own.ratings }], rule!)),
            gold: found.content.gold,
          }
        : null,
    }
  })

  handle(app, contract.submitTraining, async ({ db, actor, params, body }) => {
    await lockSubmissions(db, actor.id)
    const found = await getTraining(db, params.id)
    if ((await readTrainings(db, actor.id)).has(found.id)) throw assessorErrors.TRAINING_DONE()
    if (found.state === 'retired') throw assessorErrors.CASE_RETIRED()
    refuseIncomplete(found, body.ratings)
    const cases = [{ caseId: found.id, ratings: body.ratings }]
    await addSubmission(db, actor, { cases, day: await localDay(db, clock()), rule: null })
    return contract.done
  })

  handle(app, contract.getCalibrationExercise, async ({ db, actor }) => {
    const found = await exercise(db, actor.id)
    return found.refusal
      ? { cases: [], closed: found.refusal.code }
      : { cases: found.cases.map(openCase), closed: null }
  })

  handle(app, contract.submitCalibrationExercise, async ({ db, actor, body }) => {
    await lockSubmissions(db, actor.id)
    for (const { caseId } of body.cases) await getCase(db, caseId)
    const { cases, rule, today, refusal } = await exercise(db, actor.id)
    if (refusal) throw refusal
    const wanted = new Set(cases.map(({ id }) => id))
    const sent = new Set(body.cases.map(({ caseId }) => caseId))
    if (body.cases.length !== cases.length || sent.size !== wanted.size || [...sent].some((id) => !wanted.has(id)))
      throw assessorErrors.CALIBRATION_OTHER_CASES()
    const rated = body.cases.map(({ caseId, ratings }) => {
      const found = cases.find(({ id }) => id === caseId)!
      refuseIncomplete(found, ratings)
      return { content: found.content, ratings }
    })
    await addDefaultCalibrationRule(db, actor)
    await addSubmission(db, actor, { cases: body.cases, day: today, rule: rule.version })
    return { measures: measuresOf(judgeCalibration(rated, rule)) }
  })

  /** The exercise as it stands for this account, and why it may not be taken now. */
  async function exercise(db: Db, accountId: string) {
    const today = await localDay(db, clock())
    const [rule] = await readCalibrationRules(db, today)
    const { training, calibration } = await inUse(db)
    const done = await readTrainings(db, accountId)
    const left = training.filter(({ id }) => !done.has(id)).length
    const day = mayStartOn(await readCalibrations(db, [accountId]), rule!.retryAfterDays, today)
    const seen = await findSeenKey(db, accountId, calibration)
    const refusal =
      calibration.length === 0
        ? assessorErrors.CALIBRATION_EMPTY()
        : seen
          ? assessorErrors.CALIBRATION_KEY_SEEN({ code: seen })
          : left > 0
            ? assessorErrors.TRAINING_FIRST({ count: left })
            : day > today
              ? assessorErrors.CALIBRATION_TOO_SOON({ day })
              : null
    return { today, rule: rule!, cases: calibration, refusal }
  }
}

/** The cases to be rated now: of each code the newest version in use. */
async function inUse(db: Db): Promise<{ training: CaseRow[]; calibration: CaseRow[] }> {
  const rows = await listCases(db, sql`state = 'in-use'`)
  return {
    training: rows.filter(({ purpose }) => purpose === 'training'),
    calibration: rows.filter(({ purpose }) => purpose === 'calibration'),
  }
}

/** The code of a case whose agreed levels this account has looked at as one of its keepers. */
async function findSeenKey(db: Db, accountId: string, cases: readonly CaseRow[]): Promise<string | null> {
  const found = await db.maybe(
    z.object({ code: z.string() }),
    sql`select after ->> 'code' as code from audit_entry
      where actor_id = ${accountId} and action = 'training-case.viewed' and (after ->> 'withKey')::boolean
        and subject_id = any(${cases.map(({ id }) => id)}::text[]) limit 1`,
  )
  return found?.code ?? null
}

async function getTraining(db: Db, id: string): Promise<CaseRow> {
  const found = await getCase(db, id)
  if (found.purpose !== 'training') throw errors.NOT_FOUND()
  return found
}

function mayStartOn(judged: readonly JudgedCalibration[], retryAfterDays: number, today: string): string {
  const [latest] = judged
  if (!latest) return today
  const next = new Date(Date.parse(latest.on) + retryAfterDays * 86_400_000).toISOString().slice(0, 10)
  return next > today ? next : today
}

export const measuresOf = ({ accuracy, sensitivity, bias, criteria, passed }: CalibrationOutcome) => ({
  ...accuracy,
  sensitivity,
  byCompetency: [...bias],
  criteria: [...criteria],
  passed,
})
