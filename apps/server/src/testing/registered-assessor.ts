import { addDefaultCalibrationRule } from '../db/assessor-calibrations.ts'
import { addOriginalCases, readOriginalCases } from '../db/training-cases.ts'
import { cookieAs, type TestApp } from './test-app.ts'

/** An assessor on record with a certificate and an override, and the training cases: their ids. */
export async function insertAssessor(test: TestApp, instansiId: string) {
  await cookieAs(test, instansiId, 'asesor')
  const actor = { instansiId, id: null, name: 'uji' }
  const files = await readOriginalCases()
  await test.database.tenant(instansiId, async (db) => {
    await addDefaultCalibrationRule(db, actor)
    await addOriginalCases(db, actor, files)
  })
  const one = async (text: string, ...values: unknown[]) =>
    (await test.owner(text, [instansiId, ...values])).rows[0].id as string
  const assessor = await one("select id from account where instansi_id = $1 and roles = '{asesor}' limit 1")
  await test.owner(
    "insert into assessor_profile (instansi_id, account_id, grade, tiers) values ($1, $2, 'none', '{PENGAWAS}')",
    [instansiId, assessor],
  )
  return {
    assessor,
    certificate: await one(
      `insert into assessor_certificate (instansi_id, account_id, name, number, issuer, issued_on, recorded_by_name)
        values ($1, $2, 'Uji', 'UJI-1', 'Uji', '2024-01-01', 'uji') returning id`,
      assessor,
    ),
    assessorOverride: await one(
      `insert into assessor_override (instansi_id, account_id, starts_on, ends_on, reason, made_by_name)
        values ($1, $2, '2024-01-01', '2024-12-31', 'uji', 'uji') returning id`,
      assessor,
    ),
    trainingCase: await one("select id from training_case where instansi_id = $1 and code = 'LATIH-BIMBING'"),
  }
}
