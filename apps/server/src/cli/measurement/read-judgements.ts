import type { AngoffJudgement, BookmarkJudgement } from '@petakom/psychometrics'
import { UsageError } from '../command.ts'
import { readRecords } from './read-responses.ts'

/** judge,item,value and if there are several level,round. */
export async function readAngoff(path: string): Promise<AngoffJudgement[]> {
  const judgements: AngoffJudgement[] = []
  await readColumns(path, ['judge', 'item', 'value'], (text, number) => {
    judgements.push({ ...place(text, number), item: text('item'), value: number('value') })
  })
  return judgements
}

/** judge,page and if there are several level,round,table. */
export async function readBookmarks(path: string): Promise<BookmarkJudgement[]> {
  const judgements: BookmarkJudgement[] = []
  await readColumns(path, ['judge', 'page'], (text, number) => {
    judgements.push({ ...place(text, number), page: number('page'), table: text('table') })
  })
  return judgements
}

type Text = (column: string) => string
type Num = (column: string, otherwise?: number) => number

const place = (text: Text, number: Num) => ({
  judge: text('judge'),
  level: text('level') || '1',
  round: number('round', 1),
})

async function readColumns(path: string, needed: readonly string[], take: (text: Text, number: Num) => void) {
  let heading: readonly string[] = []
  await readRecords(path, (record, line) => {
    if (line === 1) {
      heading = record.map((name) => name.toLowerCase())
      const missing = needed.find((name) => !heading.includes(name))
      if (missing !== undefined)
        throw new UsageError(`${path}: baris judul tidak memuat kolom ${missing}. Yang perlu: ${needed.join(', ')}.`)
      return
    }
    const text: Text = (column) => record[heading.indexOf(column)] ?? ''
    const number: Num = (column, otherwise) => {
      const cell = text(column)
      if (cell === '' && otherwise !== undefined) return otherwise
      const value = cell === '' ? Number.NaN : Number(cell)
      if (Number.isFinite(value)) return value
      throw new UsageError(`${path} baris ${line} kolom ${column}: "${cell.slice(0, 40)}" bukan bilangan.`)
    }
    const empty = needed.find((column) => text(column) === '')
    if (empty !== undefined)
      throw new UsageError(`${path} baris ${line}: kolom ${empty} kosong. Isi, atau hapus baris itu.`)
    take(text, number)
  })
}
