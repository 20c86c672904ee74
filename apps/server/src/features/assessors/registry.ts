import {
  AssessorGrade,
  type AssessorRecordReply,
  type AssessorRow,
  CertificateRow,
  OverrideRow,
} from '@petakom/contract'
import { mayRate } from '@petakom/domain'
import { z } from 'zod'
import type { JudgedCalibration } from '../../db/assessor-calibrations.ts'
import { readAssessorRecords } from '../../db/may-rate.ts'
import { type Db, type Sql, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'

const instant = (column: Sql) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
const withdrawn = sql`case when withdrawn_at is not null then jsonb_build_object('at', ${instant(sql`withdrawn_at`)},
  'byName', withdrawn_by_name, 'reason', withdrawn_reason) end as withdrawn`

const HeadRow = z.object({
  accountId: z.string(),
  name: z.string(),
  nip: z.string(),
  isDisabled: z.boolean(),
  profile: z
    .object({ grade: AssessorGrade, tiers: z.array(z.string()), institution: z.string(), isSuspended: z.boolean() })
    .nullable(),
  suspension: z.object({ at: z.string(), byName: z.string(), reason: z.string() }).nullable(),
})

const readHeads = (db: Db, where: Sql) =>
  db.all(
    HeadRow,
    sql`select a.id as "accountId", a.name, a.nip, a.disabled_at is not null as "isDisabled",
        case when p.account_id is not null then jsonb_build_object('grade', p.grade, 'tiers', to_jsonb(p.tiers),
          'institution', p.institution, 'isSuspended', p.suspended_at is not null) end as profile,
        case when p.suspended_at is not null then jsonb_build_object('at', ${instant(sql`p.suspended_at`)},
          'byName', p.suspended_by_name, 'reason', p.suspended_reason) end as suspension
      from account as a
      left join assessor_profile as p on p.instansi_id = a.instansi_id and p.account_id = a.id
      where ${where} order by a.name collate "id-x-icu", a.id`,
  )

export const summaryOf = ({ on, until, outcome }: JudgedCalibration) => ({
  ...{ on, until, passed: outcome.passed, sensitivity: outcome.sensitivity },
  ...{ exact: outcome.accuracy.exact, adjacent: outcome.accuracy.adjacent, bias: outcome.accuracy.bias },
})

/** Those with the role, and those who are registered though their role was taken since. */
export async function listAssessorRows(db: Db, today: string): Promise<AssessorRow[]> {
  const heads = await readHeads(db, sql`'asesor' = any(a.roles) or p.account_id is not null`)
  return describe(db, heads, today)
}

async function describe(db: Db, heads: readonly z.infer<typeof HeadRow>[], today: string): Promise<AssessorRow[]> {
  const records = await readAssessorRecords(
    db,
    heads.map(({ accountId }) => accountId),
  )
  return heads.map(({ suspension: _, ...head }) => {
    const record = records.get(head.accountId)!
    const ends = record.certificates.filter(({ from }) => from <= today).map(({ until }) => until)
    const { override, ...standing } = mayRate(record, { day: today, tiers: head.profile?.tiers ?? [] })
    const latest = record.judged.find(({ outcome }) => outcome.passed) ?? record.judged[0]
    return {
      ...head,
      certificates: record.certificates.length,
      certificateUntil: ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null),
      calibration: latest ? summaryOf(latest) : null,
      standing: {
        ...{ may: standing.may, reasons: [...standing.reasons], warnings: [...standing.warnings] },
        override: override && { byName: override.byName, reason: override.reason, until: override.until },
      },
    }
  })
}

export async function readAssessor(db: Db, accountId: string, today: string): Promise<AssessorRecordReply> {
  const heads = await readHeads(db, sql`a.id = ${accountId} and ('asesor' = any(a.roles) or p.account_id is not null)`)
  const [row] = await describe(db, heads, today)
  if (!row) throw errors.NOT_FOUND()
  const { judged } = (await readAssessorRecords(db, [accountId])).get(accountId)!
  return {
    ...row,
    today,
    suspension: heads[0]!.suspension,
    certificateRows: await db.all(
      CertificateRow,
      sql`select id, name, number, issuer, issued_on::text as "issuedOn", expires_on::text as "expiresOn",
          recorded_by_name as "recordedByName", ${instant(sql`recorded_at`)} as "recordedAt", ${withdrawn}
        from assessor_certificate where account_id = ${accountId}
        order by withdrawn_at is not null, expires_on desc nulls first, id`,
    ),
    overrides: await db.all(
      OverrideRow,
      sql`select id, starts_on::text as "from", ends_on::text as until, reason, made_by_name as "byName",
          ${instant(sql`made_at`)} as at, ${withdrawn}
        from assessor_override where account_id = ${accountId} order by made_at desc`,
    ),
    calibrations: judged.map((one) => ({ ...summaryOf(one), at: one.at, ruleVersion: one.ruleVersion })),
    trainings: await db.all(
      z.object({ caseCode: z.string(), title: z.string(), at: z.string() }),
      sql`select c.code as "caseCode", c.content ->> 'title' as title, ${instant(sql`s.submitted_at`)} as at
        from training_submission as s
        join training_case as c on c.instansi_id = s.instansi_id and c.id = (s.cases -> 0 ->> 'caseId')::uuid
        where s.account_id = ${accountId} and s.purpose = 'training' order by s.submitted_at desc`,
    ),
    sittings: (
      await db.one(
        z.object({ n: z.number() }),
        sql`select count(*)::int as n from centre_sitting_assessor where account_id = ${accountId}`,
      )
    ).n,
  }
}
