import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { runCommand } from './run-command.ts'

const DATA = join(import.meta.dirname, '../../../../data')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'petakom-sheet-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function check(path: string) {
  const said: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text) => void said.push(String(text)))
  const error = vi.spyOn(console, 'error').mockImplementation((text) => void said.push(String(text)))
  try {
    return { code: await runCommand(['sheet', 'check', path]), said }
  } finally {
    log.mockRestore()
    error.mockRestore()
  }
}
const changed = async (name: string, from: string, to: string) => {
  const text = await readFile(join(DATA, name), 'utf8')
  if (!text.includes(from)) throw new Error(`${name} does not hold ${from}`)
  const path = join(folder, 'berkas.yaml')
  await writeFile(path, text.replace(from, to))
  return path
}

it('takes an original sheet and an original case', async () => {
  expect(await check(join(DATA, 'sheets/dk-anggaran.yaml'))).toEqual({
    code: 0,
    said: ['DK-ANGGARAN: 3 kompetensi, dapat dipakai.'],
  })
  expect((await check(join(DATA, 'training/uji-diskusi.yaml'))).said).toEqual([
    'UJI-DISKUSI versi 1: 4 orang, 12 nilai acuan, dapat dipakai.',
  ])
})

it.each([
  ['sheets/dk-anggaran.yaml', 'minutes: 50', 'minutes: lama', /:\d+ minutes: jenis isinya tidak sesuai/],
  ['sheets/dk-anggaran.yaml', 'M.02.1.1', 'M.02.1.9', /M\.02\.1\.9: kode indikatornya tidak ada dalam kamus/],
  ['training/uji-diskusi.yaml', 'person: hendra', 'person: lina', /hendra M\.02: setiap orang memerlukan tepat satu/],
  ['sheets/dk-anggaran.yaml', 'petakom-sheet/1', 'petakom-sheet/9', /format/],
])('says what is wrong, and where: %s with %s', async (name, from, to, sentence) => {
  const { code, said } = await check(await changed(name, from, to))
  expect(code).toBe(1)
  expect(said.join('\n')).toMatch(sentence)
})

it('refuses a file that is not there, and one of 10 MB', async () => {
  expect((await check(join(folder, 'tidak-ada.yaml'))).said[0]).toContain('tidak ada atau tidak dapat dibaca')
  const path = join(folder, 'besar.yaml')
  await writeFile(path, 'x'.repeat(10_000_000))
  expect((await check(path)).said[0]).toContain('paling besar 400 kB')
})
