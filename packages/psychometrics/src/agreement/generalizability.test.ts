import { describe, expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import type { Rating } from '../raters/index.ts'
import { decisionGrid, decisionStudy, fewestFor, type GeneralizabilityDesign, generalizability, icc } from './index.ts'

/** Synthetic Data Set No. 4 of Brennan (2001, p. 114): 10 persons, 3 tasks, 4 raters of each task. */
const BRENNAN = [
  [5, 6, 5, 5, 5, 3, 4, 5, 6, 7, 3, 3],
  [9, 3, 7, 7, 7, 5, 5, 5, 7, 7, 5, 2],
  [3, 4, 3, 3, 5, 3, 3, 5, 6, 5, 1, 6],
  [7, 5, 5, 3, 3, 1, 4, 3, 5, 3, 3, 5],
  [9, 2, 9, 7, 7, 7, 3, 7, 2, 7, 5, 3],
  [3, 4, 3, 5, 3, 3, 6, 3, 4, 5, 1, 2],
  [7, 3, 7, 7, 7, 5, 5, 7, 5, 5, 5, 4],
  [5, 8, 5, 7, 7, 5, 5, 4, 3, 2, 1, 1],
  [9, 9, 8, 8, 6, 6, 6, 5, 5, 8, 1, 1],
  [4, 4, 4, 3, 3, 5, 6, 5, 5, 7, 1, 1],
]
/** The nested facet stands as item, the one it is nested in as rater. */
const TASKS: Rating[] = BRENNAN.flatMap((row, p) =>
  row.map((score, r) => ({ person: `${p + 1}`, item: `r${r + 1}`, rater: `t${Math.floor(r / 4) + 1}`, score })),
)

const variances = (ratings: readonly Rating[], design: GeneralizabilityDesign) =>
  Object.fromEntries(generalizability(ratings, design).components.map(({ name, variance }) => [name, variance]))

describe('generalizability', () => {
  it('gives the components that Brennan (2001, p. 116) prints for raters nested in tasks', () => {
    const found = variances(TASKS, 'p x (i:r)')
    expect(found.p).toBeCloseTo(0.4731, 4)
    expect(found.r).toBeCloseTo(0.3252, 4)
    expect(found['i:r']).toBeCloseTo(0.6475, 4)
    expect(found.pr).toBeCloseTo(0.5596, 4)
    expect(found['pi:r']).toBeCloseTo(2.3802, 4)
  })

  it('gives the mean squares that Shrout and Fleiss (1979, table 3) print, and their ICC(3,k) and ICC(2,k)', () => {
    const rows = [
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ]
    const ratings = rows.flatMap((row, p) =>
      row.map((score, r) => ({ person: `${p}`, item: 'x', rater: `${r}`, score })),
    )
    const found = generalizability(ratings, 'p x r')
    expect(found.components.map(({ meanSquare }) => meanSquare.toFixed(2))).toEqual(['11.24', '32.49', '1.02'])
    const forms = icc(rows).forms
    expect(found.study.generalizability).toBeCloseTo(forms[5]!.value!, 12)
    expect(found.study.dependability).toBeCloseTo(forms[4]!.value!, 12)
    const one = decisionStudy(found, { raters: 1 })
    expect([one.generalizability, one.dependability]).toEqual([
      expect.closeTo(forms[2]!.value!, 12),
      expect.closeTo(forms[1]!.value!, 12),
    ])
    // Raters taken as each person's own: the one-way forms.
    expect(generalizability(ratings, 'r:p').study.dependability).toBeCloseTo(forms[3]!.value!, 12)
  })

  it('finds the variances that scores were drawn with, crossed and nested', () => {
    const random = createRandom(5)
    const size = { p: 200, i: 12, r: 12 }
    const effects = new Map<string, number>()
    const deviation: Record<string, number> = { p: 8, i: 4, r: 3, pi: 5, pr: 4, ir: 2, pir: 6 }
    const draw = (name: string, ...at: number[]) => {
      const key = `${name} ${at}`
      const known = effects.get(key) ?? deviation[name]! * random.normal()
      effects.set(key, known)
      return known
    }
    const ratings: Rating[] = []
    for (let p = 0; p < size.p; p += 1) {
      for (let i = 0; i < size.i; i += 1) {
        for (let r = 0; r < size.r; r += 1) {
          const value =
            60 + draw('p', p) + draw('i', i) + draw('r', r) + draw('pi', p, i) + draw('pr', p, r) + draw('ir', i, r)
          const score = Math.min(126, Math.max(0, Math.round(value + draw('pir', p, i, r))))
          ratings.push({ person: `p${p}`, item: `i${i}`, rater: `r${r}`, score })
        }
      }
    }
    const crossed = variances(ratings, 'p x i x r')
    for (const name of ['p', 'pi', 'pr', 'pir', 'ir']) {
      expect(crossed[name]! / deviation[name]! ** 2).toBeGreaterThan(0.75)
      expect(crossed[name]! / deviation[name]! ** 2).toBeLessThan(1.3)
    }
    // Nesting confounds an effect with its interaction; on the same scores the mean squares fix what becomes of them.
    const nested = variances(ratings, 'i x (r:p)')
    expect(nested['r:p']).toBeCloseTo(crossed.r! + crossed.pr!, 6)
    expect(nested['ir:p']).toBeCloseTo(crossed.ir! + crossed.pir!, 6)
    expect(nested.pi).toBeCloseTo(crossed.pi! - crossed.ir! / size.r, 6)
  })

  it('sets a component below 0 to 0 and keeps what the mean squares said', () => {
    const ratings = [0, 1, 2, 3].flatMap((p) =>
      [0, 1].map((i) => ({ person: `${p}`, item: `${i}`, rater: 'x', score: (p + i) % 2 })),
    )
    const found = generalizability(ratings, 'p x i')
    expect(found.setToZero).toContain('p')
    expect(found.components[0]).toMatchObject({ name: 'p', variance: 0 })
    expect(found.components[0]!.raw).toBeLessThan(0)
    expect(found.study.generalizability).toBe(0)
  })

  it('leaves out persons without all ratings, by name, and refuses designs that are not there', () => {
    const missing = TASKS.filter(({ person, item }) => !(person === '4' && item === 'r7'))
    expect(generalizability(missing, 'p x (i:r)').dropped).toEqual(['4'])
    expect(() => generalizability(TASKS, 'p x i')).toThrow(/3 raters instead of one/)
    expect(() => generalizability(TASKS, 'p x i x r')).toThrow(/0 persons have all ratings/)
    expect(() => generalizability(TASKS.slice(0, 11), 'p x (i:r)')).toThrow(/rater t3 has 3 items/)
  })
})

describe('D studies', () => {
  const study = generalizability(TASKS, 'p x (i:r)')

  it('rise with items and raters, dependability never above generalizability', () => {
    const grid = decisionGrid(study, [1, 2, 4], [1, 3, 6])
    expect(grid).toHaveLength(9)
    for (const { generalizability: relative, dependability } of grid) expect(dependability!).toBeLessThan(relative!)
    expect(grid[8]!.generalizability!).toBeGreaterThan(grid[0]!.generalizability!)
  })

  it('name the fewest scores that reach a coefficient', () => {
    const found = fewestFor(study, 0.8)!
    expect(found.generalizability!).toBeGreaterThanOrEqual(0.8)
    const fewer = decisionStudy(study, { items: found.items, raters: found.raters - 1 })
    expect(fewer.generalizability!).toBeLessThan(0.8)
    expect(fewestFor(study, 0.9999, { most: 5 })).toBeNull()
  })
})
