import { describe, expect, it } from 'vitest'
import { type AnswerMoment, answerTimes } from './answer-times.ts'
import { quickAnswers, type ReadableItem } from './quick-answers.ts'

const HOUR = 3_600_000
const moment = (seq: number, itemId: string, client: number, more: Partial<AnswerMoment> = {}): AnswerMoment => ({
  ...{ seq, itemId, device: 'satu', isAnswered: true, clientAt: client * 1000, receivedAt: client * 1000 },
  ...more,
})

describe('answerTimes', () => {
  it('takes the first answer of each item from the answer before, in the order of the page', () => {
    const times = answerTimes([moment(3, 'b', 70), moment(1, 'a', 40), moment(2, 'a', 50), moment(4, 'a', 80)], 10_000)
    expect(times.map(({ itemId, seconds, place }) => [itemId, seconds, place])).toEqual([
      ['a', 30, 0],
      ['b', 20, 1],
    ])
  })

  it('is the same whatever hour the device believes in, and for answers that came home late', () => {
    const wrong = [1, 2, 3].map((seq) =>
      moment(seq, `i${seq}`, 100 * seq, { clientAt: seq * 100_000 - 7 * HOUR, receivedAt: 500_000 }),
    )
    expect(answerTimes(wrong, 400_000).map(({ seconds }) => seconds)).toEqual([100, 100, 100])
  })

  it('takes an item that was opened without a way back from its opening, and gives a blank no time', () => {
    const opened = { isAnswered: false }
    const times = answerTimes([moment(1, 'a', 40), moment(2, 'b', 45, opened), moment(3, 'c', 60, opened)], 10_000)
    expect(times.map(({ itemId, seconds }) => [itemId, seconds])).toEqual([['a', 30]])
    const late = answerTimes([moment(1, 'b', 45, opened), moment(2, 'b', 70)], 10_000)
    expect(late).toEqual([{ itemId: 'b', place: 0, seconds: 25, isByArrival: false, receivedAt: 70_000 }])
  })

  it('does not know the time across a clock that was set back, nor the first of a second device', () => {
    const times = answerTimes(
      [moment(1, 'a', 100), moment(2, 'b', 40), moment(3, 'c', 60), moment(4, 'd', 90, { device: 'dua' })],
      0,
    )
    expect(times.map(({ seconds }) => seconds)).toEqual([100, null, 20, null])
    expect(times.map(({ isByArrival }) => isByArrival)).toEqual([true, false, false, true])
  })
})

describe('quickAnswers', () => {
  const words = (count: number) => Array.from({ length: count }, () => 'kata').join(' ')
  const item = (id: string, more: Partial<ReadableItem> = {}): ReadableItem => ({
    id,
    stem: words(20),
    interaction: { type: 'choice', options: ['A', 'B'].map((one) => ({ id: one, text: words(10) })) },
    stimulus: null,
    ...more,
  })
  const at = (itemId: string, seconds: number | null) => ({
    ...{ itemId, seconds, place: 0, isByArrival: false, receivedAt: 0 },
  })

  it('counts stem and options, and takes what is slower than reading for ordinary', () => {
    const items = new Map([item('a'), item('b')].map((one) => [one.id, one]))
    // 40 words at 400 a minute take 6 seconds.
    const { quick, timed } = quickAnswers([at('a', 5.9), at('b', 6)], items, 400)
    expect(timed).toBe(2)
    expect(quick).toEqual([{ itemId: 'a', words: 40, needed: 6, taken: 5.9 }])
  })

  it('counts a shared stimulus once, leaves unknown times out and gives pictures no words', () => {
    const shared = { stimulus: { kind: 'text', text: words(60) }, group: 'G-1' }
    const figure = { stimulus: { kind: 'figure', alt: words(500) } }
    const items = new Map([item('a', shared), item('b', shared), item('c', figure)].map((one) => [one.id, one]))
    const { quick, timed } = quickAnswers([at('a', 14), at('b', 7), at('c', 7), at('a', null)], items, 400)
    expect(quick.map(({ itemId, words: read }) => [itemId, read])).toEqual([['a', 100]])
    expect(timed).toBe(3)
  })
})
