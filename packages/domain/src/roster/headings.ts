import { REQUIRED_ROSTER_COLUMNS, ROSTER_COLUMNS } from '../codes/codes.ts'

/** Beyond the SIASN export: what some agencies add, and what the tier of a structural post can be read from. */
const EXTRA_COLUMNS = ['eselon_id', 'eselon_nama', 'kelas_jabatan', 'keterangan', 'no']
/** The columns that a kind of sheet may and must have. */
export interface SheetColumns {
  readonly known: ReadonlySet<string>
  readonly required: readonly string[]
}
export const ROSTER_SHEET: SheetColumns = {
  known: new Set([...ROSTER_COLUMNS, ...EXTRA_COLUMNS]),
  required: REQUIRED_ROSTER_COLUMNS,
}
/** Headings seen in place of the official ones. */
const ALIASES: Readonly<Record<string, string>> = { nip: 'nip_baru', nama_lengkap: 'nama', unor: 'unor_nama' }

/** In any case and spacing; the code of a competency, with or without its name behind it, is that code. */
export function normaliseHeading(cell: unknown): string {
  const text = String(cell ?? '')
    .trim()
    .replace(/^'/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  const competency = /^(m|sk)_?0*(\d)(_|$)/.exec(text)
  if (competency) return `${competency[1]}_0${competency[2]}`
  return ALIASES[text] ?? text
}

export interface Headings {
  /** Column name to its place in the row. */
  readonly columns: ReadonlyMap<string, number>
  readonly missing: readonly string[]
  readonly unknown: readonly string[]
  readonly doubled: readonly string[]
}

export function matchHeadings(cells: readonly unknown[], sheet: SheetColumns = ROSTER_SHEET): Headings {
  const columns = new Map<string, number>()
  const unknown: string[] = []
  const doubled: string[] = []
  cells.forEach((cell, place) => {
    const name = normaliseHeading(cell)
    if (name === '') return
    if (!sheet.known.has(name)) unknown.push(name)
    else if (columns.has(name)) doubled.push(name)
    else columns.set(name, place)
  })
  return { columns, missing: sheet.required.filter((name) => !columns.has(name)), unknown, doubled }
}

const SEARCHED_ROWS = 15

export type HeadingSearch =
  | { readonly outcome: 'found'; readonly index: number; readonly headings: Headings }
  | {
      readonly outcome: 'incomplete'
      readonly row: number
      readonly missing: readonly string[]
      readonly spread: boolean
    }
  | { readonly outcome: 'none' }

/** The heading row: the first of the top rows that has every required column. Titles above it are skipped. */
export function findHeadings(rows: readonly (readonly unknown[])[], sheet: SheetColumns = ROSTER_SHEET): HeadingSearch {
  let best: { index: number; headings: Headings } | null = null
  const top = rows.slice(0, SEARCHED_ROWS).map((cells) => matchHeadings(cells, sheet))
  for (const [index, headings] of top.entries()) {
    if (headings.missing.length === 0) return { outcome: 'found', index, headings }
    if (headings.columns.size > (best?.headings.columns.size ?? 0)) best = { index, headings }
  }
  if (!best) return { outcome: 'none' }
  // Headings over two rows, joined by merged cells: the missing ones stand in the row above or below.
  const neighbours = [top[best.index - 1], top[best.index + 1]]
  const spread = best.headings.missing.some((name) => neighbours.some((row) => row?.columns.has(name)))
  return { outcome: 'incomplete', row: best.index + 1, missing: best.headings.missing, spread }
}
