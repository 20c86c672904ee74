import fc from 'fast-check'
import type { Edge, SideInstance } from '../side/instance.ts'

/** Up to four officials on up to seven posts in two agencies: small enough to try every plan. */
export const tinySide: fc.Arbitrary<SideInstance> = fc
  .tuple(fc.constantFrom(0, 1, 2, 3, 3, 4, 4, 4), fc.constantFrom(0, 1, 2, 2, 3))
  .chain(([heads, vacancies]) => {
    const count = heads + vacancies
    return fc.record({
      agency: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: count, maxLength: count }),
      grade: fc.array(fc.constantFrom(1, 1, 1, 2), { minLength: count, maxLength: count }),
      mustFill: fc.array(fc.constantFrom(false, false, false, true), { minLength: count, maxLength: count }),
      lockedPost: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: count, maxLength: count }),
      lockedHead: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: heads, maxLength: heads }),
      tenure: fc.array(fc.constantFrom(23, 24, 36, 60, 60), { minLength: heads, maxLength: heads }),
      // Few distinct scores make ties, which is where uniqueness and the second objectives go wrong.
      score: fc.array(fc.option(fc.integer({ min: -2, max: 9 }), { freq: 8 }), {
        minLength: heads * count,
        maxLength: heads * count,
      }),
      moveCap: fc.array(fc.constantFrom(0, 1, 1, 2, 4), { minLength: 2, maxLength: 2 }),
    })
  })
  .map(({ agency, grade, mustFill, lockedPost, lockedHead, tenure, score, moveCap }): SideInstance => {
    const heads = tenure.length
    const posts = agency.map((home, id) => ({
      id,
      agency: home,
      grade: grade[id]!,
      incumbent: id < heads ? id : null,
      locked: lockedPost[id] === 0,
      mustFill: mustFill[id]!,
    }))
    const officials = tenure.map((tenureMonths, id) => ({
      id,
      agency: agency[id]!,
      seat: id,
      grade: grade[id]!,
      tenureMonths,
      locked: lockedHead[id] === 0,
    }))
    const edges = score.flatMap((value, at): Edge[] =>
      value === null ? [] : [[Math.floor(at / posts.length), at % posts.length, value]],
    )
    const rules = { minTenureMonths: 24, demotionAllowed: false, maxGradeStep: 1, maxMovedSharePercent: 25 }
    return { rules, agencies: 2, moveCap, officials, posts, edges, questions: null }
  })
