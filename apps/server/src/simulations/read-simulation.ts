import { readFile, stat } from 'node:fs/promises'
import { SimulationFile } from '@petakom/contract'
import type { Scenario } from '@petakom/domain'
import { type FileProblem, parseDataFile } from '../data-files/parse-data-file.ts'

const MOST_BYTES = 2_000_000

export type { FileProblem } from '../data-files/parse-data-file.ts'

export type SimulationReading =
  | { readonly outcome: 'read'; readonly scenario: Scenario; lineOf(path: readonly PropertyKey[]): number | null }
  | { readonly outcome: 'refused'; readonly problems: readonly FileProblem[] }

const refused = (...problems: FileProblem[]): SimulationReading => ({ outcome: 'refused', problems })

/** A simulation from a YAML 1.2 or JSON file; whatever is wrong is told with its line. */
export async function readSimulation(path: string): Promise<SimulationReading> {
  const size = await stat(path).then(
    (file) => (file.isFile() ? file.size : null),
    () => null,
  )
  if (size === null) return refused({ line: null, place: 'berkas', reason: 'tidak ada atau tidak dapat dibaca' })
  if (size > MOST_BYTES) {
    const reason = `berukuran ${(size / 1e6).toFixed(1)} MB; paling besar ${MOST_BYTES / 1e6} MB`
    return refused({ line: null, place: 'berkas', reason })
  }
  return parseSimulation(await readFile(path, 'utf8'))
}

export function parseSimulation(text: string): SimulationReading {
  const reading = parseDataFile(SimulationFile, text)
  return reading.outcome === 'read' ? { outcome: 'read', scenario: reading.value, lineOf: reading.lineOf } : reading
}
