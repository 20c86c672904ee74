import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simulationJsonSchema } from '@petakom/contract'
import { COMPETENCIES, checkScenario, explore, type Scenario } from '@petakom/domain'
import { describe, expect, it } from 'vitest'
import { parseSimulation, readSimulation } from './read-simulation.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const FOLDER = join(ROOT, 'data/simulations')
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))
const INDICATORS = COMPETENCIES.flatMap(({ levels }) =>
  levels.flatMap(({ indicators }) => indicators.map(({ code }) => code)),
)

async function load(name: string): Promise<Scenario> {
  const reading = await readSimulation(join(FOLDER, name))
  if (reading.outcome === 'refused') throw new Error(JSON.stringify(reading.problems.slice(0, 3)))
  return reading.scenario
}

describe.each(NAMES)('%s', (name) => {
  it('is whole: nothing unknown, unreachable, unscored or given away', async () => {
    const scenario = await load(name)
    expect(checkScenario(scenario)).toEqual([])
    expect(scenario.code.toLowerCase()).toBe(name.replace('.yaml', ''))
    const minutes = scenario.clock.minutes / scenario.clock.pace
    expect(minutes).toBeGreaterThanOrEqual(40)
    expect(minutes).toBeLessThanOrEqual(60)
    for (const { indicator } of [...scenario.rules, ...scenario.rating]) expect(INDICATORS).toContain(indicator)
  })
  it('tells policies of play apart, and everything in it can come about', async () => {
    const found = explore(await load(name), { runs: 300, seed: 1 })
    expect(found.policies.map(({ policy }) => policy)).toEqual(['random', 'naive', 'careful', 'expert'])
    for (const { isAsExpected, policy } of found.policies) expect([policy, isAsExpected]).toEqual([policy, true])
    for (const { d } of found.separations) expect(d).toBeGreaterThan(0.8)
    const { neverArrived, neverHappened, neverFired, neverTaken } = found
    expect({ neverArrived, neverHappened, neverFired, neverTaken }).toEqual({
      ...{ neverArrived: [], neverHappened: [], neverFired: [], neverTaken: [] },
    })
  })
})

describe('a file that cannot be used', () => {
  const good = readFileSync(join(FOLDER, NAMES[0]!), 'utf8')
  const problemsOf = (text: string) => {
    const reading = parseSimulation(text)
    return reading.outcome === 'refused' ? reading.problems : []
  }
  const findingsOf = (text: string) => {
    const reading = parseSimulation(text)
    if (reading.outcome === 'refused') throw new Error(JSON.stringify(reading.problems))
    return checkScenario(reading.scenario).map(({ severity, code, where, about }) => [severity, code, where, about])
  }
  it('names each wrong value with its line and its place', () => {
    const lines = good.split('\n')
    const at = lines.findIndex((line) => line.includes('arrives: 8'))
    lines[at] = lines[at]!.replace('8', 'delapan')
    expect(problemsOf(lines.join('\n'))).toEqual([
      { line: at + 1, place: 'messages.2.arrives', reason: expect.stringMatching(/./) },
    ])
  })
  it.each([
    ['no YAML', 'a: [1, 2', 'bukan YAML'],
    ['a key that comes twice', `${good}\ncode: LAIN-1\n`, 'bukan YAML'],
    [
      'references that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(8)}*a]\nc: &c [${'*b,'.repeat(8)}*b]\nd: [${'*c,'.repeat(8)}*c]\n`,
      'alias',
    ],
    ['something else', 'satu: 1\n', 'belum diisi'],
  ])('%s is refused in one sentence', (_name, text, reason) => {
    expect(problemsOf(text)[0]!.reason).toContain(reason)
  })
  it('that is not there is told', async () => {
    const reading = await readSimulation(join(FOLDER, 'tidak-ada.yaml'))
    expect(reading).toMatchObject({ problems: [{ reason: 'tidak ada atau tidak dapat dibaca' }] })
  })
  it('of ten megabytes is refused unread', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'petakom-simulation-'))
    await writeFile(join(folder, 'besar.yaml'), '#'.repeat(10_000_000))
    const reading = await readSimulation(join(folder, 'besar.yaml'))
    await rm(folder, { recursive: true })
    expect(reading).toMatchObject({
      outcome: 'refused',
      problems: [{ line: null, reason: expect.stringContaining('10.0 MB') }],
    })
  })
  it.each([
    ['an unknown actor', 'from: wali-kota\n', 'from: gubernur\n', 'unknown-id', 'gubernur'],
    [
      'an event that waits for itself',
      'when: { after: listrik-mati }',
      'when: { after: pompa-mati }',
      'cycle',
      'pompa-mati',
    ],
    ['a message that nobody sends', 'arrives: 8\n', 'arrives: null\n', 'never-sent', 'lurah-minta'],
    ['a message after the end', 'arrives: 8\n', 'arrives: 900\n', 'after-the-end', '900'],
    [
      'an option that costs more than there ever is',
      'cost: { dana: 60 }',
      'cost: { dana: 600 }',
      'never-payable',
      'dana',
    ],
    ['an indicator of another competency', 'indicator: M.08.3.2', 'indicator: M.07.3.2', 'wrong-indicator', 'M.07.3.2'],
    ['an id that stands twice', '- id: cuaca-2', '- id: cuaca-1', 'duplicate-id', 'cuaca-1'],
  ])('%s is an error that names it', (_name, from, to, code, about) => {
    expect(good).toContain(from)
    expect(findingsOf(good.replace(from, to))).toContainEqual(['error', code, expect.any(String), about])
  })
  it('has a rule that never fires: playing tells', async () => {
    const scenario = await load(NAMES[0]!)
    const [rule] = scenario.rules
    const dead = { ...rule!, id: 'mati', pattern: { count: { kind: 'postpone' as const }, least: 5 } }
    const found = explore({ ...scenario, rules: [...scenario.rules, dead] }, { runs: 50, seed: 1 })
    expect(found.neverFired).toContain('mati')
  })
  it('gives the key away: by its words, or by the length of the best option every time', () => {
    const told = good.replace(
      'Air di jalan 30 sentimeter dan naik pelan.',
      'Kosongkan rumah berlantai rendah di Pasar Muara dan Tanjung sekarang, ke SMP dan Gedung Olahraga, dengan perahu dan truk.',
    )
    expect(findingsOf(told)).toContainEqual(['warning', 'key-in-message', 'messages lurah-minta', 'kosongkan-rendah'])
    const short = good.replaceAll(
      /(\{ id: (?!kosongkan-rendah|setuju-dengan|periksa-lalu|naik-siaga|ambulans|temui|sarankan-kosong|perkuat|jemput|dapur|siaran-sendiri|gilir|beri-izin)[a-z0-9-]+, label: )'[^']*'/g,
      "$1'Tidak'",
    )
    expect(findingsOf(short).map(([, code]) => code)).toContain('key-by-length')
    const long = short.replaceAll("label: 'Tidak'", `label: 'Tidak${' begitu'.repeat(40)}'`)
    const codes = findingsOf(long).map(([, code]) => code)
    expect(codes).toContain('key-by-shortness')
    expect(codes).not.toContain('key-by-length')
  })
  it('gives the key away by putting the best option first every time', async () => {
    const scenario = await load(NAMES[0]!)
    const best = scenario.rules.flatMap(({ points, pattern }) =>
      points > 0 && 'act' in pattern && typeof pattern.act.option === 'string' ? [pattern.act.option] : [],
    )
    const messages = scenario.messages.map(({ options = [], ...message }) => ({
      ...message,
      options: options.toSorted((a, b) => Number(best.includes(b.id)) - Number(best.includes(a.id))),
    }))
    expect(checkScenario({ ...scenario, messages })).toEqual([
      expect.objectContaining({ severity: 'warning', code: 'key-by-place' }),
    ])
  })
})

it('has a published JSON Schema that is the one in force', () => {
  const published = JSON.parse(readFileSync(join(ROOT, 'docs/simulation.schema.json'), 'utf8'))
  expect(published).toEqual(JSON.parse(JSON.stringify(simulationJsonSchema())))
})
