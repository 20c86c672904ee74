import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from '../run-command.ts'

const REFERENCE = join(import.meta.dirname, '../../../../../validation/psychometrics')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'petakom-reliability-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A reference file with the persons' column that the command expects. */
function withPersons(name: string): string {
  const [heading, ...lines] = readFileSync(join(REFERENCE, 'data', `${name}.csv`), 'utf8')
    .trim()
    .split('\n')
  const path = join(folder, `${name}.csv`)
  writeFileSync(path, [`person,${heading}`, ...lines.map((line, i) => `P${i + 1},${line}`)].join('\n'))
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

describe('petakom reliability', () => {
  it('gives what psych and lavaan give, by the names of the items', async () => {
    const expected = JSON.parse(readFileSync(join(REFERENCE, 'expected/reliability.json'), 'utf8'))
    const { code, out } = await call('--responses', withPersons('science'))
    const report = JSON.parse(out)
    expect(code).toBe(0)
    expect(report.persons).toBe(392)
    expect(report.alpha.rawAlpha).toBeCloseTo(expected.alpha.science.rawAlpha, 6)
    expect(report.omega.omegaCFA).toBeCloseTo(expected.omega.science.omegaCFA, 5)
    expect(report.splitHalf.lambda4max).toBeCloseTo(expected.splitHalf.science.lambda4max, 6)
    expect(report.itemStatistics.map(({ id }: { id: string }) => id)).toEqual(['Comfort', 'Work', 'Future', 'Benefit'])
    expect(report.itemStatistics[2].itemRestR).toBeCloseTo(expected.alpha.science.itemRestR[2], 6)
  })

  it('writes the whole file under the name that was asked for, and nothing else', async () => {
    const target = join(folder, 'out')
    const source = withPersons('lsat7')
    const before = readdirSync(folder).length
    expect(await call('--responses', source, '--out', target)).toMatchObject({ code: 0, out: '' })
    expect(JSON.parse(readFileSync(target, 'utf8')).kr20).toBeCloseTo(0.4534, 4)
    expect(readdirSync(folder)).toHaveLength(before + 1)
  })

  it('writes null with the reason where the data do not determine a figure', async () => {
    const path = join(folder, 'constant.csv')
    writeFileSync(path, 'id,a,b\nx,1,0\ny,1,1\nz,1,\n')
    const { out } = await call('--responses', path)
    const report = JSON.parse(out)
    expect(report.alpha).toMatchObject({
      rawAlpha: null,
      reason: 'Perlu sedikitnya 2 butir yang jawabannya beragam; yang ada 1.',
    })
    expect(report.itemStatistics[0]).toMatchObject({ id: 'a', itemRestR: null, reason: 'Semua jawabannya sama.' })
    expect(report.remarks).toContain('Jawaban butir a sama semua; butir itu tidak ikut dalam keandalan.')
    expect(out).not.toContain('NaN')
  })

  it('shows whom each option attracts, by the key', async () => {
    const write = (name: string, lines: string[]) => writeFileSync(join(folder, name), lines.join('\n'))
    write('scored.csv', ['id,a,b,c', 'x,1,1,1', 'y,0,1,1', 'z,1,0,0', 'w,0,0,0'])
    write('chosen.csv', ['id,a,b,c', 'x,0,2,1', 'y,2,2,1', 'z,0,1,3', 'w,1,0,0'])
    write('key.csv', ['item,key', 'a,0', 'b,2', 'c,1'])
    const at = (name: string) => join(folder, name)
    const files = ['--responses', at('scored.csv'), '--choices', at('chosen.csv'), '--key', at('key.csv')]
    const { options } = JSON.parse((await call(...files)).out)
    expect(options.map(({ id }: { id: string }) => id)).toEqual(['a', 'b', 'c'])
    expect(options[1].options[2]).toMatchObject({ option: 2, isKey: true, count: 2, share: 0.5 })
    expect(options[1].options[2].pointBiserial).toBeCloseTo(Math.SQRT1_2, 12)
    write('key.csv', ['item,key', 'a,0', 'b,2'])
    expect((await call(...files)).errors).toEqual([`${at('key.csv')}: kunci butir c tidak ada. Tambahkan barisnya.`])
    write('chosen.csv', ['id,a,b,c', 'x,0,2,1', 'z,2,2,1'])
    expect((await call(...files)).errors[0]).toContain('chosen.csv baris 3: orangnya berbeda dari berkas jawaban.')
  })

  it.each([
    [[], 'Sebutkan berkas jawaban dengan --responses R.csv, atau penilaian dengan --ratings L.csv.'],
    [['--responses', 'x.csv'], 'Berkas x.csv tidak dapat dibaca. Periksa nama dan izinnya.'],
    [['--responses', 'x.csv', '--missing', 'mean'], '--missing "mean" tidak dikenal. Pilih pairwise atau listwise.'],
  ])('refuses %j in one sentence', async (args, sentence) => {
    expect(await call(...args)).toEqual({ code: 2, out: '', errors: [sentence] })
  })
})
