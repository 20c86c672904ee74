import { type Reason, reason } from '../reasons/reason.ts'

export type Cell = string | number | boolean | Date | null | undefined

const LONGEST = 200
const PHONE_NUMBER = /^\+\d[\d\s().-]*$/
/** What a sheet shows when UTF-8 was read as a one-byte encoding. */
const MOJIBAKE = /\ufffd|Ã[\u0080-\u00bf©¨«¡³ ]|â€|Â[\u00a0-\u00bf]/

/** Text of a cell: SIASN's leading apostrophe taken off, invisible characters removed; 'null' and a lone dash are empty. */
export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  const text = plainText(cell)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u2060\ufeff]/g, ' ')
    .replace(/^\s*['’]/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return /^(null|-+)$/i.test(text) ? '' : text
}

function plainText(cell: string | number | boolean | Date): string {
  if (!(cell instanceof Date)) return String(cell)
  return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
}

/** Why a text cannot be taken as it is, or null. */
export function textProblem(text: string): Reason | null {
  if (/^[=@]/.test(text) || (/^[+-]/.test(text) && !PHONE_NUMBER.test(text))) {
    return reason('CELL_FORMULA')
  }
  if (text.length > LONGEST) return reason('CELL_TOO_LONG', { length: text.length, most: LONGEST })
  return null
}

/** A cell as a person is shown it beside a problem: no longer than one line can bear. */
export function shownCell(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  const text = plainText(cell)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

export function looksMisread(text: string): boolean {
  return MOJIBAKE.test(text)
}
