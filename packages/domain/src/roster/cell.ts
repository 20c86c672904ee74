export type Cell = string | number | boolean | Date | null | undefined

const LONGEST = 200
/** What a sheet shows when UTF-8 was read as a one-byte encoding. */
const MOJIBAKE = /\ufffd|Ã[\u0080-\u00bf©¨«¡³ ]|â€|Â[\u00a0-\u00bf]/

/** Text of a cell: SIASN's leading apostrophe and its text 'null' taken off, invisible characters removed. */
export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  const text = (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u2060\ufeff]/g, ' ')
    .replace(/^\s*['’]/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return text.toLowerCase() === 'null' ? '' : text
}

/** Why a text cannot be taken as it is, or null. */
export function textProblem(text: string): string | null {
  if (/^[=@]/.test(text) || /^[+-]\s*[A-Za-z(]/.test(text)) {
    return 'isi diawali tanda rumus lembar kerja; ganti dengan teks biasa'
  }
  if (text.length > LONGEST) return `isi lebih dari ${LONGEST} huruf; persingkat`
  return null
}

export function looksMisread(text: string): boolean {
  return MOJIBAKE.test(text)
}
