import type { TestApp } from './test-app.ts'

let serial = 0

/** A unit with `people` officials of one post each, and `items` items in use; written past the routes. */
export async function createStaffAndItems(
  test: TestApp,
  instansiId: string,
  { people = 6, items = 4, tier = 'PENGAWAS' } = {},
): Promise<{ unitId: string; itemCodes: string[] }> {
  const insert = async (text: string, values: unknown[]): Promise<string> =>
    (await test.owner(`${text} returning id`, [instansiId, ...values])).rows[0].id
  serial += 1
  const unitId = await insert('insert into unit_kerja (instansi_id, code, name) values ($1, $2, $3)', [
    `U${serial}`,
    `Dinas Uji ${serial}`,
  ])
  for (let number = 1; number <= people; number += 1) {
    const jabatan = await insert(
      "insert into jabatan (instansi_id, unit_id, name, kind, tier, kelas) values ($1, $2, $3, 'STRUKTURAL', $4, 9)",
      [unitId, `Kepala Seksi ${number}`, tier],
    )
    serial += 1
    const pegawai = await insert(
      "insert into pegawai (instansi_id, nip, name, birth_date, sex, status) values ($1, $2, $3, '1985-01-01', 'L', 'PNS')",
      [`19850101201001${String(serial).padStart(4, '0')}`, `Pegawai ${serial}`],
    )
    await test.owner(
      "insert into pegawai_jabatan (instansi_id, pegawai_id, jabatan_id, valid_during) values ($1, $2, $3, '[2024-01-01,)')",
      [instansiId, pegawai, jabatan],
    )
  }
  const itemCodes: string[] = []
  for (let number = 1; number <= items; number += 1) {
    const code = `UJI-${serial}-${number}`
    const item = await insert(
      `insert into item (instansi_id, code, theme, competency, level, kind, author, state, current_version)
       values ($1, $2, 'komunikasi', $3, 2, 'single-choice', 'Uji', 'in-use', 1)`,
      [code, number % 2 === 0 ? 'M.03' : 'M.01'],
    )
    const content = { stimulus: null, stem: `Pernyataan soal ${code}.`, options: [] }
    await test.owner(
      `insert into item_version (instansi_id, item_id, version, content, scoring, parameters, rationale, created_by)
       values ($1, $2, 1, $3, '{"weights":{"B":1}}', '{"model":"2PL","a":1,"b":[0],"provisional":true}', 'Alasan', 'Uji')`,
      [instansiId, item, JSON.stringify(content)],
    )
    itemCodes.push(code)
  }
  return { unitId, itemCodes }
}
