import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginHistory, record, redo, undo } from './history.ts'

describe('the history of a draft', () => {
  it('takes back every step in turn and gives it again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 50 }), (steps) => {
        const states = [-1, ...steps.map((_, n) => n)]
        let history = beginHistory(-1)
        for (const n of states.slice(1)) history = record(history, n, '', n)
        for (const state of states.toReversed().slice(1)) {
          history = undo(history)
          expect(history.present).toBe(state)
        }
        expect(undo(history)).toBe(history)
        for (const state of states.slice(1)) {
          history = redo(history)
          expect(history.present).toBe(state)
        }
        expect(redo(history)).toBe(history)
      }),
    )
  })
  it('takes typing in one field back at once, and typing after a pause apart', () => {
    let history = beginHistory('')
    for (const [n, text] of ['a', 'ab', 'abc'].entries()) history = record(history, text, 'title', n * 100)
    history = record(history, 'abcd', 'title', 9000)
    expect(undo(history).present).toBe('abc')
    expect(undo(undo(history)).present).toBe('')
  })
  it('keeps the fields apart, and what was taken back is gone once something else is written', () => {
    const history = record(record(beginHistory('x'), 'y', 'title', 0), 'z', 'role', 1)
    expect(undo(history).present).toBe('y')
    expect(redo(record(undo(history), 'w', 'title', 2)).present).toBe('w')
  })
})
