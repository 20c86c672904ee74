import { describe, expect, it } from 'vitest'
import { generalisabilityStudy, planGrid, planStudy, smallestPlans } from './index.ts'
import { simulateScores } from './testing/simulate-scores.ts'

/** Variances by hand: p 4, e 1, r 0.5, pe 2, pr 1, er 0.25, per 3. */
const STUDY = {
  design: 'p x e x r' as const,
  covariance: null,
  components: [4, 1, 0.5, 2, 1, 0.25, 3].map((variance, b) => ({
    name: ['p', 'e', 'r', 'pe', 'pr', 'er', 'per'][b]!,
    levels: 10,
    raw: variance,
    variance,
    standardError: null,
    share: null,
  })),
}

describe('planStudy', () => {
  it('divides each component by what its plan averages over', () => {
    const plan = { exercises: 4, raters: 2 }
    const same = planStudy(STUDY, plan)
    expect(same.relativeError).toBeCloseTo(2 / 4 + 1 / 2 + 3 / 8, 12)
    expect(same.absoluteError).toBeCloseTo(same.relativeError + 1 / 4 + 0.5 / 2 + 0.25 / 8, 12)
    expect(same.generalisability.value).toBeCloseTo(4 / 5.375, 12)
    const byExercise = planStudy(STUDY, plan, 'by-exercise')
    expect(byExercise.relativeError).toBeCloseTo(2 / 4 + 1 / 8 + 3 / 8, 12)
    expect(byExercise.absoluteError).toBeCloseTo(1 + 1 / 4 + 0.5 / 8 + 0.25 / 8, 12)
    // Severity moves ranks where everybody has other raters.
    const rotating = planStudy(STUDY, plan, 'rotating')
    expect(rotating.relativeError).toBeCloseTo(1 + 0.5 / 8 + 0.25 / 8, 12)
    expect(rotating.absoluteError).toBeCloseTo(byExercise.absoluteError, 12)
  })

  it('gives the observed coefficients back for the numbers that were there', () => {
    const deviations = { p: 8, e: 4, r: 3, pe: 5, pr: 4, er: 2, per: 6 }
    const draw = { persons: 40, exercises: 4, raters: 3, mean: 60, seed: 4, deviations }
    const study = generalisabilityStudy(simulateScores(draw), 'p x e x r')
    const planned = planStudy(study, { exercises: 4, raters: 3 })
    expect(planned.generalisability.value).toBeCloseTo(study.observed.generalisability.value!, 10)
    expect(planned.dependability.standardError).toBeCloseTo(study.observed.dependability.standardError!, 10)
    expect(planned.generalisability.standardError!).toBeGreaterThan(0)
  })

  it('refuses half a rater', () => {
    expect(() => planStudy(STUDY, { exercises: 2, raters: 1.5 })).toThrow(/raters 1.5/)
  })
})

describe("plans for Brennan's (2001, p. 116) raters nested in tasks", () => {
  /** His components: p, t, pt, r:t, pr:t. */
  const components = [0.4731, 0.3252, 0.5596, 0.6475, 2.3802].map((variance, b) => ({
    ...{ name: ['p', 'e', 'pe', 'r:e', 'pr:e'][b]!, levels: 3, raw: variance, variance },
    ...{ standardError: null, share: null },
  }))
  const study = { design: 'p x (r:e)' as const, components, covariance: null }

  it('rise with tasks and raters, dependability never above generalisability', () => {
    const grid = planGrid(study, { exercises: 6, raters: 4 })
    for (const { generalisability, dependability } of grid)
      expect(dependability.value!).toBeLessThan(generalisability.value!)
    expect(grid.at(-1)!.generalisability.value!).toBeGreaterThan(grid[0]!.generalisability.value!)
  })

  it('name the fewest ratings that reach a coefficient, and none beyond what is tried', () => {
    const wanted = { reliability: 0.8, coefficient: 'generalisability' as const, most: { exercises: 50, raters: 50 } }
    const [found] = smallestPlans(study, wanted)
    expect(found!.generalisability.value!).toBeGreaterThanOrEqual(0.8)
    const fewer = planStudy(study, { exercises: found!.exercises - 1, raters: found!.raters })
    expect(fewer.generalisability.value!).toBeLessThan(0.8)
    expect(smallestPlans(study, { ...wanted, reliability: 0.9999, most: { exercises: 5, raters: 5 } })).toEqual([])
  })
})

describe('smallestPlans', () => {
  it('names every combination that cannot be made smaller, found again by trying all', () => {
    for (const coefficient of ['generalisability', 'dependability'] as const) {
      const most = { exercises: 12, raters: 6 }
      const found = smallestPlans(STUDY, { reliability: 0.75, coefficient, raterPlan: 'rotating', most })
      const enough = (exercises: number, raters: number) =>
        exercises > 0 && raters > 0 && planStudy(STUDY, { exercises, raters }, 'rotating')[coefficient].value! >= 0.75
      const all = planGrid(STUDY, most, 'rotating').filter(
        ({ exercises, raters }) =>
          enough(exercises, raters) && !enough(exercises - 1, raters) && !enough(exercises, raters - 1),
      )
      expect(found.length).toBeGreaterThan(1)
      expect(found.map(({ exercises, raters }) => `${exercises}x${raters}`).sort()).toEqual(
        all.map(({ exercises, raters }) => `${exercises}x${raters}`).sort(),
      )
      expect(found.map(({ ratings }) => ratings)).toEqual(found.map(({ ratings }) => ratings).sort((a, b) => a - b))
    }
  })

  it('names none where more exercises and raters than can be had are needed', () => {
    const wanted = { reliability: 0.99, coefficient: 'dependability' as const, most: { exercises: 3, raters: 2 } }
    expect(smallestPlans(STUDY, wanted)).toEqual([])
    expect(() => smallestPlans(STUDY, { ...wanted, reliability: 1 })).toThrow(RangeError)
  })
})
