import { parseArgs } from 'node:util'
import type { DrillOptions } from './drill.ts'
import { FAULT_NAMES } from './plan.ts'

export const USAGE = `npm run drill -- [options]

Injects faults into a real PostgreSQL and real server processes in a temporary folder while simulated participants
answer, then compares every receipt with the database. Ends with 1 when an acknowledged answer is lost or doubled or
somebody does not recover, and with 2 when an option makes no sense.

  --faults N     how many faults (10000)
  --seats N      people at their computers at the same time (100)
  --servers N    server processes on one PostgreSQL (2)
  --seed N       the same faults for the same people (1)
  --cut-scale X  a network cut of 5 minutes lasts X times that (0.02, which is 6 s)
  --no-disk      leave out the full disk`

const LIMITS = {
  faults: { least: FAULT_NAMES.length, most: 1_000_000, isWhole: true },
  seats: { least: 1, most: 1000, isWhole: true },
  servers: { least: 1, most: 8, isWhole: true },
  seed: { least: 0, most: 2 ** 31, isWhole: true },
  'cut-scale': { least: 0.001, most: 1, isWhole: false },
} as const

const DEFAULTS = { faults: '10000', seats: '100', servers: '2', seed: '1', 'cut-scale': '0.02' } as const
type Numbered = keyof typeof LIMITS

/** What was asked for on the command line, or one sentence about what is wrong with it. */
export function readOptions(args: readonly string[]): Omit<DrillOptions, 'say'> | 'help' | { problem: string } {
  const texts: Record<string, string> = { ...DEFAULTS }
  let withDisk = true
  try {
    const text = { type: 'string' } as const
    const flag = { type: 'boolean' } as const
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ faults: text, seats: text, servers: text, seed: text, 'cut-scale': text },
        ...{ 'no-disk': flag, help: flag },
      },
    })
    if (values.help) return 'help'
    withDisk = !values['no-disk']
    Object.assign(texts, values)
  } catch (error) {
    return { problem: (error as Error).message }
  }
  for (const [name, { least, most, isWhole }] of Object.entries(LIMITS)) {
    const value = Number(texts[name])
    if (texts[name]!.trim() !== '' && value >= least && value <= most && (!isWhole || Number.isInteger(value))) continue
    return {
      problem: `--${name} takes ${isWhole ? 'a whole number' : 'a number'} from ${least} to ${most}, not "${texts[name]}".`,
    }
  }
  const number = (name: Numbered) => Number(texts[name])
  return {
    ...{ faults: number('faults'), seats: number('seats'), servers: number('servers'), seed: number('seed') },
    ...{ cutScale: number('cut-scale'), withDisk },
  }
}
