import type { Rating } from '@petakom/psychometrics'
import { UsageError } from '../command.ts'
import { readRecords } from './read-responses.ts'

const COLUMNS = ['person', 'item', 'rater', 'score'] as const

/** The lowest and the highest score there may be. */
export interface ScoreRange {
  readonly lowest: number
  readonly highest: number
}

const WHOLE: ScoreRange = { lowest: 0, highest: 126 }

export interface RatingFile {
  readonly ratings: readonly Rating[]
  /** Column `period` of each rating, if asked for. */
  readonly periods: readonly string[]
  /** Rows without a score (empty or NA): not rated. */
  readonly empty: number
  /** Rows that repeat an earlier one to the score. */
  readonly repeated: number
}

/**
 * Ratings in long form, columns in any order by their heading; the first bad row ends the reading with its place. With
 * `byPeriod` a column `period` is needed, and a person may be rated anew in each.
 */
export async function readRatings(
  path: string,
  { byPeriod = false, scale = WHOLE }: { readonly byPeriod?: boolean; readonly scale?: ScoreRange } = {},
): Promise<RatingFile> {
  let at: number[] = []
  let period = -1
  let width = 0
  const ratings: Rating[] = []
  const periods: string[] = []
  const seen = new Map<string, { line: number; score: number }>()
  let empty = 0
  let repeated = 0
  await readRecords(path, (record, line) => {
    if (line === 1) {
      const heading = record.map((name) => name.toLowerCase())
      at = COLUMNS.map((name) => findColumn(path, heading, name))
      period = byPeriod ? findColumn(path, heading, 'period') : -1
      width = record.length
      return
    }
    if (record.length !== width) {
      throw new UsageError(`${path} baris ${line}: ${record.length} kolom, seharusnya ${width}. Perbaiki baris itu.`)
    }
    const [person, item, rater, cell] = at.map((column) => record[column]!) as [string, string, string, string]
    ;[person, item, rater].forEach((value, i) => {
      if (value === '') throw new UsageError(`${path} baris ${line} kolom ${COLUMNS[i]}: kosong. Isi nilainya.`)
    })
    if (cell === '' || cell === 'NA') {
      empty += 1
      return
    }
    const score = Number(cell)
    if (!Number.isInteger(score) || score < scale.lowest || score > scale.highest) {
      throw new UsageError(
        `${path} baris ${line} kolom score: "${cell.slice(0, 40)}" bukan bilangan bulat ${scale.lowest} sampai ${scale.highest} (penilai ${rater}, butir ${item}). Perbaiki, atau kosongkan bila tidak dinilai.`,
      )
    }
    const when = period < 0 ? '' : record[period]!
    if (byPeriod && when === '') throw new UsageError(`${path} baris ${line} kolom period: kosong. Isi nilainya.`)
    const key = JSON.stringify([person, item, rater, when])
    const first = seen.get(key)
    if (first && first.score !== score) {
      throw new UsageError(
        `${path} baris ${line}: nilai ${score} dari penilai ${rater} untuk ${person} pada ${item} bertentangan dengan baris ${first.line} (nilai ${first.score}). Sisakan satu yang benar.`,
      )
    }
    if (first) {
      repeated += 1
      return
    }
    seen.set(key, { line, score })
    ratings.push({ person, item, rater, score })
    periods.push(when)
  })
  if (ratings.length === 0) throw new UsageError(`${path} tidak memuat satu penilaian pun di bawah judul kolom.`)
  return { ratings, periods, empty, repeated }
}

function findColumn(path: string, heading: readonly string[], name: string): number {
  const column = heading.indexOf(name)
  if (column < 0) {
    const needed = COLUMNS.join(', ') + (name === 'period' ? ', period' : '')
    throw new UsageError(
      `${path}: kolom ${name} tidak ada. Baris judul memerlukan ${needed}; yang ada: ${heading.join(', ')}.`,
    )
  }
  if (heading.indexOf(name, column + 1) >= 0) throw new UsageError(`${path}: kolom ${name} ada dua kali. Sisakan satu.`)
  return column
}
