import { createRandom } from '@petakom/psychometrics'
import { describe, expect, it } from 'vitest'
import { DEFAULT_COMBINING_RECIPE, ratingEvidence, type StudiedRating, studyRatings } from './index.ts'

const RULES = DEFAULT_COMBINING_RECIPE.ratings
const COMPETENCIES = ['M.01', 'M.02', 'M.03']
const EXERCISES = ['LGD', 'RP', 'WWC']

/** Two raters of each person and exercise in rotation; truth, exercise and rating effects are normal, severity is given. */
function draw(severities: readonly number[], { persons = 60, exercise = 0.5, noise = 0.6, seed = 3 } = {}) {
  const random = createRandom(seed)
  const truth = new Map<string, number>()
  const ratings: StudiedRating[] = []
  for (let p = 0; p < persons; p += 1) {
    for (const competency of COMPETENCIES) {
      const level = 2.7 + 0.8 * random.normal()
      truth.set(`P${p} ${competency}`, level)
      EXERCISES.forEach((name, e) => {
        const shown = level + exercise * random.normal()
        for (const step of [0, 1 + (p % 3)]) {
          const r = (p + 2 * e + step) % severities.length
          const score = Math.round(Math.min(5, Math.max(0, shown - severities[r]! + noise * random.normal())))
          ratings.push({ person: `P${p}`, exercise: name, competency, rater: `R${r}`, score })
        }
      })
    }
  }
  return { ratings, truth }
}

describe('studyRatings', () => {
  it('finds planted severities within their errors, and the variances', async () => {
    const planted = [0.8, 0.3, 0, 0, -0.3, -0.8, 0, 0]
    const { ratings } = draw(planted, { persons: 120 })
    const study = await studyRatings(ratings, RULES)
    expect(study).toMatchObject({ ratings: 120 * 18, problem: null, variancesFrom: 'ratings' })
    study.raters.forEach(({ rater, severity }) => {
      const off = severity!.points - planted[Number(rater.slice(1))]!
      expect(Math.abs(off), rater).toBeLessThan(0.2)
      expect(severity!.standardError).toBeGreaterThan(0.02)
      expect(severity!.standardError).toBeLessThan(0.2)
    })
    // 0.5 squared; 0.6 squared and 1/12 of rounding.
    expect(study.variances.exercise).toBeCloseTo(0.25, 1)
    expect(study.variances.rating).toBeCloseTo(0.36 + 1 / 12, 1)
    // Planted severities spread by 0.21.
    expect(study.unknownSeverity).toBeCloseTo(0.21, 1)
  })

  it('says the same whatever the order of the ratings', async () => {
    const { ratings } = draw([0.5, 0, -0.5, 0])
    expect(await studyRatings(ratings.toReversed(), RULES)).toEqual(await studyRatings(ratings, RULES))
  })

  it('throws for a rating repeated with another score, which the database holds off', async () => {
    const [first] = draw([0, 0, 0, 0]).ratings
    await expect(studyRatings([first!, { ...first!, score: 6 - first!.score }], RULES)).rejects.toThrow(/two scores/)
  })

  it('takes a rater of three ratings as of unknown severity', async () => {
    const { ratings } = draw([0.5, 0, -0.5, 0])
    const few = [0, 18, 36].map((i) => ({ ...ratings[i]!, rater: 'R9' }))
    const study = await studyRatings([...ratings, ...few], RULES)
    expect(study.raters.find(({ rater }) => rater === 'R9')).toEqual({ rater: 'R9', ratings: 3, severity: null })
  })

  it('knows no severity where all give one value, and does not take that for precision', async () => {
    const { ratings } = draw([0, 0, 0, 0])
    const study = await studyRatings(
      ratings.map((rating) => ({ ...rating, score: 3 })),
      RULES,
    )
    expect(study).toMatchObject({ problem: 'no-model', variances: RULES.least, unknownSeverity: RULES.unknownSeverity })
    expect(study.raters.every(({ severity }) => severity === null)).toBe(true)
  })

  it('knows no severity where no person links the raters, and assumes variances for few people or none', async () => {
    const apart = ['A', 'B'].flatMap((rater, p) =>
      COMPETENCIES.map((competency, i) => ({ person: `P${p}`, exercise: 'WWC', competency, rater, score: i })),
    )
    expect(await studyRatings(apart, RULES)).toMatchObject({ problem: 'not-linked', variances: RULES.assumed })
    expect(await studyRatings([], RULES)).toMatchObject({ ratings: 0, raters: [], variancesFrom: 'recipe' })
  })
})

describe('ratingEvidence', () => {
  it('comes nearer to the truth than the plain mean, with errors as large as they say', async () => {
    const { ratings, truth } = draw([1, 0.6, 0, 0, -0.6, -1], { persons: 150, seed: 11 })
    const study = await studyRatings(ratings, RULES)
    const found = [...Map.groupBy(ratings, ({ person, competency }) => `${person} ${competency}`)].map(([key, own]) => {
      const { value, standardError, mechanical } = ratingEvidence(own, null, study, RULES)!
      return { off: value - truth.get(key)!, plain: mechanical.uncorrected - truth.get(key)!, standardError }
    })
    const rms = (values: readonly number[]) => Math.sqrt(values.reduce((sum, one) => sum + one ** 2, 0) / values.length)
    expect(rms(found.map(({ off }) => off))).toBeLessThan(rms(found.map(({ plain }) => plain)))
    // One is what errors that tell the truth give; rounding and the ends of the scale take their part.
    const spread = rms(found.map(({ off, standardError }) => off / standardError))
    expect(spread).toBeGreaterThan(0.8)
    expect(spread).toBeLessThan(1.25)
  })

  it('takes the agreed level where the recipe says so, no more certain than the ratings', async () => {
    const { ratings } = draw([0.5, 0, -0.5, 0])
    const study = await studyRatings(ratings, RULES)
    const own = ratings.filter(({ person, competency }) => person === 'P0' && competency === 'M.01')
    const mechanical = ratingEvidence(own, null, study, RULES)!
    const agreed = ratingEvidence(own, 4, study, RULES)!
    expect(agreed).toMatchObject({
      value: 4,
      isAgreed: true,
      mechanical: mechanical.mechanical,
      source: 'LGD, RP, WWC',
    })
    expect(agreed.standardError ** 2).toBeCloseTo(mechanical.standardError ** 2 + 1 / 12, 12)
    expect(ratingEvidence(own, 4, study, { ...RULES, source: 'mechanical' })).toMatchObject({
      value: mechanical.value,
      agreed: 4,
      isAgreed: false,
    })
    expect(ratingEvidence([], 4, study, RULES)).toBeNull()
  })
})
