import { expect, it } from 'vitest'
import { runDrill } from '../drill/drill.ts'
import { FAULT_NAMES, planFaults } from '../drill/plan.ts'
import { tableOf } from '../drill/tally.ts'

const FAULTS = Number(process.env.DRILL_FAULTS ?? 200)

it('plans as many faults as were asked for, and at least one of each kind', () => {
  for (const total of [17, 200, 10_000]) {
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
  const rows = [...tallies.byName.values()]
  expect(rows.reduce((sum, { injected }) => sum + injected, 0)).toBe(FAULTS)
  expect(rows.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBeGreaterThan(FAULTS)
}, 180_000)
