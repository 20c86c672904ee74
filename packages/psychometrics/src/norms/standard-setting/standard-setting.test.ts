import { describe, expect, it } from 'vitest'
import { expectedItemScore, expectedScore } from '../../model/information.ts'
import type { Item } from '../../model/item.ts'
import { createRandom } from '../../random.ts'
import { type AngoffJudgement, setAngoff } from './angoff.ts'
import { type BookmarkJudgement, orderedBooklet, setBookmark } from './bookmark.ts'
import { impactOfCuts } from './impact-of-cuts.ts'
import { judgeItemComponents } from './judge-spread.ts'

const ITEMS = Array.from({ length: 12 }, (_, i) => ({
  id: `I${i + 1}`,
  item: { model: '2PL', a: 1 + 0.05 * i, b: [-1.8 + 0.3 * i] } as Item,
}))
const CUTS = [-1.2, -0.3, 0.5, 1.3]

/** Judges who see the truth at each cut with a leniency of their own and some noise. */
function judged(noise: number, judges = 8): AngoffJudgement[] {
  const random = createRandom(11)
  return Array.from({ length: judges }, (_, j) => {
    const leniency = noise * random.normal()
    return CUTS.flatMap((cut, level) =>
      ITEMS.map(({ id, item }): AngoffJudgement => {
        const chance = expectedItemScore(item, cut + leniency) + 0.2 * noise * random.normal()
        return {
          judge: `J${j + 1}`,
          item: id,
          level: String(level + 2),
          round: 1,
          value: Math.min(1, Math.max(0, chance)),
        }
      }),
    )
  }).flat()
}

describe('setAngoff', () => {
  it('gives back the cuts that judges of no error hold, as a recipe', () => {
    const { cuts, recipe, remarks } = setAngoff(judged(0), ITEMS)
    expect(cuts.map(({ level }) => level)).toEqual(['2', '3', '4', '5'])
    cuts.forEach(({ theta, standardError, score, judges }, i) => {
      expect(theta).toBeCloseTo(CUTS[i]!, 9)
      expect(standardError).toBeCloseTo(0, 9)
      expect(score).toBeCloseTo(
        expectedScore(
          ITEMS.map(({ item }) => item),
          CUTS[i]!,
        ),
        9,
      )
      expect(judges[0]!.consistency).toBeCloseTo(1, 9)
      expect(judges[0]!.agreement).toBeCloseTo(1, 9)
    })
    expect(recipe!.cuts).toHaveLength(4)
    expect(remarks).toEqual([])
  })

  it('finds cuts of erring judges within their errors, which the items widen', () => {
    const { cuts } = setAngoff(judged(0.3), ITEMS)
    cuts.forEach(({ theta, standardError, generalisedError }, i) => {
      expect(standardError).toBeGreaterThan(0.03)
      expect(Math.abs(theta! - CUTS[i]!)).toBeLessThan(4 * standardError!)
      expect(generalisedError!).toBeGreaterThan(standardError!)
    })
  })

  it('takes the last round and reports how judges came together', () => {
    const later = judged(0.1).map((one) => ({ ...one, round: 2 }))
    const { cuts, rounds } = setAngoff([...judged(0.5), ...later], ITEMS)
    expect(cuts[0]!.theta).toBe(setAngoff(later, ITEMS).cuts[0]!.theta)
    const [first, second] = rounds.filter(({ level }) => level === '2')
    expect(second!.deviation!).toBeLessThan(first!.deviation!)
  })

  it('names judges who give one value, and cuts that cross or have no ability', () => {
    const flat = judged(0.1, 3).map((one) => (one.judge === 'J2' ? { ...one, value: 0.6 } : one))
    const codes = setAngoff(flat, ITEMS).remarks.map(({ code, judge }) => `${code} ${judge}`)
    expect(codes).toContain('one-value J2')
    expect(codes).toContain('judge-crosses J2')
    const swapped = judged(0).map((one) => ({
      ...one,
      level: one.level === '2' ? '3' : one.level === '3' ? '2' : one.level,
    }))
    const crossed = setAngoff(swapped, ITEMS)
    expect(crossed.recipe).toBeNull()
    expect(crossed.remarks.some(({ code, level }) => code === 'cuts-cross' && level === '3')).toBe(true)
    const all = judged(0, 2).map((one) => ({ ...one, value: 1 }))
    const none = setAngoff(all, ITEMS)
    expect(none.cuts[0]).toMatchObject({ theta: null, standardError: null })
    expect(none.remarks.map(({ code }) => code)).toContain('cut-without-ability')
    expect(setAngoff(judged(0, 1), ITEMS).cuts[0]!.standardError).toBeNull()
  })

  it('refuses, by name, judgements that are none', () => {
    const one = judged(0, 2)
    expect(() => setAngoff([], ITEMS)).toThrow(/no judgement/)
    expect(() => setAngoff(one.with(5, { ...one[5]!, value: 70 }), ITEMS)).toThrow(/judge J1 gave 70 to item I6/)
    expect(() => setAngoff(one.slice(1), ITEMS)).toThrow(/judge J1 left out item I1/)
    expect(() => setAngoff([...one, one[0]!], ITEMS)).toThrow(/judge J1 judged item I1 twice/)
    expect(() => setAngoff(one, ITEMS.slice(1))).toThrow(/item I1 of judge J1 has no parameters/)
  })
})

describe('judgeItemComponents', () => {
  it('parts a table without interaction into judges and items', () => {
    const table = [0, 1, 2].map((judge) => [0, 2, 4, 6].map((item) => judge + item))
    const { judge, item, residual } = judgeItemComponents(table)!
    expect(judge).toBeCloseTo(1, 12)
    expect(item).toBeCloseTo(20 / 3, 12)
    expect(residual).toBeCloseTo(0, 12)
    expect(judgeItemComponents([[1, 2]])).toBeNull()
  })
})

describe('orderedBooklet', () => {
  it('orders by b under RP50, and by b + ln(2.03) / a under RP67', () => {
    const pages = orderedBooklet(ITEMS, 0.5)
    pages.forEach(({ location }, i) => {
      expect(location).toBeCloseTo(-1.8 + 0.3 * i, 9)
    })
    expect(orderedBooklet(ITEMS)[0]!.location).toBeCloseTo(-1.8 + Math.log(0.67 / 0.33), 9)
  })

  it('gives a graded item a page for each score', () => {
    const graded = [{ id: 'G', item: { model: 'GRM', a: 1.2, b: [-1, 0.5] } as Item }]
    expect(orderedBooklet(graded, 0.5).map(({ score }) => score)).toEqual([1, 2])
    expect(orderedBooklet(graded, 0.5)[1]!.location).toBeCloseTo(0.5, 9)
  })

  it('refuses, by name, an item that is never mastered', () => {
    const guessed = [{ id: 'K', item: { model: '3PL', a: 1, b: [0], c: 0.7 } as Item }]
    expect(() => orderedBooklet(guessed)).toThrow(/item K: the chance of score 1 never passes 0.67/)
  })
})

describe('setBookmark', () => {
  const marks = (pages: readonly (readonly number[])[]): BookmarkJudgement[] =>
    pages.flatMap((row, j) =>
      row.map((page, level) => ({
        judge: `J${j + 1}`,
        level: String(level + 2),
        round: 1,
        page,
        table: j < 2 ? 'A' : 'B',
      })),
    )
  const panel = marks([
    [3, 5, 8, 11],
    [3, 6, 9, 12],
    [4, 6, 9, 11],
    [4, 7, 9, 12],
  ])

  it('takes the location of the page before the bookmark, its own, or halfway', () => {
    const cut = (at: 'before' | 'own' | 'between') => setBookmark(panel, ITEMS, { response: 0.5, at }).cuts[0]!
    expect(cut('own').theta).toBeCloseTo(-1.8 + 0.3 * 2.5, 9)
    expect(cut('before').theta).toBeCloseTo(-1.8 + 0.3 * 1.5, 9)
    expect(cut('between').theta).toBeCloseTo(-1.8 + 0.3 * 2, 9)
    // Locations 0.6, 0.6, 0.9, 0.9 from the start: s = 0.1732, over the root of 4.
    expect(cut('own').standardError).toBeCloseTo(Math.sqrt(0.03) / 2, 9)
    expect(cut('own').generalisedError).toBeCloseTo(0.15, 9)
    const median = setBookmark(panel, ITEMS, { response: 0.5, centre: 'median' }).cuts[1]!
    expect(median.theta).toBeCloseTo(-1.8 + 0.3 * 4, 9)
    expect(setBookmark(panel, ITEMS).recipe!.cuts).toHaveLength(4)
  })

  it('says what is odd and refuses what is wrong', () => {
    const odd = setBookmark(
      marks([
        [1, 5, 5, 12],
        [7, 7, 7, 7],
      ]),
      ITEMS,
    )
    const codes = odd.remarks.map(({ code, judge }) => `${code} ${judge}`)
    expect(codes).toEqual(expect.arrayContaining(['first-page J1', 'one-value J2', 'judge-crosses J1']))
    expect(() => setBookmark(marks([[3, 5, 8, 14]]), ITEMS)).toThrow(/judge J1 marked page 14 for cut 5; .* 1 to 12/)
    expect(() => setBookmark([...panel, panel[0]!], ITEMS)).toThrow(/judge J1 set two bookmarks/)
  })
})

describe('impactOfCuts', () => {
  it('counts persons at each level, a cut inclusive', () => {
    const { shares, lenient, strict } = impactOfCuts([-1, 0, 1, 2], [0.1, 0.1, 0.1, 0.1], [-2, -1, 0.95, 1, 3])
    expect(shares).toEqual([0.2, 0.2, 0.2, 0.2, 0.2].map((x) => expect.closeTo(x, 12)))
    expect(lenient![3]).toBeCloseTo(0.4, 12)
    expect(strict![2]).toBeCloseTo(0.4, 12)
    const normal = impactOfCuts([0], [null], { mean: 0, variance: 4 })
    expect(normal).toEqual({ shares: [0.5, 0.5], lenient: null, strict: null })
    expect(() => impactOfCuts([1, 0], [0, 0], [1])).toThrow(/cuts 1, 0 do not ascend/)
  })
})
