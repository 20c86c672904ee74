import { describe, expect, it } from 'vitest'
import assessment from '../../data/assessment.json' with { type: 'json' }
import { COMPETENCIES, standardForTier } from '../competencies/competencies.ts'
import { competencyGaps } from './gaps.ts'
import { categorise, categoryScale, computeJpm, DEFAULT_CATEGORY_RECIPE as TABLE } from './jpm.ts'

const levels = (sum: number) => {
  const values: Record<string, number> = {}
  COMPETENCIES.forEach(({ code }, i) => {
    values[code] = Math.floor(sum / 9) + (i < sum % 9 ? 1 : 0)
  })
  return values
}

describe('computeJpm', () => {
  it.each(assessment.examples)(
    '$jenjang $capaian of $standar: $jpm',
    ({ jenjang, standar, capaian, jpm, pengisian, pemetaan }) => {
      const match = computeJpm(levels(capaian), standardForTier(jenjang)!, { capAtStandard: false })
      expect(match).toMatchObject({ outcome: 'complete', achieved: capaian, required: standar })
      if (match.outcome !== 'complete') throw new Error('incomplete')
      expect(match.jpm).toBeCloseTo(jpm, 2)
      expect(categorise(match.jpm, 'PENGISIAN_JABATAN', TABLE).code).toBe(pengisian)
      expect(categorise(match.jpm, 'PEMETAAN', TABLE).code).toBe(pemetaan)
    },
  )
  it('goes over 100 without the cap and stays at 100 with it', () => {
    const standard = standardForTier('PENGAWAS')!
    expect(computeJpm(levels(27), standard, { capAtStandard: false })).toMatchObject({ jpm: 150 })
    expect(computeJpm(levels(27), standard, { capAtStandard: true })).toMatchObject({ jpm: 100 })
  })
  it('meets a boundary exactly wherever whole levels can', () => {
    const met = new Set<number>()
    for (let required = 9; required <= 45; required += 1) {
      for (let achieved = 0; achieved <= 45; achieved += 1) {
        for (const { min, code } of [...categoryScale('PEMETAAN', TABLE), ...categoryScale('JOBFIT', TABLE)]) {
          if (achieved * 100 !== min * required) continue
          const match = computeJpm(levels(achieved), levels(required), { capAtStandard: false })
          if (match.outcome !== 'complete') throw new Error('incomplete')
          expect([match.jpm >= min, code]).toEqual([true, code])
          met.add(min)
        }
      }
    }
    expect([...met]).toEqual(expect.arrayContaining([80, 90]))
  })
  it('names what is not measured instead of a number', () => {
    const { 'M.03': _, ...rest } = levels(27)
    expect(computeJpm(rest, standardForTier('ADMINISTRATOR')!, { capAtStandard: false })).toEqual({
      outcome: 'incomplete',
      missing: ['M.03'],
      reason: 'levels',
    })
  })
})

describe('categorise', () => {
  it.each([
    ['PENGISIAN_JABATAN', 80, 'MS'],
    ['PENGISIAN_JABATAN', 79.9999999, 'MMS'],
    ['PENGISIAN_JABATAN', 68, 'MMS'],
    ['PENGISIAN_JABATAN', 67.9999999, 'KMS'],
    ['JOBFIT', 80, 'MS'],
    ['PEMETAAN', 90, 'O'],
    ['PEMETAAN', 89.9999999, 'CO'],
    ['PEMETAAN', 78, 'CO'],
    ['PEMETAAN', 77.9999999, 'KO'],
  ] as const)('%s at %d is %s: the lower boundary belongs to the better word', (purpose, jpm, code) => {
    expect(categorise(jpm, purpose, TABLE).code).toBe(code)
  })
})

it('takes the boundaries and words of the version it is given', () => {
  const later = {
    ...TABLE,
    version: '2027-1',
    scales: {
      ...TABLE.scales,
      O_CO_KO: [
        { code: 'B', name: 'Baik', min: 85 },
        { code: 'C', name: 'Cukup', min: 0 },
      ],
    },
  }
  expect(categorise(85, 'PEMETAAN', later).code).toBe('B')
  expect(categorise(85, 'PEMETAAN', TABLE).code).toBe('CO')
  expect(() => categorise(85, 'PEMETAAN', { ...TABLE, purposes: [] })).toThrow('no categories for purpose PEMETAAN')
})

describe('competencyGaps', () => {
  it('reports every gap, the largest shortfall first', () => {
    const gaps = competencyGaps({ 'M.01': 1, 'M.02': 4, 'M.03': 2 }, { 'M.01': 3, 'M.02': 3, 'M.03': 3 })
    expect(gaps.map(({ code, gap }) => [code, gap])).toEqual([
      ['M.01', -2],
      ['M.03', -1],
      ['M.02', 1],
    ])
  })
})
