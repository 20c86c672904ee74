/** Whether YYYY-MM-DD is a day of the calendar: 31 February is not. */
export function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const EXCEL_EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

/**
 * A day from what a sheet may hold: dd-mm-yyyy or yyyy-mm-dd (also with / or ., a time after it is dropped), a date
 * cell, or the day number that a spreadsheet shows as a date. Null where it is none of these, or not in the calendar.
 */
export function readDay(cell: string | number | Date): string | null {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10)
  if (typeof cell === 'number') return readSerial(cell)
  const text = cell.trim()
  if (/^\d{5}$/.test(text)) return readSerial(Number(text))
  const local = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T]\d.*)?$/.exec(text)
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d.*)?$/.exec(text)
  const parts = local ? [local[3], local[2], local[1]] : iso ? [iso[1], iso[2], iso[3]] : null
  if (!parts) return null
  const day = `${parts[0]}-${parts[1]!.padStart(2, '0')}-${parts[2]!.padStart(2, '0')}`
  return isCalendarDay(day) ? day : null
}

function readSerial(serial: number): string | null {
  if (!Number.isFinite(serial) || serial < 1 || serial > 80_000) return null
  return new Date(EXCEL_EPOCH + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10)
}
