import { UsageError } from '../command.ts'
import { readRecords } from './read-responses.ts'

/** Scores of persons from one column of a CSV, by group where one is named. */
export interface ScoreFile {
  readonly column: string
  /** Finite scores; without a group column all stand under ''. */
  readonly groups: ReadonlyMap<string, readonly number[]>
  /** Rows without a score, or without a group. */
  readonly without: number
}

/** `column` unless told: theta where there is one, else the second. Empty or NA is no score. */
export async function readScores(path: string, column?: string, by?: string): Promise<ScoreFile> {
  const groups = new Map<string, number[]>()
  let [scoreAt, groupAt, without] = [-1, -1, 0]
  let name = column ?? 'theta'
  await readRecords(path, (record, line) => {
    if (line === 1) {
      scoreAt = record.indexOf(name)
      if (scoreAt < 0 && column === undefined && record.length > 1) scoreAt = 1
      if (scoreAt < 0) throw new UsageError(`${path} tidak memiliki kolom ${name}. Yang ada: ${record.join(', ')}.`)
      name = record[scoreAt]!
      if (by !== undefined) {
        groupAt = record.indexOf(by)
        if (groupAt < 0) throw new UsageError(`${path} tidak memiliki kolom ${by}. Yang ada: ${record.join(', ')}.`)
      }
      return
    }
    const cell = record[scoreAt] ?? ''
    const group = by === undefined ? '' : (record[groupAt] ?? '')
    if (cell === '' || cell === 'NA' || (by !== undefined && (group === '' || group === 'NA'))) {
      without += 1
      return
    }
    const score = Number(cell)
    if (!Number.isFinite(score))
      throw new UsageError(`${path} baris ${line} kolom ${name}: "${cell.slice(0, 40)}" bukan bilangan.`)
    const scores = groups.get(group)
    if (scores) scores.push(score)
    else groups.set(group, [score])
  })
  if (groups.size === 0) throw new UsageError(`${path} tidak memuat satu skor pun pada kolom ${name}.`)
  return { column: name, groups, without }
}
