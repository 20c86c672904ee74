import { DEFAULT_SUCCESSION_SETTINGS } from '@petakom/domain'
import type { TestApp } from './test-app.ts'

/** A critical post that nobody holds, a proposal for it and one member of its pool; written past the routes. */
export async function insertSuccession(test: TestApp, instansiId: string, pegawaiId: string) {
  const insert = async (text: string, values: unknown[]): Promise<string> =>
    (await test.owner(`${text} returning id`, [instansiId, ...values])).rows[0].id
  const unit = await test.owner('select id from unit_kerja where instansi_id = $1 limit 1', [instansiId])
  const post = (name: string) =>
    insert(
      `insert into jabatan (instansi_id, unit_id, name, kind, tier, is_critical)
       values ($1, $2, $3, 'STRUKTURAL', 'ADMINISTRATOR', true)`,
      [unit.rows[0].id, name],
    )
  const criticalPost = await post('Kepala Bidang Kritikal')
  const figures = { posts: 1, candidates: 1, judged: 1, pairs: 1, seconds: 0.1 }
  const pool = { shortfall: 2, covered: 0, members: 1, fit: 7000 }
  const successionRun = await insert(
    `insert into succession_run (instansi_id, asked_on, settings, figures, input_hash, rules_version, engine_version,
       created_by_name) values ($1, '2026-01-01', $2, $3, '\\x00', '1', 'uji', 'uji')`,
    [JSON.stringify(DEFAULT_SUCCESSION_SETTINGS), JSON.stringify({ ...figures, d1: pool, d2: pool })],
  )
  const candidate = {
    pegawaiId,
    box: 8,
    fit: { total: 7000, low: 6500, high: 7400 },
    missingParts: [],
    slot: 'now',
    firstDate: '2026-01-01',
    blockers: [],
    lateral: false,
  }
  await test.owner(
    `insert into succession_run_post (instansi_id, run_id, jabatan_id, candidates, d1, d2)
     values ($1, $2, $3, $4, array[$5::uuid], array[$5::uuid])`,
    [instansiId, successionRun, criticalPost, JSON.stringify([candidate]), pegawaiId],
  )
  const other = await post('Kepala Bidang Kritikal Lain')
  const member = await insert(
    `insert into succession_member (instansi_id, jabatan_id, pegawai_id, readiness, reason, added_by_name)
     values ($1, $2, $3, 'now', 'alasan yang cukup', 'uji')`,
    [other, pegawaiId],
  )
  return { criticalPost, successionRun, member }
}
