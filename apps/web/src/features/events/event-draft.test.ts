import { describe, expect, it } from 'vitest'
import { daysOf, onDays, usualDraft } from './event-draft.ts'

describe('a break of an event', () => {
  it('on all seven days has no list, and gets one back when a day is taken out', () => {
    const [lunch] = usualDraft().schedule.breaks
    expect(daysOf(lunch!)).toEqual([1, 2, 3, 4, 5, 6, 7])
    const weekdaysOnly = onDays(lunch!, [5, 4, 3, 2, 1])
    expect(weekdaysOnly.weekdays).toEqual([1, 2, 3, 4, 5])
    expect(onDays(weekdaysOnly, [1, 2, 3, 4, 5, 6, 7])).toEqual(lunch)
  })
  it('starts with lunch every day and prayer on Friday', () => {
    expect(usualDraft().schedule.breaks.map(daysOf)).toEqual([[1, 2, 3, 4, 5, 6, 7], [5]])
  })
})
