import { expect, it } from 'vitest'
import { runDrill } from '../drill/drill.ts'
import { readOptions } from '../drill/options.ts'
import { FAULT_NAMES, planFaults } from '../drill/plan.ts'
import { ALL, tableOf } from '../drill/tally.ts'

const FAULTS = Number(process.env.DRILL_FAULTS ?? 200)

it('plans as many faults as were asked for, and at least one of each kind', () => {
  for (const total of [20, 200, 10_000]) {
    const plan = planFaults(total, { withDisk: true })
    expect([...plan.keys()]).toEqual(FAULT_NAMES)
    expect(Math.min(...plan.values())).toBeGreaterThan(0)
    expect([...plan.values()].reduce((sum, count) => sum + count, 0)).toBe(total)
  }
  expect(() => planFaults(5, { withDisk: true })).toThrow('5 faults')
})

it('loses no acknowledged answer to faults of every kind, against real servers and a real PostgreSQL', async () => {
  const { tallies, verdicts } = await runDrill({
    ...{ faults: FAULTS, seed: 7, seats: 40, servers: 2, cutScale: 0.01, withDisk: true, say: () => {} },
  })
  const told = `${tableOf(tallies)}\n${[...verdicts.flatMap(({ faults }) => faults), ...tallies.complaints].join('\n')}`
  expect(
    verdicts.flatMap(({ faults }) => faults),
    told,
  ).toEqual([])
  expect(tallies.complaints, told).toEqual([])
  const rows = FAULT_NAMES.flatMap((name) => tallies.byName.get(name) ?? [])
  expect(rows.reduce((sum, { injected }) => sum + injected, 0)).toBe(FAULTS)
  expect(tallies.of(ALL).acknowledged).toBeGreaterThan(FAULTS)
}, 180_000)

it.each([
  [['--faults', '5'], '--faults takes a whole number from 20'],
  [['--seats', ''], '--seats takes'],
  [['--cut-scale', 'x'], '--cut-scale takes a number from 0.001 to 1, not "x".'],
  [['--sead', '1'], '--sead'],
])('refuses %j in one sentence', (args, sentence) => {
  expect(readOptions(args)).toEqual({ problem: expect.stringContaining(sentence) })
})
