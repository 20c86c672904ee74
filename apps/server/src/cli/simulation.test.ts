import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/test-app.ts'
import { runCommand } from './run-command.ts'

const ORIGINAL = join(import.meta.dirname, '../../../../data/simulations/ib-dinas-a.yaml')
let test: TestDatabase
let folder: string

beforeAll(async () => {
  test = await createTestDatabase()
  await test.owner("insert into instansi (code, name) values ('UJI', 'Kota Uji'), ('LAIN', 'Kota Lain')")
  folder = mkdtempSync(join(tmpdir(), 'petakom-simulation-'))
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

async function simulation(...args: string[]) {
  const out: string[] = []
  const error: string[] = []
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((text) => void out.push(String(text))),
    vi.spyOn(console, 'error').mockImplementation((text) => void error.push(String(text))),
  ]
  vi.stubEnv('DATABASE_URL', test.url)
  vi.stubEnv('PETAKOM_DATA', join(folder, 'data'))
  try {
    return { code: await runCommand(['simulation', ...args]), out: out.join('\n'), error: error.join('\n') }
  } finally {
    for (const spy of spies) spy.mockRestore()
    vi.unstubAllEnvs()
  }
}
const bank = async () =>
  (
    await test.owner(
      `select i.code as instansi, s.code, s.state, s.current_version as version, s.in_use_version as "inUse"
       from simulation as s join instansi as i on i.id = s.instansi_id order by 1, 2`,
    )
  ).rows

describe('petakom simulation import', () => {
  it('brings a file in as a draft, once, and as another version where it differs', async () => {
    const first = await simulation('import', ORIGINAL, '--instansi', 'UJI')
    expect(first).toMatchObject({
      code: 0,
      out: expect.stringContaining('IB-DINAS-A masuk bank simulasi sebagai konsep'),
    })
    const draft = { instansi: 'UJI', code: 'IB-DINAS-A', state: 'draft', version: 1, inUse: null }
    expect(await bank()).toEqual([draft])
    const again = await simulation('import', ORIGINAL, '--instansi', 'UJI')
    expect(again.out).toContain('sama dengan versi 1')
    const path = join(folder, 'baru.yaml')
    writeFileSync(path, readFileSync(ORIGINAL, 'utf8').replace(/^title: .*$/m, 'title: Pagi pertama, disunting'))
    expect((await simulation('import', path, '--instansi', 'UJI')).out).toContain('menjadi versi 2')
    expect(await bank()).toEqual([{ ...draft, version: 2 }])
    const { rows } = await test.owner("select action from audit_entry where action like 'simulation.%' order by at")
    expect(rows.map(({ action }) => action)).toEqual(['simulation.added', 'simulation.revised'])
  })

  it('asks which instansi, and names a file that is not there', async () => {
    expect(await simulation('import', ORIGINAL)).toMatchObject({ code: 2, error: expect.stringContaining('LAIN, UJI') })
    const gone = await simulation('import', join(folder, 'tidak-ada.yaml'), '--instansi', 'UJI')
    expect(gone).toMatchObject({ code: 1, error: expect.stringContaining('tidak dimasukkan') })
  })
})
