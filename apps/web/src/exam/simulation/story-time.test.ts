import { expect, it } from 'vitest'
import { dayOf, minuteOf, storyDay, storyTime } from './story-time.ts'

const NIGHT = '2026-11-16T19:30'

it('tells the time of the story, over midnight too', () => {
  expect([0, 72, 270, 300].map((minute) => storyTime(NIGHT, minute))).toEqual(['19.30', '20.42', '00.00', '00.30'])
  expect([0, 269, 270].map((minute) => dayOf(NIGHT, minute))).toEqual([0, 0, 1])
  expect(storyDay(NIGHT, 270, 'id')).toBe('Selasa, 17 November 2026')
  expect(storyDay(NIGHT, 0, 'en')).toBe('Monday, 16 November 2026')
})

it('finds the minute of a time of day', () => {
  expect(minuteOf(NIGHT, 0, 19 * 60 + 30)).toBe(0)
  expect(minuteOf(NIGHT, 1, 30)).toBe(300)
  expect(minuteOf(NIGHT, 0, 8 * 60)).toBeLessThan(0)
})
