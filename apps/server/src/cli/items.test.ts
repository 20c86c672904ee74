import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { choices, itemXml, response, template } from '../../../../packages/qti/src/testing/items.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-app.ts'
import { runCommand } from './run-command.ts'

let test: TestDatabase
let folder: string
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  test = await createTestDatabase()
  await test.owner("insert into instansi (code, name) values ('UJI', 'Kota Uji'), ('LAIN', 'Kota Lain')")
  folder = mkdtempSync(join(tmpdir(), 'petakom-items-'))
  const item = (id: string, body = choices(['A', 'B'])) =>
    strToU8(
      itemXml(response('single', 'identifier', ['B']), body, template('match_correct')).replace('="butir"', `="${id}"`),
    )
  writeFileSync(
    at('paket.zip'),
    zipSync({
      'imsmanifest.xml': strToU8('<manifest identifier="m"><resources/></manifest>'),
      'satu.xml': item('SATU-1'),
      'dua.xml': item('DUA-2', choices(['A', 'B']) + choices(['A', 'B'])),
      'tes.xml': strToU8('<qti-assessment-test identifier="t" title="T"/>'),
      'gambar.png': Uint8Array.of(1, 2, 3),
    }),
  )
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

async function items(...args: string[]) {
  const out: string[] = []
  const error: string[] = []
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((text) => void out.push(String(text))),
    vi.spyOn(console, 'error').mockImplementation((text) => void error.push(String(text))),
  ]
  vi.stubEnv('DATABASE_URL', test.url)
  vi.stubEnv('PETAKOM_DATA', at('data'))
  try {
    return { code: await runCommand(['items', ...args]), out: out.join('\n'), error: error.join('\n') }
  } finally {
    for (const spy of spies) spy.mockRestore()
    vi.unstubAllEnvs()
  }
}
const readJson = (name: string) => JSON.parse(readFileSync(at(name), 'utf8'))
const codesOf = async (instansi: string) => {
  const { rows } = await test.owner(
    `select item.code from item join instansi on instansi.id = item.instansi_id where instansi.code = '${instansi}'`,
  )
  return rows
}

describe('petakom items', () => {
  it('reports on a package as the published schema says, without a bank', async () => {
    expect(await items('import', at('paket.zip'), '--report', at('laporan.json'))).toMatchObject({ code: 0, error: '' })
    const report = readJson('laporan.json')
    const schema = z.fromJSONSchema(JSON.parse(readFileSync('docs/qti-report.schema.json', 'utf8')))
    expect(schema.safeParse(report).error).toBeUndefined()
    expect(schema.safeParse({ ...report, summary: {} }).success).toBe(false)
    expect(report.items.map((item: { status: string; score: object }) => [item.status, item.score])).toEqual([
      ['imported-with-remarks', { correctResponse: 1, max: null }],
      ['refused', { correctResponse: 1, max: null }],
    ])
  })

  it('checks against the bank of one instansi, adds once, and touches no other', async () => {
    const order = ['import', at('paket.zip'), '--instansi', 'UJI', '--report', at('bank.json')]
    expect((await items(...order, '--check')).code).toBe(0)
    expect(readJson('bank.json').counts).toEqual({ new: 0, remarks: 1, exists: 0, refused: 1 })
    expect(await codesOf('UJI')).toHaveLength(0)
    expect((await items(...order, '--apply')).code).toBe(0)
    expect(readJson('bank.json')).toMatchObject({ applied: true, added: 1 })
    expect((await items(...order, '--apply')).code).toBe(0)
    expect(readJson('bank.json')).toMatchObject({ added: 0, counts: { exists: 1 } })
    expect(await codesOf('UJI')).toHaveLength(1)
    expect(await codesOf('LAIN')).toHaveLength(0)
  })

  it('writes the bank for its owner alone, as a package that comes in again', async () => {
    expect(await items('export', at('keluar.zip'), '--instansi', 'UJI')).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 butir'),
    })
    expect(statSync(at('keluar.zip')).mode & 0o077).toBe(0)
    expect(
      (await items('import', at('keluar.zip'), '--instansi', 'LAIN', '--apply', '--report', at('lain.json'))).code,
    ).toBe(0)
    expect(readJson('lain.json')).toMatchObject({ added: 1, counts: { refused: 0 } })
  })

  it.each([
    [['import', 'PAKET', '--instansi', 'UJI'], '--check atau --apply'],
    [['import', 'PAKET', '--instansi', 'TIADA', '--check'], 'TIADA'],
    [['import', 'PAKET', '--instansi', 'UJI', '--check', '--tingkat', '9'], 'Tingkat'],
    [['import', 'TIADA.zip', '--instansi', 'UJI', '--check'], 'tidak dapat dibaca'],
    [['export', 'TIADA/keluar.zip', '--instansi', 'UJI'], 'tidak dapat ditulis'],
    [['export', 'keluar.zip'], 'Sebutkan instansi'],
  ])('refuses %j with one sentence', async (args, sentence) => {
    const { code, error } = await items(
      ...args.map((arg) => (arg === 'PAKET' ? at('paket.zip') : arg.includes('zip') ? at(arg) : arg)),
    )
    expect(code).not.toBe(0)
    expect(error).toContain(sentence)
  })
})
