import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from '../run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'petakom-link-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(content))
  return path
}

async function call(...args: string[]) {
  const printed: string[] = []
  const said: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text) => void printed.push(String(text)))
  const error = vi.spyOn(console, 'error').mockImplementation((text) => void said.push(String(text)))
  const code = await runCommand(['link', ...args])
  log.mockRestore()
  error.mockRestore()
  return { code, printed: printed.join('\n'), said: said.join('\n') }
}

const A = 1.25
const B = -0.4
const ITEMS = [0, 1, 2, 3, 4, 5].map((i) => ({
  id: `I${i}`,
  a: 1 + 0.1 * i,
  b: -1 + 0.4 * i,
  se: { a: 0.05, b: 0.08 },
}))
const GRADED = { id: 'G', model: 'grm', a: 1.1, b: [-1, 0.5], se: { a: 0.1, b: [0.1, 0.2] } }
const from = write('P1.json', { model: '2pl', items: [...ITEMS, GRADED, { id: 'ONLY1', a: 2, b: 1 }] })
const to = write('P2.json', {
  model: '2pl',
  items: [
    ...ITEMS.map((item) => ({ ...item, a: item.a / A, b: A * item.b + B })),
    { ...GRADED, a: GRADED.a / A, b: GRADED.b.map((b) => A * b + B) },
    { id: 'ONLY2', a: 1, b: 0 },
  ],
})

describe('petakom link', () => {
  it.each(['sl', 'haebara', 'mean-sigma', 'mean-mean'])(
    'writes the first file on the scale of the second, by %s',
    async (method) => {
      const out = join(folder, 'P3.json')
      const { code, printed } = await call('--from', from, '--to', to, '--method', method, '--out', out)
      expect(code).toBe(0)
      const report = JSON.parse(printed)
      expect(report.slope).toBeCloseTo(A, 6)
      expect(report.intercept).toBeCloseTo(B, 6)
      expect(report.se.parameters.slope).toBeGreaterThan(0)
      const file = JSON.parse(readFileSync(out, 'utf8'))
      expect(file.latentMean).toBeCloseTo(B, 6)
      expect(file.latentVariance).toBeCloseTo(A * A, 6)
      expect(file.items).toHaveLength(8)
      const only = file.items.find(({ id }: { id: string }) => id === 'ONLY1')
      expect(only.a).toBeCloseTo(2 / A, 6)
      expect(only.b).toBeCloseTo(A + B, 6)
      const graded = file.items.find(({ id }: { id: string }) => id === 'G')
      expect(graded.b[1]).toBeCloseTo(A * 0.5 + B, 6)
      expect(graded.se.b[1]).toBeCloseTo(0.2 * A, 6)
      expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
    },
  )

  it('merges both banks, common items as the second file has them', async () => {
    const out = join(folder, 'bank.json')
    await call('--from', from, '--to', to, '--out', out, '--merge')
    const file = JSON.parse(readFileSync(out, 'utf8'))
    expect(file.items.map(({ id }: { id: string }) => id)).toEqual([
      ...ITEMS.map(({ id }) => id),
      'G',
      'ONLY2',
      'ONLY1',
    ])
    expect(file).toMatchObject({ latentMean: 0, latentVariance: 1 })
  })

  it('names an anchor that drifts, and proposes', async () => {
    const drifted = write('drift.json', {
      model: '2pl',
      items: ITEMS.map((item, i) => ({ ...item, b: item.b + (i === 2 ? 1 : 0.01 * i) })),
    })
    const { said, printed } = await call('--from', from, '--to', drifted)
    expect(said).toMatch(/Butir I2 bergeser/)
    expect(said).toMatch(/Usul, belum dilakukan: tanpa I2/)
    expect(JSON.parse(printed).proposal.remove).toEqual(['I2'])
  })

  it('refuses in one sentence', async () => {
    const alone = write('alone.json', { model: '2pl', items: [{ id: 'Z', a: 1, b: 0 }] })
    expect(await call('--from', from, '--to', alone)).toMatchObject({
      code: 2,
      said: expect.stringMatching(/satu butir pun yang sama/),
    })
    expect(await call('--from', from)).toMatchObject({ code: 2, said: expect.stringMatching(/--to P2.json/) })
    expect(await call('--from', from, '--to', to, '--method', 'tukey')).toMatchObject({ code: 2 })
    const negative = write('neg.json', {
      model: '2pl',
      items: ITEMS.map((item, i) => (i === 1 ? { ...item, a: -1 } : item)),
    })
    const refused = await call('--from', from, '--to', negative)
    expect(refused).toMatchObject({ code: 2, said: expect.stringMatching(/item I1 has slope -1/) })
    expect((await call('--help')).printed).toMatch(/Contoh: petakom link/)
  })
})
