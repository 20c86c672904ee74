import { COMPETENCIES } from '@petakom/domain'
import type { TestApp } from './test-app.ts'

/** Writes rows past the routes; answers with the id where there is one. */
export type Insert = (table: string, row: Record<string, unknown>) => Promise<string>

export const inserter =
  (test: TestApp, instansiId: string): Insert =>
  async (table, row) => {
    const all = { instansi_id: instansiId, ...row }
    const names = Object.keys(all)
    const marks = names.map((_, i) => `$${i + 1}`).join(', ')
    const text = `insert into ${table} (${names.join(', ')}) values (${marks}) returning *`
    return (await test.owner(text, Object.values(all))).rows[0].id
  }

const MADE = { recipe_version: 'x', input_hash: Buffer.alloc(1), engine_version: 'x' }
let serial = 100

/**
 * An official about whom everything is known that rules and fit ask on 2025-12-01: a pengawas of the field since 2015
 * and an administrator since 2020, rated, assessed at `level` everywhere, in a box of the talent map.
 */
export async function insertPlaceable(
  insert: Insert,
  seat: string,
  { level = 4, box = 8, ...more }: { level?: number; box?: number; [column: string]: unknown } = {},
): Promise<string> {
  serial += 1
  const pegawai_id = await insert('pegawai', {
    nip: `197801012005011${serial}`,
    name: `Pegawai ${serial}`,
    birth_date: '1978-01-01',
    sex: serial % 2 ? 'L' : 'P',
    status: 'PNS',
    ...more,
  })
  await insert('pegawai_education', { pegawai_id, level: '45' })
  await insert('pegawai_jabatan', { pegawai_id, jabatan_id: seat, valid_during: '[2020-01-01,)' })
  await insert('pegawai_career', {
    ...{ pegawai_id, job_name: 'Kepala Seksi', unit_name: 'Dinas', tier: 'PENGAWAS', field: 'KESEHATAN' },
    ...{ held_during: '[2015-01-01,2020-01-01)', source: 'SK', recorded_by: 'uji' },
  })
  for (const year of [2023, 2024]) {
    await insert('pegawai_performance', { pegawai_id, year, predicate: 'BAIK', source: 'uji', recorded_by: 'uji' })
  }
  await assess(insert, pegawai_id, seat, level)
  await insert('talent_profile', {
    ...{
      pegawai_id,
      potensial: 85,
      kinerja: 80,
      potensial_coverage: 1,
      kinerja_coverage: 1,
      box,
      parts: '{}',
      ...MADE,
    },
  })
  return pegawai_id
}

async function assess(insert: Insert, pegawai_id: string, jabatan_id: string, level: number): Promise<void> {
  const day = '2025-10-01'
  const event_id = await insert('event', {
    ...{ name: `Kegiatan ${serial}`, purpose: 'PEMETAAN', starts_on: day, ends_on: day, venue: 'Aula', capacity: 10 },
    ...{ schedule: '{}', state: 'closed' },
  })
  const participant_id = await insert('participant', { event_id, pegawai_id, jabatan_id, number: 1 })
  await insert('result', {
    ...{
      participant_id,
      standard: '{}',
      assessed_on: day,
      verification_code: `${serial}`,
      category_version: 'x',
      ...MADE,
    },
  })
  for (const { code } of COMPETENCIES) {
    await insert('result_score', {
      ...{ participant_id, scale_kind: 'competency', scale: code, theta: 0, standard_error: 0.3, level },
      ...{ level_continuous: level, low: level - 0.4, high: level + 0.4, items_answered: 5, items_served: 5 },
      ...{ probabilities: [1, 2, 3, 4, 5].map((one) => Number(one === level)), ...MADE },
    })
  }
}
