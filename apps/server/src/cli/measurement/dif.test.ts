import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { columns, expected, responses } from '../../../../../validation/reference.ts'
import { runCommand } from '../run-command.ts'

const reference = expected('dif-verbagg')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'petakom-dif-'))
  const rows = responses('verbagg.csv', reference.items)
  const gender = columns('verbagg.csv', ['gender'])
  const write = (name: string, heading: readonly string[], lines: readonly (readonly unknown[])[]) =>
    writeFileSync(join(folder, name), [heading, ...lines].map((line) => line.join(',')).join('\n'))
  const named = (row: readonly unknown[], i: number) => [`p${i}`, ...row]
  write('R.csv', ['person', ...reference.items], rows.map((row) => row.map((x) => Math.min(1, x!))).map(named))
  write('three.csv', ['person', ...reference.items], rows.map(named))
  write('G.csv', ['person', 'group'], gender.map(named))
  write(
    'some.csv',
    ['person', 'group'],
    gender.map(named).map((row, i) => (i < 10 ? [row[0], 'NA'] : row)),
  )
  write(
    'many.csv',
    ['person', 'group'],
    gender.map((_, i) => [`p${i}`, 'ABC'[i % 3]]),
  )
  write(
    'others.csv',
    ['person', 'group'],
    gender.map((row, i) => [`q${i}`, ...row]),
  )
  write(
    'twice.csv',
    ['person', 'group'],
    [
      ['p1', 'A'],
      ['p1', 'B'],
    ],
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function dif(...args: string[]) {
  const lines = { out: [] as string[], error: [] as string[] }
  const log = vi.spyOn(console, 'log').mockImplementation((text) => void lines.out.push(String(text)))
  const error = vi.spyOn(console, 'error').mockImplementation((text) => void lines.error.push(String(text)))
  try {
    const code = await runCommand(['dif', ...args.map((text) => text.replace('FOLDER', folder))])
    return { code, error: lines.error.join('\n'), json: lines.out.length > 0 ? JSON.parse(lines.out.join('\n')) : null }
  } finally {
    log.mockRestore()
    error.mockRestore()
  }
}

const files = ['--responses', 'FOLDER/R.csv', '--groups', 'FOLDER/G.csv']
type Item = { id: string; statistic: number; flagged: boolean }

describe('petakom dif', () => {
  it.each([
    ['MH_noPurify_corrected', 'MHchisq', ['--method', 'mh']],
    ['MH_noPurify_uncorrected', 'MHchisq', ['--method', 'mh', '--no-correct', '--focal', 'M']],
    ['MH_purified_corrected', 'MHchisq', ['--method', 'mh', '--purify', '--reference', 'F']],
    ['logistic_both_LRT', 'stat', ['--method', 'logistic']],
    ['logistic_udif_LRT', 'stat', ['--method', 'logistic', '--type', 'udif']],
    ['logistic_nudif_LRT', 'stat', ['--method', 'logistic', '--type', 'nudif']],
    ['logistic_both_Wald', 'stat', ['--method', 'logistic', '--criterion', 'wald']],
    ['logistic_both_LRT_purified', 'stat', ['--method', 'logistic', '--purify']],
  ])('prints what difR finds: %s', async (block, quantity, args) => {
    const { code, json } = await dif(...files, ...args)
    expect(code).toBe(0)
    expect(json).toMatchObject({ focal: 'M', reference: 'F', groupN: { F: 243, M: 73 } })
    json.items.forEach(({ id, statistic }: Item, i: number) => {
      expect(id).toBe(reference.items[i])
      expect(Math.abs(statistic - reference[block][quantity][i])).toBeLessThan(1e-3)
    })
    expect(json.items.filter(({ flagged }: Item) => flagged).map(({ id }: Item) => id)).toEqual(
      reference[block].flagged,
    )
    if (reference[block].nrPur)
      expect(json.purification).toMatchObject({ rounds: reference[block].nrPur, converged: true })
  })

  it.each([
    ['mh', 'generalised Mantel-Haenszel (several categories)'],
    ['logistic', 'proportional-odds logistic regression, likelihood ratio, both'],
  ])('says that %s took its form for several categories', async (method, procedure) => {
    const { json, error } = await dif('--responses', 'FOLDER/three.csv', '--groups', 'FOLDER/G.csv', '--method', method)
    expect(error).toMatch(/^Butir S1WantCurse memuat kategori 2; /)
    expect(json).toMatchObject({ method, procedure })
  })

  it('tests by the likelihood ratio of two calibrations, with its uniform and non-uniform parts', async () => {
    const { json } = await dif(...files, '--method', 'lr')
    expect(json).toMatchObject({ method: 'lr', procedure: '2PL likelihood ratio, both', focal: 'M' })
    const shout = json.items.find(({ id }: Item) => id === 'S2WantShout')
    expect(shout).toMatchObject({ flagged: true, df: 2, class: 'C', favours: 'reference' })
    expect(shout.uniform.statistic + shout.nonUniform.statistic).toBeCloseTo(shout.statistic, 6)
  })

  it('counts whom it leaves out', async () => {
    const { json, error } = await dif('--responses', 'FOLDER/R.csv', '--groups', 'FOLDER/some.csv', '--method', 'mh')
    expect(json.excluded).toEqual({ withoutGroup: 10, otherGroups: 0 })
    expect(error).toBe('10 orang tanpa kelompok dan 0 dari kelompok lain tidak ikut dihitung.')
  })

  it('compares two of three groups when both are named', async () => {
    const args = ['--responses', 'FOLDER/R.csv', '--groups', 'FOLDER/many.csv', '--method', 'mh']
    const { json } = await dif(...args, '--focal', 'A', '--reference', 'C')
    expect(json).toMatchObject({ groupN: { A: 106, C: 105 }, excluded: { otherGroups: 105 } })
    const { code, error } = await dif(...args)
    expect([code, error]).toEqual([
      2,
      'Ada 3 kelompok: A (106), B (105), C (105). Sebutkan dua yang dibandingkan dengan --focal dan --reference.',
    ])
  })

  it.each([
    [['--method', 'mh'], 'Sebutkan --responses R.csv dan --groups G.csv'],
    [[...files, '--method', 'x'], '--method "x" tidak dikenal'],
    [[...files, '--method', 'mh', '--type', 'udif'], 'hanya untuk --method logistic dan lr'],
    [[...files, '--method', 'lr', '--criterion', 'wald'], 'hanya untuk --method logistic'],
    [[...files, '--method', 'lr', '--match', 'total'], 'mencocokkan pada kemampuan'],
    [[...files, '--method', 'mh', '--alpha', '5'], '--alpha 5 harus di antara 0 dan 1'],
    [[...files, '--method', 'mh', '--focal', 'Z'], 'Tidak ada orang di kelompok "Z"'],
    [[...files, '--method', 'mh', '--focal', 'M', '--reference', 'M'], 'dua kelompok yang berbeda'],
    [['--responses', 'FOLDER/R.csv', '--groups', 'FOLDER/others.csv', '--method', 'mh'], 'ada 0. Periksa kolom person'],
    [
      ['--responses', 'FOLDER/R.csv', '--groups', 'FOLDER/twice.csv', '--method', 'mh'],
      'baris 3: p1 sudah masuk kelompok A',
    ],
    [['--responses', 'FOLDER/R.csv', '--groups', 'FOLDER/none.csv', '--method', 'mh'], 'tidak dapat dibaca'],
  ])('refuses %j in one sentence', async (args, sentence) => {
    const { code, error, json } = await dif(...args)
    expect([code, json]).toEqual([2, null])
    expect(error).toContain(sentence)
    expect(error.split('\n')).toHaveLength(1)
  })
})
