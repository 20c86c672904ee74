import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from '../run-command.ts'

const EXPECTED = join(import.meta.dirname, '../../../../../validation/psychometrics/expected')
const folder = mkdtempSync(join(tmpdir(), 'petakom-score-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const out = join(folder, 'S.csv')

function write(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function call(...args: string[]) {
  const lines: string[] = []
  const keep = (text: unknown) => void lines.push(String(text))
  const log = vi.spyOn(console, 'log').mockImplementation(keep)
  const error = vi.spyOn(console, 'error').mockImplementation(keep)
  const code = await runCommand(['score', ...args])
  log.mockRestore()
  error.mockRestore()
  return { code, said: lines.join('\n') }
}

interface Bank {
  readonly bank: readonly Record<string, number>[]
  readonly model: string
  readonly scoring: {
    readonly patterns: readonly (readonly (number | null)[])[]
    readonly scores: Record<string, { theta: (number | null)[]; se: (number | null)[] }>
  }
}

/** A reference bank as the files a user would have: the columns in another order than the parameters. */
function files(name: string) {
  const { bank, model, scoring }: Bank = JSON.parse(readFileSync(join(EXPECTED, `${name}.json`), 'utf8'))
  const items = bank.map((item, i) => ({ id: `I${i + 1}`, ...item }))
  const order = items.map((_, i) => i).reverse()
  const rows = scoring.patterns.map(
    (pattern, person) => `P${person + 1},${order.map((i) => pattern[i] ?? 'NA').join(',')}`,
  )
  return {
    params: write(`${name}.json`, JSON.stringify({ model, items })),
    responses: write(`${name}.csv`, [`person,${order.map((i) => `I${i + 1}`)}`, ...rows].join('\n')),
    scoring,
  }
}

const scored = () =>
  readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map((cell) => (cell === '' ? null : Number(cell))))

const smallParams = () =>
  write(
    'P.json',
    JSON.stringify({
      model: 'grm',
      items: [
        { id: 'A', a: 1, b: [-1, 0, 1, 2] },
        { id: 'B', a: 1, b: [0, 1] },
      ],
    }),
  )

describe('petakom score', () => {
  it.each(['score-lsat7-2pl', 'score-bank3pl', 'score-bankgrm', 'score-bankgpcm'])(
    'gives what mirt gives for %s, column by name',
    async (name) => {
      const { params, responses, scoring } = files(name)
      for (const method of ['eap', 'map', 'wle']) {
        const { code } = await call('--params', params, '--responses', responses, '--method', method, '--out', out)
        expect(code).toBe(0)
        const peer = scoring.scores[method.toUpperCase()]!
        scored().forEach(([, theta, se], person) => {
          expect(Math.abs(theta! - peer.theta[person]!)).toBeLessThan(1e-3)
          expect(Math.abs(se! - peer.se[person]!)).toBeLessThan(1e-3)
        })
      }
    },
  )

  it('leaves the cells empty where maximum likelihood is not finite', async () => {
    const responses = write('R.csv', 'orang,A,B\n"Siti, A.",4,2\nBudi,0,0\nEko,,\nTuti,2,1\n')
    const { said } = await call('--params', smallParams(), '--responses', responses, '--method', 'ml', '--out', out)
    expect(readFileSync(out, 'utf8')).toMatch(/^person,theta,se\n"Siti, A.",,\nBudi,,\nEko,,\nTuti,[\d.]+,[\d.]+\n$/)
    expect(said).toMatch(/4 orang.*3 di antaranya/)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('takes the prior from the calibration, and another when told', async () => {
    const items = [{ id: 'A', b: 0 }]
    const params = write('P.json', JSON.stringify({ model: 'rasch', latentVariance: 4, items }))
    const responses = write('R.csv', 'orang,A\nP1,NA\n')
    const base = ['--params', params, '--responses', responses, '--method', 'map']
    expect((await call(...base)).said).toMatch(/P1,0,2\n1 orang, metode map, sebaran awal N\(0, 4\)/)
    expect((await call(...base, '--prior-mean', '-1', '--prior-variance', '9')).said).toMatch(/P1,-1,3/)
    expect((await call(...base, '--prior-variance', '1e-6')).said).toMatch(/hampir 0: eap dan map tidak membedakan/)
  })

  it('says when a long test needs more nodes', async () => {
    const ids = Array.from({ length: 200 }, (_, i) => `I${i}`)
    const items = ids.map((id, i) => ({ id, a: 1.5, b: (i - 100) / 50 }))
    const params = write('P.json', JSON.stringify({ model: '2pl', items }))
    const responses = write('R.csv', `orang,${ids}\nP1,${ids.map((_, i) => (i < 100 ? 1 : 0))}\n`)
    const base = ['--params', params, '--responses', responses, '--method', 'eap', '--out', out]
    expect((await call(...base)).said).toMatch(/terlalu rapat bagi 61 titik/)
    expect((await call(...base, '--quadrature', '241')).said).not.toMatch(/rapat/)
  })

  it('offers Warm’s own form, which parts from the other for a lower asymptote', async () => {
    const { params, responses } = files('score-bank3pl')
    const base = ['--params', params, '--responses', responses, '--method', 'wle', '--out', out]
    await call(...base)
    const [, first] = scored()[0]!
    await call(...base, '--wle-variant', 'warm')
    expect(Math.abs(scored()[0]![1]! - first!)).toBeGreaterThan(0.01)
  })

  it('adds the level and how likely each is, and how far levels can be trusted', async () => {
    const { params, responses } = files('score-bankgrm')
    const base = ['--params', params, '--responses', responses, '--method', 'ml', '--out', out]
    const { said } = await call(...base, '--cuts', '-0.5,0.5')
    const [heading] = readFileSync(out, 'utf8').split('\n')
    expect(heading).toBe('person,theta,se,level,p1,p2,p3')
    for (const [, theta, , level, ...shares] of scored()) {
      if (theta === null) expect([level, ...shares]).toEqual([null, null, null, null])
      else {
        expect(level).toBe(theta! < -0.5 ? 1 : theta! < 0.5 ? 2 : 3)
        expect(shares.reduce((sum: number, share) => sum + share!, 0)).toBeCloseTo(1, 9)
      }
    }
    expect(said).toMatch(/Keandalan empiris 0\.\d+\. Ketepatan level 0\.\d+, konsistensi 0\.\d+, kappa 0\.\d+/)
  })

  it.each([
    ['R.csv', 'orang,A,B\nP1,7,1\n', [], /jawaban 7 dari P1 pada butir A.*0 sampai 4/],
    ['R.csv', 'orang,A,C\nP1,1,1\n', [], /Butir C di .*R.csv tidak ada/],
    ['R.csv', 'orang,A\nP1,1\n', [], /Butir B di .*P.json tidak ada kolomnya/],
    ['R.csv', 'orang,A,B\n', [], /tidak memuat satu orang pun/],
    ['R.csv', 'orang,A,B\nP1,1,1\n', ['--quadrature', '2'], /--quadrature 2/],
    ['R.csv', 'orang,A,B\nP1,1,1\n', ['--prior-variance', '-2'], /--prior-variance -2/],
    ['R.csv', 'orang,A,B\nP1,1,1\n', ['--prior-mean', 'x'], /--prior-mean "x" bukan bilangan/],
    ['R.csv', 'orang,A,B\nP1,1,1\n', ['--cuts', '1,0'], /--cuts "1,0" harus/],
    ['R.csv', 'orang,A,B\nP1,1,1\n', ['--errors', 'none'], /--errors "none"/],
  ])('refuses in one sentence: %s %j %j', async (name, content, more, sentence) => {
    rmSync(out, { force: true })
    const base = ['--params', smallParams(), '--responses', write(name, content), '--method', 'eap', '--out', out]
    const { code, said } = await call(...base, ...more)
    expect(code).toBe(2)
    expect(said).toMatch(sentence)
    expect(said.split('\n')).toHaveLength(1)
    expect(readdirSync(folder)).not.toContain('S.csv')
  })

  it('asks for what it needs', async () => {
    expect((await call()).said).toMatch(/--params P.json/)
    expect((await call('--params', 'p')).said).toMatch(/--responses R.csv/)
    expect((await call('--params', 'p', '--responses', 'r')).said).toMatch(/--method eap\|map\|ml\|wle/)
    expect((await call('--params', 'p', '--responses', 'r', '--method', 'mle')).said).toMatch(/"mle" tidak dikenal/)
  })

  it('skips items that one file lacks when told, and says which', async () => {
    const responses = write('R.csv', 'orang,A,C\nP1,1,1\n')
    const base = ['--params', smallParams(), '--responses', responses, '--method', 'eap', '--out', out]
    const { code, said } = await call(...base, '--allow-missing-items')
    expect(code).toBe(0)
    expect(said).toMatch(/dilewati: C, B/)
  })
})
