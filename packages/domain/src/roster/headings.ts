import { REQUIRED_ROSTER_COLUMNS, ROSTER_COLUMNS } from '../codes/codes.ts'

/** Beyond the SIASN export: what some agencies add, and what the tier of a structural post can be read from. */
const EXTRA_COLUMNS = ['eselon_id', 'eselon_nama', 'kelas_jabatan', 'keterangan', 'no']
const KNOWN = new Set([...ROSTER_COLUMNS, ...EXTRA_COLUMNS])
/** Headings seen in place of the official ones. */
const ALIASES: Readonly<Record<string, string>> = { nip: 'nip_baru', nama_lengkap: 'nama', unor: 'unor_nama' }

export function normaliseHeading(cell: unknown): string {
  const text = String(cell ?? '')
    .trim()
    .replace(/^'/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return ALIASES[text] ?? text
}

export interface Headings {
  /** Column name to its place in the row. */
  readonly columns: ReadonlyMap<string, number>
  readonly missing: readonly string[]
  readonly unknown: readonly string[]
  readonly doubled: readonly string[]
}

export function matchHeadings(cells: readonly unknown[]): Headings {
  const columns = new Map<string, number>()
  const unknown: string[] = []
  const doubled: string[] = []
  cells.forEach((cell, place) => {
    const name = normaliseHeading(cell)
    if (name === '') return
    if (!KNOWN.has(name)) unknown.push(name)
    else if (columns.has(name)) doubled.push(name)
    else columns.set(name, place)
  })
  return { columns, missing: REQUIRED_ROSTER_COLUMNS.filter((name) => !columns.has(name)), unknown, doubled }
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
export function findHeadings(rows: readonly (readonly unknown[])[]): HeadingSearch {
  let best: { index: number; headings: Headings } | null = null
  const top = rows.slice(0, SEARCHED_ROWS).map((cells) => matchHeadings(cells))
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
