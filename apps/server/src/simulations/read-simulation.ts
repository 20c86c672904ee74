import { readFile, stat } from 'node:fs/promises'
import { SimulationFile } from '@petakom/contract'
import type { Scenario } from '@petakom/domain'
import { isNode, LineCounter, parseDocument } from 'yaml'
import { invalidInput } from '../plugins/invalid-input.ts'

const MOST_BYTES = 2_000_000
/** A file that repeats itself by references a thousandfold is no file that somebody wrote. */
const MOST_ALIASES = 50
const MOST_PROBLEMS = 50

export interface FileProblem {
  /** Line of the file, from 1; null where the file as a whole is meant. */
  readonly line: number | null
  /** Path inside the file: 'rules.3.points'. */
  readonly place: string
  readonly reason: string
}

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
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' })
  const [broken] = document.errors
  if (broken) {
    const line = broken.linePos?.[0].line ?? null
    return refused({ line, place: 'berkas', reason: `bukan YAML atau JSON yang benar (${broken.code})` })
  }
  const lineOf = (path: readonly PropertyKey[]): number | null => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return null
  }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES })
  } catch {
    return refused({ line: null, place: 'berkas', reason: `memakai lebih dari ${MOST_ALIASES} rujukan (alias) YAML` })
  }
  const parsed = SimulationFile.safeParse(value)
  if (parsed.success) return { outcome: 'read', scenario: parsed.data, lineOf }
  const { problems } = invalidInput(parsed.error, 'berkas', value).details as {
    problems: { field: string; reason: string }[]
  }
  return refused(
    ...problems.slice(0, MOST_PROBLEMS).map(({ field, reason }, n) => ({
      line: lineOf(parsed.error.issues[n]?.path ?? []),
      place: field,
      reason,
    })),
  )
}
