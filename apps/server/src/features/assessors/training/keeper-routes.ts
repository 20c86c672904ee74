import { randomBytes } from 'node:crypto'
import * as contract from '@petakom/contract'
import { checkTrainingCase, reason } from '@petakom/domain'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseDataFile } from '../../../data-files/parse-data-file.ts'
import { addDefaultCalibrationRule, readCalibrationRules } from '../../../db/assessor-calibrations.ts'
import { audit } from '../../../db/audit.ts'
import { sql } from '../../../db/query.ts'
import { localDay } from '../../../db/today.ts'
import { addOriginalCases, insertTrainingCase, readOriginalCases } from '../../../db/training-cases.ts'
import { handle } from '../../../plugins/route.ts'
import { assessorErrors } from '../errors.ts'
import { getCase, openCase } from './cases.ts'

/** What the committee keeps: the cases with their agreed levels, and what an exercise must reach. */
export function registerTrainingKeepers(app: FastifyInstance): void {
  const { clock } = app.settings

  handle(app, contract.listTrainingCases, async ({ db }) => {
    const rules = await readCalibrationRules(db, await localDay(db, clock()))
    const rows = await db.all(
      contract.TrainingCaseRow,
      sql`select id, code, version, purpose, state, content ->> 'title' as title, content ->> 'kind' as kind,
          jsonb_array_length(content -> 'persons') as persons, jsonb_array_length(content -> 'gold') as ratings,
          (select count(*)::int from training_submission as s where s.instansi_id = c.instansi_id
            and s.cases @> jsonb_build_array(jsonb_build_object('caseId', c.id))) as submissions
        from training_case as c order by state = 'retired', purpose desc, code, version desc`,
    )
    return { rows, rule: rules[0]!, rules }
  })

  handle(app, contract.getTrainingCaseKey, async ({ db, actor, params }) => {
    const found = await getCase(db, params.id)
    const { purpose, content } = found
    const withKey = purpose === 'training' || !actor.roles.includes('asesor')
    await audit(db, actor, {
      action: 'training-case.viewed',
      subjectType: 'training-case',
      subjectId: found.id,
      after: { code: found.code, version: found.version, withKey },
    })
    return { ...openCase(found), purpose, gold: withKey ? content.gold : null }
  })

  handle(
    app,
    contract.addTrainingCase,
    async ({ db, actor, body }): Promise<contract.ResponseOf<typeof contract.addTrainingCase>> => {
      const reading = parseDataFile(contract.TrainingCaseFile, body.text)
      if (reading.outcome === 'refused') return { outcome: 'refused', problems: [...reading.problems] }
      const { format: _, code, version, purpose, ...content } = reading.value
      const problems = checkTrainingCase(content).map(({ fault, where }) => ({
        line: null,
        place: where,
        reason: reason(fault).text,
      }))
      if (problems.length > 0) return { outcome: 'refused', problems }
      await db.run(sql`select pg_advisory_xact_lock(hashtextextended('training-case:' || ${code}, 0))`)
      const latest = await db.maybe(
        z.object({ version: z.number(), purpose: contract.TrainingPurpose }),
        sql`select version, purpose from training_case where code = ${code} order by version desc limit 1`,
      )
      if (latest && latest.purpose !== purpose) throw assessorErrors.CASE_PURPOSE_FIXED({ code })
      if (latest && latest.version >= version) throw assessorErrors.CASE_VERSION_OLD({ code, version: latest.version })
      await db.run(sql`update training_case set state = 'retired' where code = ${code}`)
      const id = await insertTrainingCase(db, actor, reading.value)
      await audit(db, actor, {
        action: 'training-case.added',
        subjectType: 'training-case',
        subjectId: id,
        after: { code, version, purpose, title: content.title },
      })
      return { outcome: 'added', id, code, version }
    },
  )

  handle(app, contract.loadOriginalCases, async ({ db, actor }) => {
    await addDefaultCalibrationRule(db, actor)
    return { added: await addOriginalCases(db, actor, await readOriginalCases()) }
  })

  handle(app, contract.retireTrainingCase, async ({ db, actor, params }) => {
    const { id, code, version, state } = await getCase(db, params.id)
    if (state === 'retired') throw assessorErrors.CASE_RETIRED()
    await db.run(sql`update training_case set state = 'retired' where id = ${id}`)
    await audit(db, actor, {
      action: 'training-case.retired',
      subjectType: 'training-case',
      subjectId: id,
      before: { code, version, state },
      after: { state: 'retired' },
    })
    return contract.done
  })

  handle(app, contract.addCalibrationRule, async ({ db, actor, body: { reason: why, ...body } }) => {
    const today = await localDay(db, clock())
    const version = `${today}-${randomBytes(3).toString('hex')}`
    const rule = { ...body, version, confidence: 'medium' as const }
    await db.run(sql`
      insert into calibration_rule (instansi_id, version, valid_from, content, source, confidence, reason,
        created_by_name)
      values (${actor.instansiId}, ${version}, ${body.validFrom}, ${JSON.stringify(rule)}::jsonb, ${body.source},
        ${rule.confidence}, ${why}, ${actor.name})`)
    await audit(db, actor, {
      action: 'calibration-rule.added',
      subjectType: 'calibration-rule',
      after: rule,
      reason: why,
    })
    return { version }
  })
}
