import { describe, expect, it } from 'vitest'
import { type TalentFacts, talentPosition } from './talent-box.ts'
import { DEFAULT_TALENT_RECIPE, TALENT_BOXES } from './talent-recipe.ts'

const nothing: TalentFacts = {
  predicate: null,
  jpm: null,
  potentialAspectsMeasured: 0,
  potentialScore: null,
  education: null,
  discipline: null,
  yearsInPost: null,
}
const place = (facts: Partial<TalentFacts>) => talentPosition({ ...nothing, ...facts }, DEFAULT_TALENT_RECIPE)

describe('talentPosition', () => {
  it.each([
    ['SANGAT_BAIK', 100, 9],
    ['SANGAT_BAIK', 70, 7],
    ['SANGAT_BAIK', 40, 4],
    ['BUTUH_PERBAIKAN', 100, 8],
    ['BUTUH_PERBAIKAN', 70, 5],
    ['BUTUH_PERBAIKAN', 40, 2],
    ['KURANG', 100, 6],
    ['KURANG', 70, 3],
    ['KURANG', 40, 1],
  ])('predicate %s and JPM %d: box %d, by the official numbering', (predicate, jpm, box) => {
    expect(place({ predicate, jpm }).box).toBe(box)
  })
  it('takes a threshold into the higher band', () => {
    expect(place({ predicate: 'BAIK', jpm: 80 }).box).toBe(9)
    expect(place({ predicate: 'BAIK', jpm: 79.999 }).box).toBe(7)
  })
  it('leaves what is missing out of sum and weight, names it, and calls the position provisional', () => {
    const { potential, status } = place({
      predicate: 'BAIK',
      jpm: 90,
      discipline: 'TIDAK_PERNAH',
      potentialAspectsMeasured: 3,
    })
    expect(potential.value).toBeCloseTo((20 * 90 + 15 * 100) / 35, 12)
    expect(potential.coverage).toBeCloseTo(0.35, 12)
    expect(potential.parts.find(({ code }) => code === 'PENILAIAN_POTENSI')?.missing).toBe(
      '3 dari 8 aspek potensi terukur.',
    )
    expect(status).toBe('provisional')
  })
  it('guesses no box where an axis has nothing', () => {
    expect(place({ jpm: 90 })).toMatchObject({ box: null, status: 'unknown' })
  })
  it('caps the JPM at 100', () => {
    expect(place({ predicate: 'BAIK', jpm: 140 }).potential.value).toBe(100)
  })
  it('counts potensi only when all eight aspects were measured', () => {
    const part = (potentialAspectsMeasured: number) =>
      place({ potentialAspectsMeasured, potentialScore: 85 }).potential.parts.find(
        ({ code }) => code === 'PENILAIAN_POTENSI',
      )
    expect(part(7)).toMatchObject({ score: null, missing: '7 dari 8 aspek potensi terukur.' })
    expect(part(8)).toMatchObject({ score: 85, missing: null })
  })
  it.each([
    [2.999, 60],
    [3, 80],
    [4.999, 80],
    [5, 100],
    [0, 60],
    [-0.1, null],
  ])('scores %d years in post as %j', (yearsInPost, score) => {
    const parts = place({ yearsInPost }).potential.parts
    expect(parts.find(({ code }) => code === 'PENGALAMAN')?.score).toBe(score)
  })
  it('is full only when every part of a recipe is measured', () => {
    const recipe = {
      ...DEFAULT_TALENT_RECIPE,
      performance: DEFAULT_TALENT_RECIPE.performance.filter(({ code }) => code === 'PREDIKAT'),
      potential: DEFAULT_TALENT_RECIPE.potential.filter(({ code }) => code === 'PENILAIAN_KOMPETENSI'),
    }
    expect(talentPosition({ ...nothing, predicate: 'BAIK', jpm: 90 }, recipe).status).toBe('full')
  })
  it('names a reason for every part without a score', () => {
    const { potential, performance } = place({})
    for (const { score, missing } of [...potential.parts, ...performance.parts]) {
      expect(score).toBeNull()
      expect(missing).toMatch(/\.$/)
    }
  })
})

describe('DEFAULT_TALENT_RECIPE', () => {
  it('weighs 100 on each axis', () => {
    for (const axis of [DEFAULT_TALENT_RECIPE.performance, DEFAULT_TALENT_RECIPE.potential]) {
      expect(axis.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
    }
  })
  it('has a text for each of the nine boxes; succession pools are 7, 8 and 9', () => {
    expect(TALENT_BOXES.map(({ box }) => box)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(TALENT_BOXES.filter(({ successionPool }) => successionPool).map(({ box }) => box)).toEqual([7, 8, 9])
  })
})
