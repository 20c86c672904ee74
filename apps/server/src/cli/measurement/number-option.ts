import { UsageError } from '../command.ts'

/** The number an option holds; undefined where it was not given. */
export function numberOption(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isFinite(value)) return value
  throw new UsageError(`${option} "${text}" bukan bilangan.`)
}
