import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { MISSING, type ResponseMatrix } from '@petakom/psychometrics'

const FOLDER = join(import.meta.dirname, 'psychometrics')

/** What an established program made of a data set: `validation/psychometrics/expected/<name>.json`. */
// biome-ignore lint/suspicious/noExplicitAny: the files have the shapes of many programs; each check reads what it needs
export const expected = (name: string): any =>
  JSON.parse(readFileSync(join(FOLDER, 'expected', `${name}.json`), 'utf8'))

export interface ReferenceTable {
  readonly names: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A CSV with heading, cells as text; '' is missing. */
export function table(file: string): ReferenceTable {
  const [heading, ...lines] = readFileSync(join(FOLDER, 'data', file), 'utf8')
    .trim()
    .split('\n')
  return { names: heading!.split(','), rows: lines.map((line) => line.split(',')) }
}

/** The named columns of a CSV (all without names), as text. */
export function columns(file: string, names?: readonly string[]): (string | undefined)[][] {
  const data = table(file)
  const wanted = (names ?? data.names).map((name) => data.names.indexOf(name))
  return data.rows.map((row) => wanted.map((column) => row[column]))
}

/** Responses of a CSV as they stand, null where empty. */
export function responses(file: string, names?: readonly string[]): (number | null)[][] {
  return columns(file, names).map((row) => row.map((cell) => (cell === undefined || cell === '' ? null : Number(cell))))
}

/** A simulated set: one line a person, one digit an item. */
export function simulated(file: string): ResponseMatrix {
  const lines = gunzipSync(readFileSync(join(FOLDER, 'data', file)))
    .toString()
    .trim()
    .split('\n')
  const items = lines[0]!.length
  const cells = new Int8Array(lines.length * items).fill(MISSING)
  lines.forEach((line, person) => {
    for (let item = 0; item < items; item += 1) cells[person * items + item] = line.charCodeAt(item) - 48
  })
  return { persons: lines.length, items, cells }
}
