import { type Cell, cellText, type SheetColumns } from '@petakom/domain'
import { readTable } from '../../../sheets/read-table.ts'
import { badRow, NOTHING_SAID, type ReadFile, type ReadRow } from './row.ts'
import { said, saidOf } from './said.ts'
import { interactionOf } from './sheet-interaction.ts'

const OPTIONS = [...'abcdefgh'].map((letter) => `pilihan_${letter}`)
/** Columns of the workbook, in the order of the template. */
export const ITEM_COLUMNS = [
  'kode', 'jenis', 'soal', ...OPTIONS, 'kunci', 'nilai', 'tema', 'kompetensi', 'tingkat', 'stimulus', 'rasional',
] as const // biome-ignore format: one list
const SHEET: SheetColumns = { known: new Set(ITEM_COLUMNS), required: ['kode', 'soal', 'kunci'] }

/** Whole sentences, which never begin as a formula does; an option may, where the item asks about one, and stays text. */
const PROSE = ['soal', 'stimulus', 'rasional'] as const

/** A workbook or CSV with a row for each item. */
export async function readItemSheet(file: Buffer): Promise<ReadFile> {
  const { columns, rows, unknownColumns, warnings } = await readTable(file, SHEET)
  return {
    format: 'sheet',
    refused: null,
    rows: rows.map(({ row, cells }) => readRow(row, cells, columns)),
    remarks: [
      ...unknownColumns.map((name) => said('COLUMN_UNKNOWN', { column: name })),
      ...warnings.map((warning) => saidOf({ ...warning, text: warning.reason })),
    ],
  }
}

function readRow(row: number, cells: readonly Cell[], columns: ReadonlyMap<string, number>): ReadRow {
  const text = (name: string) => {
    const place = columns.get(name)
    return place === undefined ? '' : cellText(cells[place] ?? null).trim()
  }
  const place = `baris ${row}`
  const code = text('kode')
  const stem = text('soal')
  if (code === '') return badRow(place, '', stem, said('CODE_EMPTY'))
  if (stem === '') return badRow(place, code, '', said('STEM_EMPTY'))
  const formula = PROSE.find((name) => /^'?[=@+]/.test(text(name)))
  if (formula) return badRow(place, code, stem, said('CELL_FORMULA', { column: formula }))
  const options = OPTIONS.map(text)
  const last = options.findLastIndex((one) => one !== '')
  const gap = options.slice(0, last + 1).indexOf('')
  if (gap >= 0) return badRow(place, code, stem, said('OPTION_GAP', { column: OPTIONS[gap]! }))
  const made = interactionOf(text('jenis'), options.slice(0, last + 1), text('kunci'), text('nilai'))
  if ('problem' in made) return badRow(place, code, stem, made.problem)
  const level = text('tingkat')
  if (level !== '' && !/^[1-5]$/.test(level)) return badRow(place, code, stem, said('LEVEL_RANGE', { level }))
  const stimulus = text('stimulus')
  const or = (value: string) => (value === '' ? null : value)
  return {
    place,
    identifier: code,
    title: code,
    remarks: [],
    problem: null,
    content: {
      stimulus: stimulus === '' ? null : { kind: 'text', text: stimulus },
      stem,
      interaction: made.interaction,
    },
    scoring: made.scoring,
    about: {
      ...NOTHING_SAID,
      kind: made.kind,
      theme: or(text('tema')),
      competency: or(text('kompetensi')),
      level: level === '' ? null : Number(level),
      rationale: or(text('rasional')),
    },
  }
}
