import { expect, it } from 'vitest'
import { phaseStates } from './startup-phases.ts'

const states = (state: 'starting' | 'demo' | 'ready' | 'failed', step: string) =>
  phaseStates({ state, step })
    .map((one) => one.state[0])
    .join('')

it('stands where the step is: done before it, ahead after it', () => {
  expect(states('starting', 'web')).toBe('aaaaaaaaa')
  expect(states('demo', 'instansi')).toBe('naaaaaaaa')
  expect(states('demo', 'hall')).toBe('dddnaaaaa')
  expect(states('failed', 'event')).toBe('ddsaaaaaa')
  expect(states('ready', 'ready')).toBe('ddddddddd')
})
