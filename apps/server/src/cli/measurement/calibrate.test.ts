import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from '../run-command.ts'

const REFERENCE = join(import.meta.dirname, '../../../../../validation/psychometrics')
const folder = mkdtempSync(join(tmpdir(), 'petakom-calibrate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const out = join(folder, 'P.json')

function write(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** A reference set with the person's column in front. */
function responsesOf(set: string): string {
  const [heading, ...rows] = readFileSync(join(REFERENCE, 'data', `${set}.csv`), 'utf8')
    .trim()
    .split('\n')
  return write(`${set}.csv`, [`person,${heading}`, ...rows.map((row, i) => `P${i + 1},${row}`)].join('\n'))
}

async function call(...args: string[]) {
  const lines: string[] = []
  const keep = (text: unknown) => void lines.push(String(text))
  const log = vi.spyOn(console, 'log').mockImplementation(keep)
  const error = vi.spyOn(console, 'error').mockImplementation(keep)
  try {
    return { code: await runCommand(args), said: lines.join('\n') }
  } finally {
    log.mockRestore()
    error.mockRestore()
  }
}

const written = () => JSON.parse(readFileSync(out, 'utf8'))
const reference = (name: string) => JSON.parse(readFileSync(join(REFERENCE, 'expected', `calib-${name}.json`), 'utf8'))

describe('petakom calibrate', () => {
  it('writes a 2PL calibration in the fixed form, and scores by it', async () => {
    const responses = responsesOf('lsat7')
    const { code } = await call('calibrate', '--model', '2pl', '--responses', responses, '--out', out, '--workers', '2')
    expect(code).toBe(0)
    const theirs = reference('lsat7-2pl')
    const ours = written()
    expect(ours).toMatchObject({ model: '2pl', persons: 1000, parameters: 10, converged: true })
    expect(ours.logLik).toBeCloseTo(theirs.logLik, 3)
    expect([ours.aic, ours.bic]).toEqual([theirs.AIC, theirs.BIC].map((value) => expect.closeTo(value, 2)))
    expect(ours).not.toHaveProperty('latentVariance')
    expect(ours.items[2]).toMatchObject({
      id: 'Item.3',
      a: expect.closeTo(theirs.itemsIRT[2].a, 3),
      b: expect.closeTo(theirs.itemsIRT[2].b, 3),
      se: { a: expect.closeTo(theirs.itemsIRT[2].se.a, 3), b: expect.closeTo(theirs.itemsIRT[2].se.b, 3) },
    })
    for (const key of ['cycles', 'seconds', 'peakMemoryMb']) expect(ours[key]).toBeGreaterThan(0)
    const scores = join(folder, 'S.csv')
    const scored = await call('score', '--params', out, '--responses', responses, '--method', 'eap', '--out', scores)
    expect(scored.code).toBe(0)
    expect(readFileSync(scores, 'utf8').split('\n')).toHaveLength(1002)
  })

  it('gives a rating scale in the form of mirt, with lists and the latent variance', async () => {
    const responses = responsesOf('science')
    expect((await call('calibrate', '--model', 'rsm', '--responses', responses, '--out', out)).code).toBe(0)
    const theirs = reference('science-rsm')
    const ours = written()
    const { b1, b2, b3, c, se } = theirs.itemsIRT[1]
    const near = (value: number) => expect.closeTo(value, 3)
    expect(ours.latentVariance).toBeCloseTo(theirs.latentVariance, 3)
    expect(ours.items[0]).toMatchObject({ c: 0, se: { c: null }, categories: [1, 2, 3, 4] })
    expect(ours.items[1]).toMatchObject({
      b: [b1, b2, b3].map(near),
      c: near(c),
      se: { b: [se.b1, se.b2, se.b3].map(near), c: near(se.c) },
    })
    expect((await call('score', '--params', out, '--responses', responses, '--method', 'wle')).code).toBe(0)
  })

  it('says which prior the lower asymptote had, and takes another', async () => {
    const responses = responsesOf('sat12')
    await call('calibrate', '--model', '3pl', '--responses', responses, '--out', out)
    const usual = written()
    expect(usual.priorC).toEqual({ scale: 'logit', mean: -1.4, deviation: 0.5 })
    expect(usual.items[0].c).toBeCloseTo(reference('sat12-3pl-prior').itemsIRT[0].g, 3)
    expect(usual.items[0].se.c).toBeGreaterThan(0)
    await call('calibrate', '--model', '3pl', '--responses', responses, '--prior-c', '-2,0.2', '--no-se', '--out', out)
    expect(written().priorC).toEqual({ scale: 'logit', mean: -2, deviation: 0.2 })
    expect(written().items[0]).not.toHaveProperty('se')
    expect(written().items[0].c).toBeLessThan(usual.items[0].c)
  })

  it('links by groups and by fixed items', async () => {
    const responses = responsesOf('lsat7')
    const groups = write(
      'G.csv',
      `person,group\n${Array.from({ length: 900 }, (_, i) => `P${i + 1},${i % 2 ? 'x' : 'y'}`).join('\n')}`,
    )
    const args = ['calibrate', '--model', '2pl', '--responses', responses, '--out', out]
    const { said } = await call(...args, '--groups', groups, '--reference', 'x')
    expect(said).toContain('100 orang tanpa kelompok')
    expect(written().groups).toMatchObject([
      { group: 'x', persons: 450, latentMean: 0, latentVariance: 1 },
      { group: 'y', persons: 450, se: { mean: expect.any(Number) } },
    ])
    await call(...args)
    const full = written()
    const fixed = write('fixed.json', JSON.stringify({ ...full, items: full.items.slice(0, 3) }))
    await call(...args, '--fixed', fixed)
    expect(written().items[0]).toMatchObject({ model: '2pl', fixed: true, a: full.items[0].a })
    expect(written().items[4].a).toBeCloseTo(full.items[4].a, 3)
    expect(written().latentVariance).toBeCloseTo(1, 3)
  })

  const small = () => write('small.csv', 'person,A,B,C\np1,1,0,1\np2,0,1,1\np3,1,1,1\np4,0,0,1\n')
  it.each([
    [['--responses', 'R'], /--model/],
    [['--model', '4pl', '--responses', 'R'], /hanya dapat dipakai untuk menghitung skor/],
    [['--model', 'x', '--responses', 'R'], /"x" tidak dikenal/],
    [['--model', '2pl'], /--responses/],
    [['--model', '2pl', '--responses', 'nowhere.csv'], /tidak dapat dibaca/],
    [['--model', '2pl', '--responses', 'R', '--prior-c', '0,1'], /hanya untuk model 3pl/],
    [['--model', '3pl', '--responses', 'R', '--prior-c', '0'], /rerata,simpangan/],
    [['--model', '2pl', '--responses', 'R', '--workers', '0'], /--workers 0 harus bilangan bulat 1 sampai 8/],
    [
      ['--model', '2pl', '--responses', 'R', '--set-aside', '--identification', 'items'],
      /--identification items hanya/,
    ],
    [['--model', '2pl', '--responses', 'R', '--reference', 'x'], /sertakan --groups/],
    [['--model', '2pl', '--responses', 'R'], /butir C: semua yang menjawab mendapat 1/],
  ])('refuses %j in one sentence', async (args, sentence) => {
    rmSync(out, { force: true })
    const { code, said } = await call('calibrate', ...args.map((text) => (text === 'R' ? small() : text)), '--out', out)
    expect(code).toBe(2)
    expect(said).toMatch(sentence)
    expect(said.split('\n')).toHaveLength(1)
    expect(readdirSync(folder)).not.toContain('P.json')
  })

  it('sets an item aside when told, and says so', async () => {
    const { code, said } = await call(
      'calibrate',
      '--model',
      'rasch',
      '--responses',
      small(),
      '--set-aside',
      '--out',
      out,
    )
    expect(code).toBe(0)
    expect(said).toContain('Butir C disisihkan')
    expect(written().items.map(({ id }: { id: string }) => id)).toEqual(['A', 'B'])
  })
})
