import { CalibrationRuleRow, CaseRatings, TrainingCaseContent } from '@petakom/contract'
import { addMonths, type CalibrationOutcome, type CalibrationRule, judgeCalibration } from '@petakom/domain'
import { z } from 'zod'
import defaultRule from '../../../../packages/domain/data/calibration-rule.json' with { type: 'json' }
import { type AuditActor, audit } from './audit.ts'
import { type Db, sql } from './query.ts'

const RuleRow = z.object({ version: z.string(), content: CalibrationRuleRow })

/** Every rule on record, the one in force on the day first; the one that comes with Petakom where there is none. */
export async function readCalibrationRules(db: Db, day: string): Promise<CalibrationRule[]> {
  const rows = await db.all(
    RuleRow,
    sql`select version, content from calibration_rule
      order by valid_from <= ${day}::date desc, valid_from desc, created_at desc, version`,
  )
  return rows.length > 0 ? rows.map(({ content }) => content) : [CalibrationRuleRow.parse(defaultRule)]
}

/** The rule that comes with Petakom, once. */
export async function addDefaultCalibrationRule(db: Db, actor: AuditActor): Promise<void> {
  const rule = CalibrationRuleRow.parse(defaultRule)
  const added = await db.run(sql`
    insert into calibration_rule (instansi_id, version, valid_from, content, source, confidence, created_by_name)
    values (${actor.instansiId}, ${rule.version}, ${rule.validFrom}, ${JSON.stringify(rule)}::jsonb, ${rule.source},
      ${rule.confidence}, ${actor.name})
    on conflict do nothing`)
  if (added > 0)
    await audit(db, actor, { action: 'calibration-rule.added', subjectType: 'calibration-rule', after: { ...rule } })
}

export interface JudgedCalibration {
  readonly accountId: string
  readonly at: string
  readonly on: string
  /** Last day on which it counts. */
  readonly until: string
  readonly ruleVersion: string
  readonly outcome: CalibrationOutcome
}

const SubmissionRow = z.object({
  accountId: z.string(),
  at: z.string(),
  on: z.string(),
  cases: z.array(z.object({ caseId: z.string(), ratings: CaseRatings })),
  rule: CalibrationRuleRow,
})

/** Calibration exercises of these accounts, newest first, judged by the rule that each was handed in under. */
export async function readCalibrations(db: Db, accountIds: readonly string[]): Promise<JudgedCalibration[]> {
  const rows = await db.all(
    SubmissionRow,
    sql`select s.account_id as "accountId", s.submitted_on::text as on, s.cases, r.content as rule,
        to_char(s.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
      from training_submission as s
      join calibration_rule as r on r.instansi_id = s.instansi_id and r.version = s.rule_version
      where s.purpose = 'calibration' and s.account_id = any(${[...accountIds]}::uuid[])
      order by s.submitted_at desc`,
  )
  const contents = await readCaseContents(db, [...new Set(rows.flatMap((row) => row.cases.map((one) => one.caseId)))])
  return rows.map(({ accountId, at, on, cases, rule }) => ({
    ...{ accountId, at, on, ruleVersion: rule.version },
    until: dayBefore(addMonths(on, rule.validMonths)),
    outcome: judgeCalibration(
      cases.map(({ caseId, ratings }) => ({ content: contents.get(caseId)!, ratings })),
      rule,
    ),
  }))
}

export async function readCaseContents(db: Db, ids: readonly string[]): Promise<Map<string, TrainingCaseContent>> {
  const rows = await db.all(
    z.object({ id: z.string(), content: TrainingCaseContent }),
    sql`select id, content from training_case where id = any(${[...ids]}::uuid[])`,
  )
  return new Map(rows.map(({ id, content }) => [id, content]))
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
