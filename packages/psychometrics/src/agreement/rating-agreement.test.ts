import { describe, expect, it } from 'vitest'
import { suitedStudy } from '../generalisability/index.ts'
import { simulateRatings } from '../raters/simulate-ratings.ts'
import { icc, ratingAgreement } from './index.ts'

const DESIGN = {
  persons: 60,
  spread: 1.5,
  items: [-0.5, 0, 0.5],
  raters: [0.3, 0, -0.3],
  steps: [-1, 0, 1],
  seed: 3,
}
const crossed = simulateRatings({ ...DESIGN, ratersEach: 3 })
const rotated = simulateRatings({ ...DESIGN, ratersEach: 2 })

describe('ratingAgreement', () => {
  it('gives for one item what the functions give for its table', () => {
    const one = crossed.filter(({ item }) => item === 'I1')
    const found = ratingAgreement(one)
    const persons = [...new Set(one.map(({ person }) => person))]
    const rows = persons.map((id) =>
      ['R01', 'R02', 'R03'].map((name) => one.find(({ person, rater }) => person === id && rater === name)!.score),
    )
    expect(found).toMatchObject({ persons: 60, items: 1, raters: 3, ratings: 180, byItem: [], meanOfItems: null })
    expect(found.all.icc).toEqual(icc(rows))
    expect(found.all.cohen.map(({ raters }) => raters)).toEqual([
      ['R01', 'R02'],
      ['R01', 'R03'],
      ['R02', 'R03'],
    ])
  })

  it('speaks of each item, and of the mean over items, which is more reliable than one item', () => {
    const found = ratingAgreement(crossed)
    expect(found.byItem.map(({ item }) => item)).toEqual(['I1', 'I2', 'I3'])
    const ofOne = found.byItem.map((row) => row.icc!.forms[1]!.value!)
    expect(found.meanOfItems!.forms[1]!.value!).toBeGreaterThan(Math.max(...ofOne))
  })

  it('says why there is no index of complete subjects where each person has other raters', () => {
    const found = ratingAgreement(rotated)
    expect(found.all).toMatchObject({ complete: 0, icc: null, fleiss: null, light: null })
    expect(found.all.refused).toMatch(/0 subjects were rated by all 3 raters/)
    expect(found.all.krippendorff.interval.value).toBeGreaterThan(0)
    expect(found.all.cohen.length).toBeGreaterThan(0)
  })
})

describe('the study that suits such ratings', () => {
  it('is the crossed one where all raters rated all; in turns too, for nobody is left out', () => {
    expect(suitedStudy(crossed)!.design).toBe('p x e x r')
    expect(suitedStudy(crossed.filter(({ item }) => item === 'I1'))!.design).toBe('p x r')
    expect(suitedStudy(crossed.filter(({ rater }) => rater === 'R01'))!.design).toBe('p x e')
    expect(suitedStudy(rotated)).toMatchObject({
      design: 'p x e x r',
      persons: new Set(rotated.map(({ person }) => person)).size,
    })
  })

  it('is none for one rating', () => {
    expect(suitedStudy(crossed.slice(0, 1))).toBeNull()
  })
})
