import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { GeneratorSettings } from '../packages/placement/src/index.ts'

export interface SolvedApart {
  readonly total: number
  readonly certified: boolean
  readonly seconds: number
  readonly peakMemoryMb: number
}

/** `petakom place --generate` in a process of its own: memory is that of one solve, and nothing is warm. */
export async function solveApart(settings: GeneratorSettings): Promise<SolvedApart> {
  const petakom = new URL('../scripts/petakom.mjs', import.meta.url).pathname
  const { stdout } = await promisify(execFile)(process.execPath, [
    petakom,
    'place',
    '--generate',
    JSON.stringify(settings),
  ])
  return JSON.parse(stdout)
}
