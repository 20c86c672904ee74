import { createRandom, type DatedRating } from '@petakom/psychometrics'
import { describe, expect, it } from 'vitest'
import { adviseOnRaters, type RaterAdvice } from './index.ts'

const COMPETENCIES = ['INT', 'KER', 'KOM', 'HAS']

interface Kind {
  readonly severity?: number
  /** From the second day on. */
  readonly later?: number
  /** Share of a competency's own part that the rater sees; 0 is pure halo. */
  readonly ownPart?: number
  /** Share of the distance from the middle of the scale that is kept. */
  readonly range?: number
  readonly noise?: number
  readonly always?: number
}

/** Three raters of each person in rotation, half of a person's competencies on each of two days, scores 0 to 5. */
function draw(kinds: readonly Kind[], seed = 1, persons = 72): DatedRating[] {
  const random = createRandom(seed)
  return Array.from({ length: persons }, (_, p) => {
    const ability = random.normal()
    const profile = COMPETENCIES.map(() => 0.9 * random.normal())
    return [0, 1, 3].flatMap((step) => {
      const r = (p + step) % kinds.length
      const { severity = 0, later = 0, ownPart = 1, range = 1, noise = 0.6, always } = kinds[r]!
      return COMPETENCIES.map((item, i) => {
        const period = (p + i) % 2 === 0 ? 'hari-1' : 'hari-2'
        const far = ability + ownPart * profile[i]! - severity - (period === 'hari-2' ? later : 0)
        const seen = 2.5 + range * (far + noise * random.normal())
        const score = always ?? Math.min(5, Math.max(0, Math.round(seen)))
        return { person: `P${p}`, item, rater: `R${r}`, score, period }
      })
    })
  }).flat()
}

const codes = ({ raters }: RaterAdvice, rater: string) =>
  raters.find((own) => own.rater === rater)!.findings.map(({ reason }) => reason.code)
const plain = (count: number): Kind[] => Array.from({ length: count }, () => ({}))

describe('adviseOnRaters', () => {
  it('finds what was planted, and asks for nothing to be done about raters who do well', async () => {
    const kinds = [...plain(8), { severity: 1 }, { severity: -1 }, { ownPart: 0, noise: 0.1 }, { range: 0.35 }]
    const advice = await adviseOnRaters(draw(kinds))
    expect(codes(advice, 'R8')).toContain('RATER_SEVERE')
    expect(codes(advice, 'R9')).toContain('RATER_LENIENT')
    expect(codes(advice, 'R10')).toContain('RATER_HALO')
    expect(codes(advice, 'R11')).toContain('RATER_NARROW')
    const urgent = advice.raters.filter(({ findings }) => findings.some(({ urgency }) => urgency === 'act'))
    expect(urgent.map(({ rater }) => rater)).toEqual(['R10', 'R8', 'R9'])
    const severe = advice.raters.find(({ rater }) => rater === 'R8')!
    expect(severe.severityPoints!).toBeGreaterThan(0.6)
    expect(severe.severityPoints!).toBeLessThan(1.4)
    expect(severe.findings[0]!.reason.text).toMatch(
      /^lebih ketat \d(,\d)? poin daripada rata-rata asesor \(\d+ penilaian\)/,
    )
  })

  it('is silent on most events without a fault', async () => {
    const found = await Promise.all(
      Array.from({ length: 12 }, async (_, seed) => adviseOnRaters(draw(plain(8), seed + 100))),
    )
    const words = found.flatMap(({ raters }) => raters.flatMap(({ findings }) => findings))
    expect(words.length).toBeLessThanOrEqual(2)
  })

  it('tells of a rater who grew more severe, and of an erratic one', async () => {
    const advice = await adviseOnRaters(draw([...plain(6), { later: 1.3 }, { noise: 2.5 }], 3, 120))
    expect(codes(advice, 'R6')).toContain('RATER_GREW_SEVERE')
    expect(codes(advice, 'R7')).toContain('RATER_ERRATIC')
    expect(advice.general).toEqual([])
  })

  it('says why drift is unknown where days have nothing in common', async () => {
    const apart = draw(plain(6)).map((rating) => ({ ...rating, period: rating.item < 'KER' ? 'hari-1' : 'hari-2' }))
    const advice = await adviseOnRaters(apart)
    expect(advice.general).toMatchObject([{ urgency: 'note', reason: { code: 'RATERS_DRIFT_UNKNOWN' } }])
    expect(advice.raters[0]!.severity).not.toBeNull()
  })

  it('says of a rater with three ratings only that they are few', async () => {
    const ratings = draw(plain(6))
    const first = ratings.filter(({ person }) => person === 'P3').slice(0, 3)
    const advice = await adviseOnRaters([...ratings, ...first.map((rating) => ({ ...rating, rater: 'baru' }))])
    const own = advice.raters.find(({ rater }) => rater === 'baru')!
    expect(own).toMatchObject({ ratings: 3, severity: null, severityPoints: null, infit: null })
    expect(own.findings).toMatchObject([
      { urgency: 'note', reason: { text: 'baru 3 penilaian; keketatan baru disebut mulai 10 penilaian' } },
    ])
  })

  it('names one rater with one score throughout, the others told as ever', async () => {
    const advice = await adviseOnRaters(draw([...plain(5), { always: 3 }]))
    expect(codes(advice, 'R5')[0]).toBe('RATER_ONE_SCORE')
    expect(codes(advice, 'R5')).not.toContain('RATER_HALO')
    expect(advice.raters[0]!.severity).not.toBeNull()
  })

  it('says that all give one value, once for all', async () => {
    const advice = await adviseOnRaters(draw(Array.from({ length: 5 }, () => ({ always: 3 }))))
    expect(advice.general).toMatchObject([{ rater: null, urgency: 'act', reason: { code: 'RATERS_ONE_SCORE' } }])
    expect(advice.general[0]!.reason.text).toContain('semua asesor memberi nilai 3;')
    expect(advice.raters.every(({ findings, severity }) => findings.length === 0 && severity === null)).toBe(true)
  })

  it('names groups of raters that nobody links, and still reads their use of the scale', async () => {
    const other = draw([{ ownPart: 0, noise: 0.1 }, ...plain(3)], 2).map((rating) => ({
      ...rating,
      person: `Q${rating.person}`,
      rater: `S${rating.rater}`,
    }))
    const advice = await adviseOnRaters([...draw(plain(4)), ...other])
    expect(advice.general).toMatchObject([{ reason: { code: 'RATERS_NOT_LINKED', values: { count: 2 } } }])
    expect(codes(advice, 'SR0')).toEqual(['RATER_HALO'])
    expect(advice.raters.every(({ severity }) => severity === null)).toBe(true)
  })

  it('begins with nothing', async () => {
    expect(await adviseOnRaters([])).toMatchObject({ ratings: 0, raters: [], general: [{ urgency: 'note' }] })
  })
})
