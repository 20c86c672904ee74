import { describe, expect, it } from 'vitest'
import { createStoryClock } from './story-clock.ts'

describe('the clock of a preview', () => {
  it('runs from nought, can be pushed forward, and never goes back', () => {
    let now = 500
    const clock = createStoryClock(() => now)
    expect(clock.seconds()).toBe(0)
    now += 12
    clock.skip(60)
    expect(clock.seconds()).toBe(72)
    clock.skip(-30)
    expect(clock.seconds()).toBe(72)
  })
})
