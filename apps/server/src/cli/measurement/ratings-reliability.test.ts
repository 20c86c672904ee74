import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from '../run-command.ts'

const REFERENCE = join(import.meta.dirname, '../../../../../validation/psychometrics')
const theirs = JSON.parse(readFileSync(join(REFERENCE, 'expected/icc-agreement.json'), 'utf8'))
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'petakom-agreement-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A reference table of subjects by raters, one line a rating. */
function long(name: string): string {
  const [heading, ...rows] = readFileSync(join(REFERENCE, 'data', `${name}.csv`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const path = join(folder, `${name}.csv`)
  const lines = rows.flatMap((row, p) => row.map((score, r) => `S${p + 1},x,${heading![r]},${score}`))
  writeFileSync(path, ['person,item,rater,score', ...lines].join('\n'))
  return path
}

async function call(...args: string[]) {
  const out: string[] = []
  const errors: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text) => void out.push(String(text)))
  const error = vi.spyOn(console, 'error').mockImplementation((text) => void errors.push(String(text)))
  const code = await runCommand(['reliability', ...args])
  log.mockRestore()
  error.mockRestore()
  return { code, out: out.join('\n'), errors }
}

describe('petakom reliability --ratings', () => {
  it('gives what psych and irr give', async () => {
    const { code, out } = await call('--ratings', long('anxiety'))
    const report = JSON.parse(out)
    const reference = theirs.agreement.anxiety
    expect(code).toBe(0)
    expect(report).toMatchObject({ persons: 20, items: 1, raters: 3, completeSubjects: 20, note: null })
    for (const [i, row] of theirs.anxiety.psych.entries()) {
      expect(report.icc.forms[i].type).toBe(row.type)
      for (const key of ['ICC', 'F', 'df1', 'df2', 'lower95', 'upper95']) {
        expect(report.icc.forms[i][key]).toBeCloseTo(row[key], 6)
      }
    }
    expect(report.cohenKappa[0].raters).toEqual(['rater1', 'rater2'])
    expect(report.cohenKappa[0].linear.z).toBeCloseTo(reference.cohenKappa_first2.linear.z, 6)
    expect(report.fleissKappa.value).toBeCloseTo(reference.fleissKappa, 6)
    expect(report.kendallW.w).toBeCloseTo(reference.kendallW_corrected, 6)
    expect(report.krippendorff.ordinal.alphaByIrr).toBeCloseTo(reference.kripp.ordinal, 6)
    expect(report.percentAgreeAll).toBeCloseTo(reference.percentAgreeAll, 6)
    expect(report.generalisability).toMatchObject({ design: 'p x r', persons: 20, raters: 3 })
    expect(report.generalisability.observed.generalisability.value).toBeCloseTo(report.icc.forms[5].ICC, 9)
  })

  it('refuses both kinds of files at once, and a bad row by its line', async () => {
    const path = join(folder, 'bad.csv')
    writeFileSync(path, 'person,item,rater,score\nA,x,1,2\nA,x,2,banyak\n')
    expect((await call('--ratings', path, '--responses', path)).errors).toEqual([
      'Pilih salah satu: --responses atau --ratings.',
    ])
    const { code, errors } = await call('--ratings', path)
    expect(code).toBe(2)
    expect(errors[0]).toMatch(/bad\.csv baris 3 kolom score: "banyak"/)
  })

  it('writes null with a note where no subject was rated by all', async () => {
    const path = join(folder, 'turns.csv')
    writeFileSync(path, 'person,item,rater,score\nA,x,1,2\nA,x,2,3\nB,x,2,1\nB,x,3,1\nC,x,3,0\nC,x,1,1\n')
    const report = JSON.parse((await call('--ratings', path)).out)
    expect(report).toMatchObject({ icc: null, fleissKappa: null, lightKappa: null, kendallW: null })
    expect(report.note).toMatch(/0 subjek dinilai oleh semua penilai/)
    expect(report.generalisability.design).toBe('p x r')
    writeFileSync(path, 'person,item,rater,score\nA,x,1,2\nB,x,1,3\n')
    expect(JSON.parse((await call('--ratings', path)).out).note).toMatch(/Hanya ada satu penilai/)
  })
})
