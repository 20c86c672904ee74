import type { Interaction, Scoring } from '@petakom/contract'
import { fieldId, letterOf } from './field-id.ts'

/** What keeps an answer from being stored: `code` has a sentence, `fieldId` is the control that it speaks of. */
export interface KindProblem {
  readonly code: 'text' | 'twice' | 'points' | 'number' | 'place' | 'step' | 'passage' | 'range'
  readonly fieldId: string
  readonly values?: Readonly<Record<string, string | number>>
}

export interface MadeAnswer {
  readonly interaction: Interaction
  readonly scoring: Scoring
}

/** Shown where nothing is typed yet. */
export const BLANK = '…'

export type DraftReader = ReturnType<typeof createDraftReader>

/** Reads what is typed, and keeps every problem that it meets on the way; what it returns is good for a preview. */
export function createDraftReader() {
  const problems: KindProblem[] = []
  const find = (problem: KindProblem) => problems.push(problem)
  const whole = (text: string, id: string, least: number, most: number, otherwise = 0) => {
    const value = /^[-−]?\d{1,6}$/.test(text.trim()) ? Number(text.trim().replace('−', '-')) : Number.NaN
    if (value >= least && value <= most) return value
    find({ code: 'points', fieldId: id, values: { least, most } })
    return otherwise
  }
  const points = (text: string, list: string, place: number, least = 0, part = 'poin') =>
    whole(text, fieldId(list, place, part), least, 20)
  const lettered = (rows: readonly { readonly text: string }[], list = 'pilihan', prefix = '') =>
    rows.map(({ text }, place) => {
      const plain = text.trim()
      const isTwice = rows.slice(0, place).some((row) => row.text.trim().toLowerCase() === plain.toLowerCase())
      const id = `${prefix}${letterOf(place)}`
      if (plain === '') find({ code: 'text', fieldId: fieldId(list, place), values: { name: id } })
      else if (isTwice) find({ code: 'twice', fieldId: fieldId(list, place), values: { name: id } })
      return { id, text: plain || BLANK }
    })
  const keyed = <Row>(rows: readonly Row[], of: (row: Row, place: number) => number, prefix = '') =>
    Object.fromEntries(rows.map((row, place) => [`${prefix}${letterOf(place)}`, of(row, place)]))
  const limits = (least: string, most: string, count: number) => ({
    least: whole(least, 'jawaban-least', 0, count),
    most: whole(most, 'jawaban-most', Math.max(1, Number(least) || 0), Math.max(1, count), Math.max(1, count)),
  })
  return { problems, find, whole, points, lettered, keyed, limits }
}
