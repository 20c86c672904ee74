import { createReadStream } from 'node:fs'
import { MISSING, type ResponseMatrix } from '@petakom/psychometrics'
import { parse } from 'csv-parse'
import { UsageError } from '../command.ts'

/** Persons by items, as a CSV with a heading holds them: first column the person; empty or NA was not presented. */
export interface ResponseFile {
  readonly persons: readonly string[]
  readonly items: readonly string[]
  /** Categories as they stand in the file, MISSING where not presented. */
  readonly matrix: ResponseMatrix
}

const MOST_CATEGORY = 126

/** One byte a response is kept, whatever the file's size; the first bad cell ends the reading with its place. */
export async function readResponses(path: string): Promise<ResponseFile> {
  let items: string[] = []
  const persons: string[] = []
  let cells = new Int8Array(0)
  await readRecords(path, (record, line) => {
    if (line === 1) {
      items = record.slice(1)
      assertHeading(path, items)
      return
    }
    if (record.length !== items.length + 1) {
      throw new UsageError(
        `${path} baris ${line}: ${record.length} kolom, seharusnya ${items.length + 1}. Perbaiki baris itu.`,
      )
    }
    const start = persons.length * items.length
    if (start + items.length > cells.length) cells = grow(cells, start + items.length)
    for (let i = 0; i < items.length; i += 1) cells[start + i] = category(record[i + 1]!, path, line, items[i]!)
    persons.push(record[0]!)
  })
  if (persons.length === 0) throw new UsageError(`${path} tidak memuat satu orang pun di bawah judul kolom.`)
  return {
    persons,
    items,
    matrix: { persons: persons.length, items: items.length, cells: cells.slice(0, persons.length * items.length) },
  }
}

function category(cell: string, path: string, line: number, item: string): number {
  if (cell === '' || cell === 'NA') return MISSING
  const value = Number(cell)
  if (Number.isInteger(value) && value >= 0 && value <= MOST_CATEGORY) return value
  throw new UsageError(
    `${path} baris ${line} kolom ${item}: "${cell.slice(0, 40)}" bukan bilangan bulat 0 sampai ${MOST_CATEGORY}. Perbaiki, atau kosongkan bila butir itu tidak diberikan.`,
  )
}

function assertHeading(path: string, items: readonly string[]): void {
  if (items.length === 0) throw new UsageError(`${path}: baris judul memerlukan kolom orang dan sedikitnya satu butir.`)
  const twice = items.find((item, i) => items.indexOf(item) !== i)
  if (twice !== undefined) throw new UsageError(`${path}: kolom ${twice} ada dua kali. Beri setiap butir nama sendiri.`)
}

function grow(cells: Int8Array, atLeast: number): Int8Array<ArrayBuffer> {
  const larger = new Int8Array(Math.max(atLeast, cells.length * 2, 1 << 16))
  larger.set(cells)
  return larger
}

/** Calls `take` with each record of a CSV and its line; line 1 is the heading. */
export function readRecords(path: string, take: (record: string[], line: number) => void): Promise<void> {
  return new Promise((fulfil, reject) => {
    let line = 0
    const parser = parse({ bom: true, trim: true, skip_empty_lines: true, relax_column_count: true })
    const fail = (error: NodeJS.ErrnoException) => {
      source.destroy()
      if (error instanceof UsageError) reject(error)
      else if (error.code === 'ENOENT' || error.code === 'EACCES' || error.code === 'EISDIR') {
        reject(new UsageError(`Berkas ${path} tidak dapat dibaca. Periksa nama dan izinnya.`))
      } else reject(new UsageError(`${path} bukan CSV yang dapat dibaca (${error.message}).`))
    }
    parser.on('data', (record: string[]) => {
      line += 1
      try {
        take(record, line)
      } catch (error) {
        parser.destroy(error as Error)
      }
    })
    parser.on('error', fail)
    parser.on('end', () => fulfil())
    const source = createReadStream(path)
    source.on('error', fail)
    source.pipe(parser)
  })
}
