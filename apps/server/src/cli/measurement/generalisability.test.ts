import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { runCommand } from '../run-command.ts'

/** Synthetic Data Set No. 4 of Brennan (2001, p. 114): 10 persons, 3 tasks, 4 raters of each task. */
const BRENNAN = [
  [5, 6, 5, 5, 5, 3, 4, 5, 6, 7, 3, 3],
  [9, 3, 7, 7, 7, 5, 5, 5, 7, 7, 5, 2],
  [3, 4, 3, 3, 5, 3, 3, 5, 6, 5, 1, 6],
  [7, 5, 5, 3, 3, 1, 4, 3, 5, 3, 3, 5],
  [9, 2, 9, 7, 7, 7, 3, 7, 2, 7, 5, 3],
  [3, 4, 3, 5, 3, 3, 6, 3, 4, 5, 1, 2],
  [7, 3, 7, 7, 7, 5, 5, 7, 5, 5, 5, 4],
  [5, 8, 5, 7, 7, 5, 5, 4, 3, 2, 1, 1],
  [9, 9, 8, 8, 6, 6, 6, 5, 5, 8, 1, 1],
  [4, 4, 4, 3, 3, 5, 6, 5, 5, 7, 1, 1],
]
let folder: string
let path: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'petakom-study-'))
  path = join(folder, 'penilaian.csv')
  const rows = BRENNAN.flatMap((row, p) => row.map((score, r) => `P${p},T${Math.floor(r / 4)},R${r},${score}`))
  writeFileSync(path, ['person,item,rater,score', ...rows].join('\n'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function call(...args: string[]) {
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  const code = await runCommand(['generalisability', ...args])
  const text = [...out.mock.calls, ...log.mock.calls].map(([chunk]) => String(chunk)).join('')
  const said = errors.mock.calls.map(([line]) => String(line))
  vi.restoreAllMocks()
  return { code, text, said }
}

it('finds the nested design by itself and gives the components that Brennan prints', async () => {
  const { code, text, said } = await call(path, '--wanted', '0.7')
  expect(code).toBe(0)
  const report = JSON.parse(text)
  expect(report.design).toBe('p x (r:e)')
  const printed = { p: 0.4731, e: 0.3252, pe: 0.5596, 'r:e': 0.6475, 'pr:e': 2.3802 }
  for (const { name, variance } of report.components) {
    expect(variance).toBeCloseTo(printed[name as 'p'], 4)
  }
  expect(said[0]).toBe('Rancangan p x (r:e): 10 orang, 3 latihan, 12 penilai, 120 penilaian.')
  expect(said.at(-1)).toMatch(/^Phi 0\.7: \d+ latihan dengan \d+ penilai/)
  const [smallest] = report.smallest[0].dependability
  expect(smallest.dependability.value).toBeGreaterThanOrEqual(0.7)
})

it.each([
  [[], /^Sebutkan berkas penilaiannya/],
  [['FILE', '--design', 'p x q'], /^--design "p x q" tidak dikenal/],
  [['FILE', '--design', 'p x e x r'], /tidak dapat dipisahkan|tidak menentukan/],
  [['FILE', '--design', 'p x e'], /tidak mengenal penilai, padahal datanya memuat 12/],
  [['FILE', '--wanted', '1.2'], /^--wanted "1.2" harus di antara 0 dan 1/],
  [['FILE', '--raters', '0'], /^--raters harus bilangan bulat/],
  [['FILE', '--raters-plan', 'acak'], /^--raters-plan "acak" tidak dikenal/],
])('refuses %j with one sentence', async (args, sentence) => {
  const { code, said, text } = await call(...args.map((arg) => (arg === 'FILE' ? path : arg)))
  expect(code).toBe(2)
  expect(said).toHaveLength(1)
  expect(said[0]!.replace(`${path}: `, '')).toMatch(sentence)
  expect(text).toBe('')
})

it('says when nothing can be studied', async () => {
  const one = join(folder, 'satu.csv')
  writeFileSync(one, 'person,item,rater,score\nA,x,1,2\n')
  expect((await call(one)).said[0]).toMatch(/tidak dapat menanggung rancangan mana pun/)
})
