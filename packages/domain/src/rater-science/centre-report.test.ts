import { createRandom } from '@petakom/psychometrics'
import { describe, expect, it } from 'vitest'
import { DEFAULT_COMBINING_RECIPE } from '../final-level/recipe.ts'
import { exerciseAgreement } from './cell-agreement.ts'
import { centreReliability } from './centre-reliability.ts'
import { type CentreRating, centreReport } from './index.ts'
import { methodCells } from './method-cells.ts'

const RULES = DEFAULT_COMBINING_RECIPE.ratings
const COMPETENCIES = ['M.01', 'M.02', 'M.03', 'M.04']
const EXERCISES = ['LGD', 'RP', 'WAW']
const SEVERITY: Readonly<Record<string, number>> = { R2: 0.8, R5: -0.8 }

/** Two raters of each person in each exercise, turning through eight; levels 0 to 5. */
function draw({
  persons = 60,
  seed = 3,
  exerciseSpread = 0.5,
  severe = 1,
  always = null as number | null,
} = {}): CentreRating[] {
  const random = createRandom(seed)
  return Array.from({ length: persons }, (_, p) => {
    const ability = 0.8 * random.normal()
    const own = COMPETENCIES.map(() => 0.5 * random.normal())
    return EXERCISES.flatMap((exercise, e) => {
      const shown = exerciseSpread * random.normal()
      return [0, 1].flatMap((turn) => {
        const rater = `R${(p + 3 * e + turn * (1 + (p % 3))) % 8}`
        return COMPETENCIES.map((competency, c) => {
          const seen = 2.5 + ability + own[c]! + shown - severe * (SEVERITY[rater] ?? 0) + 0.5 * random.normal()
          const score = always ?? Math.min(5, Math.max(0, Math.round(seen)))
          return { person: `P${p}`, exercise, competency, rater, score, day: `2025-10-0${1 + (p % 3)}` }
        })
      })
    })
  }).flat()
}

describe('centreReport', () => {
  it('recovers planted severities and gives the corrections that results are made with', async () => {
    const report = await centreReport(draw(), RULES)
    const points = (rater: string) => report.study.raters.find((one) => one.rater === rater)!.severity!.points
    expect(points('R2')).toBeGreaterThan(0.5)
    expect(points('R2')).toBeLessThan(1.1)
    expect(points('R5')).toBeLessThan(-0.5)
    const findings = report.advice.raters.flatMap(({ findings }) => findings.map(({ reason }) => reason.code))
    expect(findings).toContain('RATER_SEVERE')
    expect(findings).toContain('RATER_LENIENT')
    expect(report.use.map(({ levels }) => levels.reduce((sum, count) => sum + count, 0))).toEqual(
      report.advice.raters.map(({ ratings }) => ratings),
    )
  })

  it('lives with all raters giving one value', async () => {
    const report = await centreReport(draw({ persons: 12, always: 3 }), RULES)
    expect(report.advice.general.map(({ reason }) => reason.code)).toEqual(['RATERS_ONE_SCORE'])
    expect(report.study).toMatchObject({ problem: 'no-model', variancesFrom: 'ratings' })
    expect(report.study.raters.every(({ severity }) => severity === null)).toBe(true)
    expect(report.agreement[0]).toMatchObject({ exact: 1, withinOne: 1, iccOne: null, alpha: null })
    expect(report.effect).toEqual({ sameCompetency: null, sameExercise: null, neither: null })
    expect(report.reliability).toEqual({ studies: [], plan: [], enough: [] })
    expect(JSON.stringify(report)).not.toContain('NaN')
  })

  it('lives with a rater of three ratings and with none at all', async () => {
    const few = COMPETENCIES.slice(0, 3).map((competency) => ({
      ...{ person: 'P1', exercise: 'LGD', competency, rater: 'R9', score: 2, day: '2025-10-02' },
    }))
    const report = await centreReport([...draw(), ...few], RULES)
    expect(report.study.raters.find(({ rater }) => rater === 'R9')).toMatchObject({ ratings: 3, severity: null })
    expect(report.advice.raters.find(({ rater }) => rater === 'R9')!.findings[0]!.reason.code).toBe('RATER_FEW')
    expect(await centreReport([], RULES)).toMatchObject({ ratings: 0, agreement: [], use: [] })
    const one = await centreReport(few, RULES)
    expect(one.reliability.studies).toEqual([])
  })
})

describe('exerciseAgreement', () => {
  const rating = (person: string, rater: string, score: number): CentreRating => ({
    ...{ person, rater, score, exercise: 'LGD', competency: 'M.01', day: '2025-10-01' },
  })
  it('counts pairs within cells, by hand', () => {
    const found = exerciseAgreement('LGD', [
      ...[rating('A', 'x', 2), rating('A', 'y', 2), rating('B', 'x', 4), rating('B', 'z', 3)],
      ...[rating('C', 'y', 1), rating('C', 'z', 3), rating('D', 'x', 5)],
    ])
    expect(found).toMatchObject({ persons: 4, raters: 3, cells: 3, each: 2, difference: 1 })
    expect(found.exact).toBeCloseTo(1 / 3, 12)
    expect(found.withinOne).toBeCloseTo(2 / 3, 12)
    // Between 2 * var(2, 3.5, 2) = 1.5, within (0 + 0.5 + 2) / 3: (1.5 - 5/6) / (1.5 + 5/6).
    expect(found.iccOne).toBeCloseTo((1.5 - 5 / 6) / (1.5 + 5 / 6), 12)
    expect(found.iccMean).toBeCloseTo(1 - 5 / 6 / 1.5, 12)
  })
})

describe('methodCells', () => {
  it('tells an exercise that adds something by itself from competencies that show everywhere', () => {
    const strong = methodCells(draw({ exerciseSpread: 1.2 })).effect
    const weak = methodCells(draw({ exerciseSpread: 0 })).effect
    expect(strong.sameExercise! - strong.neither!).toBeGreaterThan(0.3)
    expect(weak.sameCompetency!).toBeGreaterThan(weak.sameExercise!)
    const cells = methodCells(draw()).cells
    expect(cells).toHaveLength(12)
    expect(cells[0]).toMatchObject({ persons: 60, ratings: 120 })
  })
})

describe('centreReliability', () => {
  const found = centreReliability(draw({ persons: 400, severe: 0 }))
  it('studies the whole first, then each competency, and finds the variances that levels were drawn with', () => {
    expect(found.studies.map(({ competency }) => competency)).toEqual([null, ...COMPETENCIES])
    const [whole, ...single] = found.studies
    expect(whole!.design).toBe('r:(p x e)')
    expect(single.every(({ design }) => design === 'r:(p x e)')).toBe(true)
    // Drawn with 0.8^2 + 0.5^2 / 4 between persons and 0.5^2 between exercises.
    const variance = (name: string) => whole!.components.find((one) => one.name === name)!.variance
    expect(variance('p')).toBeGreaterThan(0.55)
    expect(variance('p')).toBeLessThan(0.85)
    expect(variance('pe')).toBeGreaterThan(0.15)
    expect(variance('pe')).toBeLessThan(0.35)
  })
  it('promises more of more exercises and assessors, and names the fewest that are enough', () => {
    const at = (exercises: number, raters: number) =>
      found.plan.find((one) => one.exercises === exercises && one.raters === raters)!
    expect(at(4, 2).dependability!).toBeGreaterThan(at(3, 2).dependability!)
    expect(at(3, 3).dependability!).toBeGreaterThan(at(3, 2).dependability!)
    // As it was: three exercises with two assessors each.
    expect(at(3, 2).dependability!).toBeCloseTo(found.studies[0]!.dependability!, 2)
    expect(at(3, 2).standardError).toBeCloseTo(found.studies[0]!.standardError, 2)
    const [enough] = found.enough
    expect(enough!.wanted).toBe(0.7)
    for (const plan of enough!.plans) expect(plan.dependability!).toBeGreaterThanOrEqual(0.7)
  })
  it('falls back to one exercise, where only raters can be added', () => {
    const one = centreReliability(draw().filter(({ exercise }) => exercise === 'LGD'))
    expect(one.studies[0]!.design).toBe('r:p')
    expect(new Set(one.plan.map(({ exercises }) => exercises))).toEqual(new Set([1]))
  })
})
