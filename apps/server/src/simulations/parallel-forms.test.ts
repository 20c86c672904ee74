import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { explore, type Scenario, structureDifferences } from '@petakom/domain'
import { describe, expect, it } from 'vitest'
import { readSimulation } from './read-simulation.ts'

const FOLDER = join(import.meta.dirname, '../../../../data/simulations')
/** Most that the mean share of points of a policy may differ between forms. */
const MOST_APART = 0.03

const scenarios = await Promise.all(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .map(async (name) => {
      const reading = await readSimulation(join(FOLDER, name))
      if (reading.outcome === 'refused') throw new Error(`${name}: ${JSON.stringify(reading.problems.slice(0, 3))}`)
      return reading.scenario
    }),
)
const families = Object.entries(Object.groupBy(scenarios, ({ family }) => family)).flatMap(([family, forms = []]) =>
  forms.slice(1).map((form) => [`${family}: ${form.code} and ${forms[0]!.code}`, forms[0]!, form] as const),
)

describe.each(families)('%s', (_name, one, other) => {
  it('have one structure', () => {
    expect(structureDifferences(one, other)).toEqual([])
  })
  it('have another surface: no title, person, message or option in the same words', () => {
    const wordsOf = ({ title, actors, messages }: Scenario) => [
      title,
      ...actors.map(({ name }) => name),
      ...messages.flatMap(({ subject, body, options = [] }) => [
        subject,
        ...body,
        ...options.map(({ label }) => label),
      ]),
    ]
    const words = new Set(wordsOf(one))
    expect(wordsOf(other).filter((text) => words.has(text))).toEqual([])
  })
  it('give every policy of play the same share of points, within three hundredths', () => {
    const meansOf = (form: Scenario) =>
      explore(form, { runs: 300, seed: 1 }).policies.map(({ policy, mean }) => [policy, mean] as const)
    const means = new Map(meansOf(one))
    for (const [policy, mean] of meansOf(other)) {
      expect(means.has(policy)).toBe(true)
      expect(Math.abs(mean - means.get(policy)!)).toBeLessThanOrEqual(MOST_APART)
    }
  })
})
