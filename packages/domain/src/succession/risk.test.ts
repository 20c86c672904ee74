import { describe, expect, it } from 'vitest'
import { byRisk, type CriticalPost, coverageOf, retiresOn, urgencyOf } from './risk.ts'

const date = '2026-11-25'
const post = (change: Partial<CriticalPost> = {}): CriticalPost => ({
  vacantSeats: 0,
  nextRetirement: '2040-01-01',
  members: { now: 0, soon: 0, later: 0 },
  ...change,
})

describe('the risk of a critical post', () => {
  it('is first an empty seat, then the holder who retires soonest', () => {
    expect(urgencyOf(post({ vacantSeats: 1 }), date)).toBe('vacant')
    expect(urgencyOf(post({ nextRetirement: '2028-11-25' }), date)).toBe('soon')
    expect(urgencyOf(post({ nextRetirement: '2028-12-01' }), date)).toBe('later')
    expect(urgencyOf(post({ nextRetirement: '2031-12-01' }), date)).toBe('distant')
    expect(urgencyOf(post({ nextRetirement: null }), date)).toBe('distant')
  })

  it('counts the slots that hold somebody, not the people', () => {
    expect(coverageOf(post({ members: { now: 4, soon: 0, later: 1 } }))).toBe(2)
  })

  it('puts the less covered of two equally urgent posts first, then the earlier day', () => {
    const covered = { now: 1, soon: 1, later: 0 }
    const posts = [
      post(),
      post({ nextRetirement: '2027-01-01', members: covered }),
      post({ nextRetirement: '2028-01-01' }),
      post({ nextRetirement: '2027-06-01' }),
      post({ vacantSeats: 1, members: covered }),
      post({ vacantSeats: 1, nextRetirement: null }),
    ]
    expect(posts.toSorted((a, b) => byRisk(a, b, date)).map((one) => posts.indexOf(one))).toEqual([5, 4, 3, 2, 1, 0])
  })
})

describe('retiresOn', () => {
  it('is the first of the month after the age of the tier; null without one', () => {
    expect(retiresOn('1968-03-15', 'JPT_PRATAMA', date)).toBe('2028-04-01')
    expect(retiresOn('1968-03-15', 'ADMINISTRATOR', date)).toBe('2026-04-01')
    expect(retiresOn('1968-03-15', null, date)).toBeNull()
  })
})
