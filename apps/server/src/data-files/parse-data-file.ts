import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { invalidInput } from '../plugins/invalid-input.ts'

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

export type FileReading<Value> =
  | { readonly outcome: 'read'; readonly value: Value; lineOf(path: readonly PropertyKey[]): number | null }
  | { readonly outcome: 'refused'; readonly problems: readonly FileProblem[] }

/** What a YAML 1.2 or JSON text holds by its schema; whatever is wrong is told with its line. */
export function parseDataFile<S extends z.ZodType>(schema: S, text: string): FileReading<z.output<S>> {
  const refused = (...problems: FileProblem[]) => ({ outcome: 'refused', problems }) as const
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
  const parsed = schema.safeParse(value)
  if (parsed.success) return { outcome: 'read', value: parsed.data, lineOf }
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
