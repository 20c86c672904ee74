import type { Condition } from '@petakom/domain'
import { describe, expect, it } from 'vitest'
import { blankCondition, CONDITION_KINDS, kindOfCondition, turnCondition } from './condition-kinds.ts'

const happened: Condition = { happened: 'banjir' }

describe('turning a condition into another kind', () => {
  it.each(CONDITION_KINDS)('gives a condition of the kind asked for: %s', (kind) => {
    for (const from of CONDITION_KINDS) {
      const start = turnCondition(blankCondition, from)
      expect(kindOfCondition(turnCondition(start, kind))).toBe(kind)
    }
  })
  it('takes what was written into a group, and keeps a group as the other kind of group', () => {
    expect(turnCondition(happened, 'all')).toEqual({ all: [happened] })
    expect(turnCondition({ all: [happened, { before: 3 }] }, 'any')).toEqual({ any: [happened, { before: 3 }] })
    expect(turnCondition({ not: happened }, 'all')).toEqual({ all: [{ not: happened }] })
  })
  it('takes it out again, and keeps a minute', () => {
    expect(turnCondition({ not: happened }, 'happened')).toEqual(happened)
    expect(turnCondition({ all: [{ before: 3 }, happened] }, 'happened')).toEqual(happened)
    expect(turnCondition({ before: 30 }, 'after')).toEqual({ after: 30 })
  })
})
