import { setTimeout as wait } from 'node:timers/promises'
import { type Calibration, calibrate, createRandom } from '@petakom/psychometrics'
import { describe, expect, it } from 'vitest'
import { createThreadedRunner } from './threaded-runner.ts'

const random = createRandom(17)
const persons = 1200
const items = 12
const cells = new Int8Array(persons * items)
for (let person = 0; person < persons; person += 1) {
  const theta = random.normal()
  for (let item = 0; item < items; item += 1) {
    cells[person * items + item] = +(random.uniform() < 1 / (1 + Math.exp(-theta + (item - 6) / 3)))
  }
}
const responses = { persons, items, cells }

async function withWorkers(workers: number): Promise<{ calibration: Calibration; passes: number }> {
  const runner = createThreadedRunner(workers)
  let passes = 0
  // Long enough for the threads to come up before the first pass: otherwise the calling one does it all.
  await wait(workers > 1 ? 1500 : 0)
  const counted = {
    ...runner,
    run: (pass: Parameters<typeof runner.run>[0]) => {
      passes += 1
      return runner.run(pass)
    },
  }
  return { calibration: await calibrate({ responses, model: '2pl', runner: counted }), passes }
}

describe('createThreadedRunner', () => {
  it('gives the same calibration to the last bit on 1, 2 and 3 threads', async () => {
    const [one, two, three] = [await withWorkers(1), await withWorkers(2), await withWorkers(3)]
    expect(one.passes).toBeGreaterThan(5)
    expect(JSON.stringify(two)).toBe(JSON.stringify(one))
    expect(JSON.stringify(three)).toBe(JSON.stringify(one))
  })

  it('ends its threads when the calibration is refused', async () => {
    const runner = createThreadedRunner(2)
    const solved = { persons, items, cells: new Int8Array(persons * items).fill(1) }
    await expect(calibrate({ responses: solved, model: '2pl', runner })).rejects.toThrow(/item 1 has the response 1/)
    await expect(Promise.resolve(runner.run('expect'))).rejects.toThrow()
  })
})
