import { describe, expect, it } from 'vitest'
import { deadlineOf, isLate, remainingSeconds, stateOf, workingSeconds } from './sitting.ts'

const at = (time: string) => new Date(`2025-09-30T${time}+07:00`)
const sitting = {
  opensAt: at('08:00'),
  closesAt: at('10:00'),
  durationSeconds: 5400,
  extraSeconds: 0,
  pausedAt: null,
  pausedSeconds: 0,
  closingExtraSeconds: 0,
  startedAt: null,
  handedInAt: null,
}

describe('deadlineOf', () => {
  it('gives the whole duration, but never past the closing of the session', () => {
    expect(deadlineOf({ ...sitting, startedAt: at('08:05') }, at('08:10'))).toEqual(at('09:35'))
    expect(deadlineOf({ ...sitting, startedAt: at('09:00') }, at('09:10'))).toEqual(at('10:00'))
  })

  it('moves the closing with the extra time', () => {
    expect(deadlineOf({ ...sitting, startedAt: at('09:00'), extraSeconds: 600 }, at('09:10'))).toEqual(at('10:10'))
  })
})

it('waits, opens, runs and closes by the clock; a hand-in outranks the clock', () => {
  expect(stateOf(sitting, at('07:59'))).toBe('waiting')
  expect(stateOf(sitting, at('08:00'))).toBe('open')
  expect(stateOf({ ...sitting, startedAt: at('08:00') }, at('09:30'))).toBe('running')
  expect(stateOf({ ...sitting, startedAt: at('08:00') }, at('09:31'))).toBe('closed')
  expect(stateOf({ ...sitting, startedAt: at('08:00'), handedInAt: at('09:00') }, at('11:00'))).toBe('handed-in')
})

it('takes an answer that arrives within a minute of the end, and no later', () => {
  const started = { ...sitting, startedAt: at('08:00') }
  expect(isLate(started, at('09:31'))).toBe(false)
  expect(isLate(started, new Date(at('09:31').getTime() + 1))).toBe(true)
})

it('counts what a start now would leave', () => {
  expect(remainingSeconds(sitting, at('07:00'))).toBe(5400)
  expect(remainingSeconds(sitting, at('09:30'))).toBe(1800)
  expect(remainingSeconds({ ...sitting, startedAt: at('08:00') }, at('08:30'))).toBe(3600)
})

describe('a pause', () => {
  const paused = { ...sitting, startedAt: at('08:00'), pausedAt: at('08:30') }
  const resumed = { ...sitting, startedAt: at('08:00'), pausedSeconds: 1200 }

  it('keeps the time left as it was, however long it lasts, and past the closing of the session too', () => {
    expect([at('08:30'), at('09:00'), at('12:00')].map((now) => remainingSeconds(paused, now))).toEqual([
      3600, 3600, 3600,
    ])
    expect(stateOf(paused, at('12:00'))).toBe('paused')
    expect(isLate(paused, at('12:00'))).toBe(false)
  })

  it('moves the end and the closing by its length once it is over', () => {
    expect(deadlineOf(resumed, at('09:00'))).toEqual(at('09:50'))
    expect(deadlineOf({ ...resumed, startedAt: at('08:50') }, at('09:20'))).toEqual(at('10:20'))
  })

  it('is no working time', () => {
    expect(workingSeconds(paused, at('12:00'))).toBe(1800)
    expect(workingSeconds(resumed, at('09:00'))).toBe(2400)
    expect(workingSeconds(sitting, at('09:00'))).toBe(0)
  })
})

it('gives the exercise that follows a longer one its closing back, and no working time', () => {
  const next = { ...sitting, closingExtraSeconds: 600 }
  expect(deadlineOf({ ...next, startedAt: at('09:00') }, at('09:10'))).toEqual(at('10:10'))
  expect(deadlineOf({ ...next, startedAt: at('08:00') }, at('08:10'))).toEqual(at('09:30'))
})
