import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from '../run-command.ts'

const REFERENCE = join(import.meta.dirname, '../../../../../validation/psychometrics')
let folder: string

/** Real answers of forty persons to a science assessment, and one more who handed in a copy of person 10's. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'petakom-similarity-'))
  const [heading, ...lines] = readFileSync(join(REFERENCE, 'data/sat12.csv'), 'utf8').trim().split('\n')
  const rows = lines.slice(0, 40).map((line, i) => `P${i + 1},${line}`)
  writeFileSync(join(folder, 'r.csv'), [`person,${heading}`, ...rows, `COPY,${lines[9]}`].join('\n'))
  const { itemsIRT } = JSON.parse(readFileSync(join(REFERENCE, 'expected/calib-sat12-2pl.json'), 'utf8'))
  const items = itemsIRT.map(({ item, a, b }: { item: string; a: number; b: number }) => ({ id: item, a, b }))
  writeFileSync(join(folder, 'p.json'), JSON.stringify({ model: '2pl', items }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function call(...args: string[]) {
  const out: string[] = []
  const errors: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text) => void out.push(String(text)))
  const error = vi.spyOn(console, 'error').mockImplementation((text) => void errors.push(String(text)))
  const code = await runCommand(['similarity', ...args.map((text) => text.replace('FOLDER', folder))])
  log.mockRestore()
  error.mockRestore()
  return { code, out: out.join('\n'), errors }
}

const FILES = ['--params', 'FOLDER/p.json', '--responses', 'FOLDER/r.csv']

describe('petakom similarity', () => {
  it('names the copied answers among 820 pairs and states its false-alarm rate', async () => {
    const { code, out, errors } = await call(...FILES)
    const report = JSON.parse(out)
    expect(code).toBe(0)
    expect(report).toMatchObject({ persons: 41, pairsCompared: 820, alpha: 0.05, expectedFalseAlarms: 0.05 })
    expect(report.pairs.map(({ one, other }: { one: string; other: string }) => [one, other])).toContainEqual([
      'P10',
      'COPY',
    ])
    expect(report.pairs.find(({ other }: { other: string }) => other === 'COPY').lines).toEqual([11, 42])
    expect(errors[0]).toMatch(/^41 orang, 820 pasangan; \d+ pasangan melampaui ambang\. Bila semua menjawab sendiri/)
  })

  it.each([
    [['--params', 'FOLDER/p.json'], 'Sebutkan berkas jawaban dengan --responses R.csv.'],
    [[...FILES, '--alpha', '2'], '--alpha 2 harus di antara 0 dan 1.'],
    [[...FILES, '--correction', 'fdr'], '--correction "fdr" tidak dikenal. Pilih holm, bonferroni, none.'],
    [[...FILES, '--choices', 'c.csv'], '--choices dan --key dipakai bersama.'],
  ])('refuses %j in one sentence', async (args, sentence) => {
    expect(await call(...args)).toEqual({ code: 2, out: '', errors: [sentence] })
  })
})
