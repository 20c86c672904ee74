import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom } from '@petakom/psychometrics'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from '../run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'petakom-norms-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, lines: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

async function call(...args: string[]) {
  const lines: string[] = []
  const keep = (text: unknown) => void lines.push(String(text))
  const log = vi.spyOn(console, 'log').mockImplementation(keep)
  const error = vi.spyOn(console, 'error').mockImplementation(keep)
  const code = await runCommand(['norms', ...args])
  log.mockRestore()
  error.mockRestore()
  return { code, said: lines.join('\n') }
}

const random = createRandom(5)
const persons = Array.from({ length: 150 }, (_, i) => ({ unit: i < 120 ? 'A' : 'B', theta: random.normal() }))
const scores = write('S.csv', [
  'person,theta,se,unit',
  ...persons.map(({ unit, theta }, i) => `P${i},${theta},0.3,${unit}`),
  'P999,,,A',
])

describe('petakom norms', () => {
  it('writes percentiles and T with their errors', async () => {
    const out = join(folder, 'N.json')
    const { code, said } = await call(
      '--scores',
      scores,
      '--draws',
      '40',
      '--collected',
      '2020-01-01',
      '--used',
      '2026-01-01',
      '--out',
      out,
    )
    expect(code).toBe(0)
    expect(said).toMatch(/1 baris tanpa skor/)
    expect(said).toMatch(/Umur norma 6,0 tahun: kedaluwarsa/)
    const norms = JSON.parse(readFileSync(out, 'utf8'))
    expect(norms).toMatchObject({ persons: 150, column: 'theta', smoothing: 'kernel', without: 1 })
    const middle = norms.rows.find((row: { score: number }) => Math.abs(row.score) < 1e-9)
    expect(middle.percentile).toBeGreaterThan(35)
    expect(middle.percentile).toBeLessThan(65)
    expect(middle.percentileError).toBeGreaterThan(1)
    expect(middle.tError).toBeGreaterThan(0)
  })

  it('makes a table for each group large enough and names the others', async () => {
    const out = join(folder, 'G.json')
    const { said } = await call('--scores', scores, '--by', 'unit', '--draws', '0', '--out', out)
    expect(said).toMatch(/Kelompok tanpa norma: B hanya 30 orang, paling sedikit 100/)
    expect(JSON.parse(readFileSync(out, 'utf8')).groups.map(({ group }: { group: string }) => group)).toEqual(['A'])
  })

  it('refuses in one sentence', async () => {
    expect(await call('--scores', scores, '--min-n', '500')).toMatchObject({
      code: 2,
      said: expect.stringMatching(/hanya 150 orang/),
    })
    expect(await call()).toMatchObject({ code: 2 })
    expect(await call('--scores', scores, '--column', 'skor')).toMatchObject({
      code: 2,
      said: expect.stringMatching(/kolom skor/),
    })
    expect(await call('--scores', scores, '--smoothing', 'loglinear')).toMatchObject({
      code: 2,
      said: expect.stringMatching(/kernel/),
    })
    expect(await call('--scores', scores, '--collected', '2026-13-01')).toMatchObject({ code: 2 })
    expect((await call('--help')).said).toMatch(/Contoh: petakom norms/)
  })
})
