import { expect, it } from 'vitest'
import { PHASES, phaseStates } from './startup-phases.ts'

const states = (state: 'starting' | 'demo' | 'ready' | 'failed', step: string) =>
  phaseStates({ state, step })
    .map((one) => one.state[0])
    .join('')
/** These first letters, and everything after them ahead. */
const then = (begun: string) => begun.padEnd(PHASES.length, 'a')

it('stands where the step is: done before it, ahead after it', () => {
  expect(states('starting', 'web')).toBe(then(''))
  expect(states('demo', 'instansi')).toBe(then('n'))
  expect(states('demo', 'hall')).toBe(then('dddn'))
  expect(states('failed', 'event')).toBe(then('dds'))
  expect(states('ready', 'ready')).toBe('d'.repeat(PHASES.length))
})
