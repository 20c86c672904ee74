import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scorePattern } from '../scoring/score-responses.ts'
import { prepareBank } from './bank.ts'
import { estimateAbility } from './estimate-ability.ts'
import { sampleItems } from './sample-bank.ts'

const items = sampleItems(16, 31)
const bank = prepareBank({ items })
const answers = fc
  .array(fc.option(fc.nat()), { minLength: items.length, maxLength: items.length })
  .map((draws) => draws.map((draw, i) => (draw === null ? null : draw % (bank.flat.most[i]! + 1))))
  .filter((responses) => responses.some((response) => response !== null))

describe('estimateAbility', () => {
  it.each(['eap', 'map', 'ml', 'wle'] as const)(
    'is the %s of scoring with expected errors, found another way',
    (method) => {
      fc.assert(
        fc.property(answers, (responses) => {
          const given = responses.flatMap((response, item) => (response === null ? [] : [{ item, response }]))
          const ours = estimateAbility(bank, { method, priorMean: 0.2, priorVariance: 1.4 }, given)
          const prior = { mean: 0.2, variance: 1.4 }
          const { theta, standardError } = scorePattern(items, responses, {
            method,
            prior,
            variant: 'warm',
            errors: 'expected',
          })
          // Scoring calls an estimate beyond the scale what it is; a test under way stays at the bound.
          if (theta === null || Math.abs(theta) >= 6) return expect(ours.atBound).toBe(true)
          expect(ours.theta).toBeCloseTo(theta, 5)
          expect(ours.error).toBeCloseTo(standardError!, 5)
        }),
        { numRuns: 50 },
      )
    },
  )

  it('errs less the more is answered', () => {
    const errors = items.map((_, n) => {
      const given = items.slice(0, n + 1).map((_, item) => ({ item, response: item % (bank.flat.most[item]! + 1) }))
      // At one ability, so that only the information differs.
      return estimateAbility(bank, { method: 'map', priorVariance: 1e-6 }, given).error!
    })
    for (let n = 1; n < errors.length; n += 1) expect(errors[n]!).toBeLessThan(errors[n - 1]!)
  })
})
