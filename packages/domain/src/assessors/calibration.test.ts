import { describe, expect, it } from 'vitest'
import { addMonths, type CalibrationRule, judgeCalibration, type RatedCase } from './calibration.ts'
import { type CaseRating, checkTrainingCase, type TrainingCase } from './training-case.ts'

const rule: CalibrationRule = {
  ...{ version: 'uji', validFrom: '2020-01-01', source: 'uji', confidence: 'low' },
  ...{ leastExact: 0.5, leastAdjacent: 0.9, mostBias: 0.5, leastSensitivity: 1, validMonths: 12, retryAfterDays: 1 },
}
const anchors = [0, 1, 2, 3, 4, 5].map((level) => ({ level, text: `Level ${level}` }))
const COMPETENCIES = ['M.02', 'M.03', 'M.08']
const PERSONS = ['a', 'b', 'c']
const AGREED: Record<string, number[]> = { a: [1, 2, 2], b: [3, 2, 3], c: [4, 4, 3] }
const gold = PERSONS.flatMap((person) =>
  COMPETENCIES.map((competency, at) => ({
    ...{ person, competency, level: AGREED[person]![at]!, reason: 'karena' },
    evidence: [`${person}${at}`],
  })),
)
const content: TrainingCase = {
  kind: 'group-discussion',
  title: 'Uji',
  source: 'uji',
  tiers: ['PENGAWAS'],
  situation: ['Uji.'],
  persons: PERSONS.map((id) => ({ id, name: id.toUpperCase() })),
  // Each person says one line for each competency and one more that shows none.
  lines: PERSONS.flatMap((who) => [0, 1, 2, 3].map((at) => ({ id: `${who}${at}`, at: '00.01', who, text: 'kata' }))),
  competencies: COMPETENCIES.map((competency) => ({ competency, focus: 'x', indicators: [], anchors })),
  gold,
}
const judge = (change: (rating: CaseRating) => CaseRating) => {
  const rated: RatedCase = { content, ratings: gold.map(({ reason: _, ...rating }) => change(rating)) }
  return judgeCalibration([rated], rule)
}
const unmet = (change: (rating: CaseRating) => CaseRating) =>
  judge(change).criteria.flatMap(({ name, isMet }) => (isMet ? [] : [name]))

describe('judgeCalibration', () => {
  it('passes one who sees what was agreed', () => {
    const found = judge((rating) => rating)
    expect(found).toMatchObject({ passed: true, accuracy: { cells: 9, exact: 1, bias: 0 } })
    expect(found.bias).toEqual(COMPETENCIES.map((competency) => ({ competency, bias: 0, ratings: 3 })))
  })

  it('stops one who is lenient throughout, and says where', () => {
    const found = judge((rating) => ({ ...rating, level: rating.level + 1 }))
    expect(found).toMatchObject({ passed: false, accuracy: { bias: 1, exact: 0, adjacent: 1 } })
    expect(unmet((rating) => ({ ...rating, level: rating.level + 1 }))).toEqual(['exact', 'bias'])
    const one = judge((rating) => ({ ...rating, level: rating.level + (rating.competency === 'M.03' ? 1 : 0) }))
    expect(one.bias.find(({ competency }) => competency === 'M.03')!.bias).toBe(1)
    expect(one.passed).toBe(true)
  })

  it('stops one who gives everybody one level, though the mean is right', () => {
    expect(unmet((rating) => ({ ...rating, level: 3 }))).toContain('exact')
    expect(judge((rating) => ({ ...rating, level: 3 })).accuracy.correlation).toBeNull()
  })

  it('stops one who is right for reasons that nobody else sees', () => {
    const blind = (rating: CaseRating) => ({ ...rating, evidence: [`${rating.person}3`] })
    expect(unmet(blind)).toEqual(['sensitivity'])
    const everything = (rating: CaseRating) => ({
      ...rating,
      evidence: [0, 1, 2, 3].map((at) => `${rating.person}${at}`),
    })
    expect(unmet(everything)).toEqual(['sensitivity'])
  })

  it('does not judge half an exercise', () => {
    expect(() => judgeCalibration([{ content, ratings: [] }], rule)).toThrow(RangeError)
  })
})

describe('checkTrainingCase', () => {
  const faults = (change: Partial<TrainingCase>) =>
    checkTrainingCase({ ...content, ...change }).map(({ fault }) => fault)
  it('finds nothing in a whole case', () => expect(checkTrainingCase(content)).toEqual([]))
  it('wants an agreed level for each person and competency, from lines of that person', () => {
    expect(faults({ gold: gold.slice(1) })).toEqual(['CASE_GOLD_INCOMPLETE'])
    const first = (evidence: string[]) => ({ gold: [{ ...gold[0]!, evidence }, ...gold.slice(1)] })
    expect(faults(first([]))).toEqual(['CASE_EVIDENCE_NONE'])
    expect(faults(first(['b1']))).toEqual(['CASE_EVIDENCE_OF_OTHER'])
    expect(faults(first(['z9']))).toEqual(['CASE_EVIDENCE_UNKNOWN'])
    expect(faults({ gold: gold.map((one) => ({ ...one, level: 2 })) })).toEqual(['CASE_GOLD_FLAT'])
    expect(faults({ gold: [...gold, { ...gold[0]!, person: 'z' }] })).toContain('CASE_GOLD_UNKNOWN')
  })
  it('wants ids once and six anchors', () => {
    expect(faults({ lines: [...content.lines, content.lines[0]!] })).toEqual(['CASE_ID_TWICE'])
    const short = content.competencies.map((one) => ({ ...one, anchors: anchors.slice(1) }))
    expect(faults({ competencies: short })).toContain('CASE_ANCHORS')
  })
})

it.each([
  ['2026-01-15', 12, '2027-01-15'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-11-30', 3, '2027-02-28'],
])('adds months to a day: %s and %i', (day, months, expected) => expect(addMonths(day, months)).toBe(expected))
