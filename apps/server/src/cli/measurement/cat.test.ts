import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from '../run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'petakom-cat-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const EXPECTED = join(import.meta.dirname, '../../../../../validation/psychometrics/expected')

interface Reference {
  readonly bank: Record<string, number>[]
  readonly responses: number[][]
  readonly configurations: {
    readonly stop: { readonly seThreshold: number; readonly maxItems: number }
    readonly runs: { items: number[]; provisionalTheta: number[]; provisionalSE: number[]; finalTheta: number }[]
  }[]
}

const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** A reference set as the two files that the command reads. */
function reference(model: '3pl' | 'grm') {
  const set: Reference = JSON.parse(readFileSync(join(EXPECTED, `cat-${model}.json`), 'utf8'))
  const items = set.bank.map(({ a, b, c, ...steps }, i) =>
    model === '3pl' ? { id: `I${i + 1}`, a, b, c } : { id: `I${i + 1}`, a, b: Object.values(steps) },
  )
  const heading = ['person', ...items.map(({ id }) => id)].join(',')
  const rows = set.responses.map((answers, p) => [`P${p + 1}`, ...answers].join(','))
  return {
    set,
    params: file(`${model}.json`, JSON.stringify({ model, items })),
    answers: file(`${model}.csv`, [heading, ...rows].join('\n')),
  }
}

async function call(...args: string[]) {
  const lines = { out: [] as string[], error: [] as string[] }
  const log = vi.spyOn(console, 'log').mockImplementation((text) => void lines.out.push(String(text)))
  const error = vi.spyOn(console, 'error').mockImplementation((text) => void lines.error.push(String(text)))
  try {
    const code = await runCommand(['cat', ...args])
    return { code, out: lines.out.join('\n'), error: lines.error.join('\n') }
  } finally {
    log.mockRestore()
    error.mockRestore()
  }
}

const small = {
  params: file(
    'small.json',
    JSON.stringify({ model: '2pl', items: [-1, 0, 1].map((b, i) => ({ id: `S${i + 1}`, a: 1, b })) }),
  ),
  answers: file('small.csv', 'nama,S1,S2,S3\nAni,1,,1\nBudi,1,1,1\nCici,,NA,\n'),
}
const run = (...more: string[]) => call('--params', small.params, '--answers', small.answers, ...more)

describe('petakom cat', () => {
  it.each([
    ['3pl', 0, ['eap', 'eap']],
    ['3pl', 1, ['map', 'wle']],
    ['grm', 0, ['eap', 'eap']],
    ['grm', 1, ['map', 'wle']],
  ] as const)('gives the items of catR on %s, configuration %i', async (model, index, [score, final]) => {
    const { set, params, answers } = reference(model)
    const { stop, runs } = set.configurations[index]!
    const limits = ['--max-items', String(stop.maxItems), '--stop-se', String(stop.seThreshold)]
    const fixed = ['--params', params, '--answers', answers, '--select', 'mfi', '--start', '0', '--score', score]
    const { code, out } = await call(...fixed, '--final', final, ...limits)
    const persons = JSON.parse(out)
    expect(code).toBe(0)
    expect(persons.map((one: { person: string }) => one.person)).toEqual(runs.map((_, i) => `P${i + 1}`))
    runs.forEach((theirs, i) => {
      expect(persons[i].items).toEqual(theirs.items.map((item) => `I${item}`))
      theirs.provisionalTheta.forEach((theta, k) => {
        expect(Math.abs(persons[i].thetas[k] - theta)).toBeLessThan(0.01)
        expect(Math.abs(persons[i].errors[k] - theirs.provisionalSE[k]!)).toBeLessThan(0.01)
      })
      expect(Math.abs(persons[i].theta - theirs.finalTheta)).toBeLessThan(0.01)
    })
  })

  it('passes over an item without an answer and says so, and a person without any', async () => {
    const [ani, , cici] = JSON.parse((await run('--max-items', '2')).out)
    expect(ani).toMatchObject({ person: 'Ani', items: ['S1', 'S3'], skipped: ['S2'], stop: 'length' })
    expect(cici).toMatchObject({ items: [], thetas: [], theta: 0, stop: 'exhausted', skipped: ['S2', 'S1', 'S3'] })
  })

  it('holds maximum likelihood at the end of the scale while all is right, and says so', async () => {
    const budi = JSON.parse((await run('--score', 'ml')).out)[1]
    expect(budi.thetas).toEqual([6, 6, 6])
    expect(budi).toMatchObject({ atBound: [true, true, true], finalAtBound: true })
    expect(budi.errors.every((error: number) => error > 5)).toBe(true)
  })

  it('starts where it is told, a number below 0 too, and with the item it is told', async () => {
    const first = async (...more: string[]) => JSON.parse((await run('--max-items', '1', ...more)).out)[1].items[0]
    expect(await first('--start', '-2')).toBe('S1')
    expect(await first('--start', '2')).toBe('S3')
    expect(await first('--start-item', 'S3')).toBe('S3')
  })

  it('keeps content, enemies and classification', async () => {
    const content = file('content.csv', 'item,area,group\nS1,A,g\nS2,A,g\nS3,B,\n')
    const [, budi] = JSON.parse((await run('--content', content, '--targets', 'A=0.5,B=0.5', '--cuts', '-0.5')).out)
    expect(budi.items).toEqual(['S2', 'S3'])
    expect(budi).toMatchObject({ stop: 'exhausted', level: 1 })
  })

  it.each([
    [['--select', 'terbaik'], /--select "terbaik" tidak dikenal/],
    [['--score', 'eapp'], /--score "eapp" tidak dikenal/],
    [['--max-items', 'lima'], /--max-items harus bilangan, bukan "lima"/],
    [['--max-items', '0'], /--max-items harus bilangan bulat mulai 1, bukan 0/],
    [['--start-item', 'S9'], /--start-item S9 tidak ada/],
    [['--targets', 'A=1'], /--targets memerlukan --content/],
    [['--cuts', '1,0'], /--cuts 1,0 harus menaik/],
    [['--best', '1.5'], /--best harus bilangan bulat/],
    [['--seed', 'x'], /--seed harus bilangan/],
    [['--exposure', small.answers], /memerlukan kolom item dan parameter/],
  ])('refuses %j in one sentence', async (more, sentence) => {
    const { code, out, error } = await run(...more)
    expect([code, out]).toEqual([2, ''])
    expect(error).toMatch(sentence)
    expect(error.split('\n')).toHaveLength(1)
  })

  it('refuses an answer that an item has not, naming person and item', async () => {
    const answers = file('seven.csv', 'nama,S1,S2,S3\nAni,1,7,1\n')
    const { code, error } = await call('--params', small.params, '--answers', answers)
    expect(code).toBe(2)
    expect(error).toMatch(/jawaban 7 dari Ani pada butir S2/)
  })
})

describe('petakom cat simulate', () => {
  it('prints bias, error, length, exposure and overlap, the same from the same seed', async () => {
    const { params } = reference('3pl')
    const csv = join(folder, 'exposure.csv')
    const args = ['simulate', '--params', params, '--persons', '60', '--max-items', '10', '--seed', '3', '--csv', csv]
    const { code, out } = await call(...args)
    expect(code).toBe(0)
    const result = JSON.parse(out)
    expect(result).toMatchObject({ seed: 3, items: 100, persons: 60, meanLength: 10, stops: { length: 60 } })
    for (const name of ['bias', 'rmse', 'overlap', 'largestExposure']) expect(result[name]).toBeTypeOf('number')
    const shares = readFileSync(csv, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[1]))
    expect(shares).toHaveLength(100)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(10, 9)
    expect((await call(...args)).out).toBe(out)
  })

  it('goes point by point over a grid, and keeps an exposure limit', async () => {
    const { params } = reference('3pl')
    const test = ['simulate', '--params', params, '--grid', '-1,1,2', '--persons', '40', '--max-items', '8']
    const { byTheta, exposureControl } = JSON.parse((await call(...test, '--exposure-limit', '0.5')).out)
    expect(byTheta.map(({ theta, persons }: { theta: number; persons: number }) => [theta, persons])).toEqual([
      [-1, 40],
      [1, 40],
    ])
    expect(exposureControl.limit).toBe(0.5)
    const csv = join(folder, 'parameters.csv')
    await call(...test, '--exposure-limit', '0.5', '--csv', csv)
    const { largestExposure } = JSON.parse((await call(...test, '--exposure', csv, '--seed', '9')).out)
    expect(largestExposure).toBeLessThan(0.75)
    const { code, error } = await call(...test, '--exposure-limit', '0.01')
    expect(code).toBe(2)
    expect(error).toMatch(/--exposure-limit 0.01 tidak dapat dipenuhi: tes 8 butir memerlukan sedikitnya 800 butir/)
  })
})
