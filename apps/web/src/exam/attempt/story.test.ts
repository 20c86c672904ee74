import { describe, expect, it } from 'vitest'
import type { StartedAttempt } from '../exam-api.ts'
import type { JournalEntry } from '../journal/journal.ts'
import { createStory, mergeActs } from './story.ts'

const START = '2025-09-30T01:00:00.000Z'
const after = (seconds: number) => Date.parse(START) + seconds * 1000
const served = (acts: { seq: number; about: string }[]) =>
  ({ id: 's', world: {}, seed: 5, worked: 0, acts: acts.map((act) => ({ ...act, kind: 'open', at: 0 })) }) as never
const entry = (seq: number, about: string, sent: 0 | 1): JournalEntry => ({
  ...{ attemptId: 'u', seq, itemId: 's', clientTime: START, sent },
  value: { act: { kind: 'open', about, at: 1 } },
})
const abouts = (form: { acts: { seq: number; about: string }[]; lastSeq: number }, entries: JournalEntry[]) =>
  mergeActs({ simulation: served(form.acts), lastSeq: form.lastSeq }, entries).map(({ about }) => about)

describe('the acts of a run', () => {
  it('are those of the server and those that it has not been told of, by number', () => {
    expect(abouts({ acts: [{ seq: 2, about: 'b' }], lastSeq: 2 }, [entry(3, 'c', 0), entry(1, 'a', 0)])).toEqual([
      ...['a', 'b', 'c'],
    ])
  })
  it('leave out what was sent and is not in force there', () => {
    expect(abouts({ acts: [{ seq: 2, about: 'b' }], lastSeq: 2 }, [entry(1, 'a', 1), entry(2, 'x', 1)])).toEqual(['b'])
  })
  it('hold what was sent after the form was kept', () => {
    expect(abouts({ acts: [{ seq: 2, about: 'b' }], lastSeq: 2 }, [entry(3, 'c', 1)])).toEqual(['b', 'c'])
  })
})

describe('the working time of a run', () => {
  function open({ worked = 0, known }: { worked?: number; known?: { origin: number } } = {}) {
    let now = after(100)
    const view = { pausedLeft: null as number | null }
    const form = { now: START, lastSeq: 0, simulation: { ...(served([]) as object), worked } }
    const clock = createStory({
      ...{ form: form as unknown as StartedAttempt, entries: [], known, clock: { now: () => now } },
      view: () => view,
    } as never)!
    return { clock, view, to: (seconds: number) => (now = after(seconds)) }
  }

  it('goes on from what the server told', () => {
    const { clock, to } = open({ worked: 30 })
    expect(clock.story.seconds()).toBe(130)
    to(101.5)
    expect(clock.story.seconds()).toBe(131.5)
  })
  it('stands still with the attempt and leaves the pause out afterwards', () => {
    const { clock, view, to } = open()
    view.pausedLeft = 500
    clock.learn(new Date(after(100)).toISOString(), 90)
    to(400)
    expect(clock.story.seconds()).toBe(90)
    clock.learn(new Date(after(400)).toISOString(), 90)
    view.pausedLeft = null
    to(410)
    expect(clock.story.seconds()).toBe(100)
  })
  it('comes back from a reload without the network with the pauses that it knew of', () => {
    expect(open({ known: { origin: after(60) } }).clock.story.seconds()).toBe(40)
    expect(open({ known: { origin: after(-60) } }).clock.story.seconds()).toBe(100)
  })
})

it('is nothing of a test', () => {
  expect(createStory({ form: { simulation: null } } as never)).toBe(null)
})
