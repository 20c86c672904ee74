import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/test-app.ts'
import { COMMANDS, runCommand } from './run-command.ts'

let test: TestDatabase
let folder: string
const NOWHERE = 'postgres://nobody@127.0.0.1:1/nothing'

beforeAll(async () => {
  test = await createTestDatabase()
  await test.owner("insert into instansi (code, name) values ('UJI', 'Kota Uji')")
  folder = mkdtempSync(join(tmpdir(), 'petakom-cli-'))
  writeFileSync(join(folder, 'a-file'), 'no folder')
  writeFileSync(join(folder, 'broken.tar'), 'no backup')
  writeFileSync(join(folder, 'roster.csv'), 'nip_baru,nama\n1,2\n')
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

async function call(args: readonly string[], databaseUrl = test.url) {
  const lines = { out: [] as string[], error: [] as string[] }
  const log = vi.spyOn(console, 'log').mockImplementation((text) => void lines.out.push(String(text)))
  const error = vi.spyOn(console, 'error').mockImplementation((text) => void lines.error.push(String(text)))
  vi.stubEnv('DATABASE_URL', databaseUrl)
  vi.stubEnv('PETAKOM_DATA', join(folder, 'data'))
  try {
    return { code: await runCommand(args.map((text) => text.replace('FOLDER', folder))), ...lines }
  } finally {
    log.mockRestore()
    error.mockRestore()
    vi.unstubAllEnvs()
  }
}

const names = Object.keys(COMMANDS)

describe('every command', () => {
  it.each(names)('%s explains itself with an example of its own, without a database', async (name) => {
    const { code, out } = await call([name, '--help'], NOWHERE)
    expect(code).toBe(0)
    expect(out.join('\n')).toMatch(new RegExp(`Contoh: .*petakom ${name}`))
  })

  it.each(names)('%s refuses an option it does not know', async (name) => {
    const { code, out, error } = await call([name, '--tidak-ada'])
    expect([code, out]).toEqual([2, []])
    expect(error).toEqual([`Pilihan "--tidak-ada" tidak ada. Lihat petakom ${name} --help.`])
  })

  it('is in the list of petakom --help', async () => {
    const { out } = await call(['--help'])
    for (const name of names) expect(out.join('\n')).toContain(`  ${name} `)
  })
})

describe('bad input', () => {
  it.each([
    [['tidak-ada'], /Perintah "tidak-ada" tidak ada/],
    [['serve', 'sesuatu'], /"sesuatu" tidak dikenal/],
    [['demo', '--people', 'banyak'], /--people: "banyak" bukan bilangan bulat/],
    [['demo', '--people', '900', '--out', 'FOLDER/a-file/x'], /tidak dapat ditulisi/],
    [['demo', '--seed'], /"--seed" memerlukan nilai/],
    [['import'], /Sebutkan jenis impor/],
    [['import', 'sesuatu', 'x'], /Sebutkan jenis impor/],
    [['import', 'jabatan'], /Sebutkan berkas/],
    [['import', 'jabatan', 'FOLDER/tidak-ada.csv', '--check'], /tidak dapat dibaca/],
    [['import', 'jabatan', 'FOLDER/roster.csv'], /--check atau --apply/],
    [
      ['import', 'jabatan', 'FOLDER/roster.csv', '--check', '--instansi', 'LAIN'],
      /Instansi "LAIN" tidak ada. Yang ada: UJI/,
    ],
    [['import', 'roster', 'FOLDER/roster.csv', '--check', '--instansi', 'uji'], /belum memuat kolom/],
    [['import', 'standards', 'FOLDER/broken.tar', '--check', '--instansi', 'UJI'], /judul kolom tidak ditemukan/],
    [['recompute'], /Sebutkan --check/],
    [['recompute', '--check', '--instansi', 'LAIN'], /Instansi "LAIN" tidak ada/],
    [['audit'], /petakom audit verify/],
    [['audit', 'verify', '--instansi', 'LAIN'], /Instansi "LAIN" tidak ada/],
    [['migrate', 'sesuatu'], /"sesuatu" tidak dikenal/],
    [['bench', '--only', 'sesuatu'], /Ukuran "sesuatu" tidak ada/],
    [['place'], /Sebutkan berkas soal penempatan/],
    [['place', 'FOLDER/tidak-ada.json'], /tidak dapat dibaca/],
    [['place', 'FOLDER/broken.tar'], /bukan JSON yang utuh/],
    [['timetable'], /Sebutkan berkas/],
    [['timetable', 'FOLDER/tidak-ada.json'], /tidak dapat dibaca/],
    [['timetable', 'FOLDER/broken.tar'], /bukan JSON yang utuh/],
    [['backup'], /--out/],
    [['backup', '--out', 'FOLDER/a-file'], /sudah ada/],
    [['backup', '--out', 'FOLDER/tidak/ada.tar'], /tidak dapat ditulis/],
    [['restore'], /Sebutkan berkas cadangan/],
    [['restore', 'FOLDER/tidak-ada.tar'], /tidak ada/],
    [['restore', 'FOLDER/broken.tar'], /rusak/],
    [['restore', 'FOLDER/broken.tar', '--into', 'mysql://x'], /bukan alamat postgres/],
  ])('petakom %j: one sentence, an exit code, nothing on stdout', async (args, sentence) => {
    const before = readdirSync(folder).sort()
    const { code, out, error } = await call(args)
    expect(code).toBeGreaterThan(0)
    expect(out).toEqual([])
    expect(error).toHaveLength(1)
    expect(error[0]).toMatch(sentence)
    expect(error[0]).not.toMatch(/\n|Error:| at /)
    expect(
      readdirSync(folder)
        .filter((name) => name !== 'data')
        .sort(),
    ).toEqual(before.filter((name) => name !== 'data'))
  })

  it.each([
    ['import', 'jabatan', 'FOLDER/roster.csv', '--check'],
    ['recompute', '--check'],
    ['audit', 'verify'],
    ['migrate'],
    ['backup', '--out', 'FOLDER/tanpa-basis-data.tar'],
  ])('petakom %s without a database says so', async (...args) => {
    const { code, error } = await call(args, NOWHERE)
    expect([code, error.length]).toEqual([1, 1])
    expect(error[0]).toMatch(/PostgreSQL pada DATABASE_URL tidak dapat dihubungi/)
  })
})

it('prints the heading row of every kind of file', async () => {
  for (const kind of ['roster', 'jabatan', 'standards', 'performance', 'discipline', 'career', 'riwayat-jabatan']) {
    const { code, out } = await call(['import', kind, '--template'], NOWHERE)
    expect([code, out.length]).toEqual([0, 1])
    expect(out[0]!.split(',').length).toBeGreaterThan(2)
  }
})

it('backs up and checks through the command line', async () => {
  const { code, out } = await call(['backup', '--out', 'FOLDER/cli.tar'])
  expect(code).toBe(0)
  expect(JSON.parse(out[0]!)).toMatchObject({ file: join(folder, 'cli.tar'), withSecret: false })
  const refused = await call(['restore', 'FOLDER/cli.tar', '--with-secret'])
  expect(refused.error).toEqual([expect.stringMatching(/tidak memuat kunci rahasia/)])
  const full = await call(['restore', 'FOLDER/cli.tar'])
  expect(full.error.at(-1)).toMatch(/tidak kosong/)
})
