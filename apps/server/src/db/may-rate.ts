import { type AssessorRecord, type MayRate, mayRate } from '@petakom/domain'
import { z } from 'zod'
import { type JudgedCalibration, readCalibrations } from './assessor-calibrations.ts'
import { type Db, sql } from './query.ts'

const Row = z.object({
  accountId: z.string(),
  profile: z.object({ tiers: z.array(z.string()), isSuspended: z.boolean() }).nullable(),
  certificates: z.array(z.object({ from: z.string(), until: z.string().nullable() })),
  overrides: z.array(z.object({ from: z.string(), until: z.string(), byName: z.string(), reason: z.string() })),
})

/** What is on record of these accounts, by account; withdrawn certificates and overrides left out. */
export async function readAssessorRecords(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, AssessorRecord & { readonly judged: readonly JudgedCalibration[] }>> {
  const ids = [...accountIds]
  const rows = await db.all(
    Row,
    sql`select a.id as "accountId",
        case when p.account_id is not null then jsonb_build_object('tiers', to_jsonb(p.tiers),
          'isSuspended', p.suspended_at is not null) end as profile,
        coalesce((select jsonb_agg(jsonb_build_object('from', c.issued_on, 'until', c.expires_on) order by c.issued_on)
          from assessor_certificate as c where c.instansi_id = a.instansi_id and c.account_id = a.id
            and c.withdrawn_at is null), '[]') as certificates,
        coalesce((select jsonb_agg(jsonb_build_object('from', o.starts_on, 'until', o.ends_on,
            'byName', o.made_by_name, 'reason', o.reason) order by o.made_at desc)
          from assessor_override as o where o.instansi_id = a.instansi_id and o.account_id = a.id
            and o.withdrawn_at is null), '[]') as overrides
      from account as a
      left join assessor_profile as p on p.instansi_id = a.instansi_id and p.account_id = a.id
      where a.id = any(${ids}::uuid[])`,
  )
  const judged = Map.groupBy(await readCalibrations(db, ids), ({ accountId }) => accountId)
  return new Map(
    rows.map(({ accountId, ...record }) => {
      const own = judged.get(accountId) ?? []
      return [accountId, { ...record, calibration: countsNow(own), judged: own }] as const
    }),
  )
}

/** The latest passed exercise; where none was passed, the latest. A failed try does not take away what was passed. */
function countsNow(judged: readonly JudgedCalibration[]): AssessorRecord['calibration'] {
  const found = judged.find(({ outcome }) => outcome.passed) ?? judged[0]
  return found ? { passed: found.outcome.passed, on: found.on, until: found.until } : null
}

/**
 * Whether accounts may watch and rate on `day` (YYYY-MM-DD, local) candidates for posts of `tiers`: registry,
 * certificate, calibration exercise, and a named person's override. Every account that exists is in the map.
 */
export async function readMayRate(
  db: Db,
  { accountIds, day, tiers }: { accountIds: readonly string[]; day: string; tiers: readonly string[] },
): Promise<Map<string, MayRate>> {
  const records = await readAssessorRecords(db, accountIds)
  return new Map([...records].map(([id, record]) => [id, mayRate(record, { day, tiers })]))
}
