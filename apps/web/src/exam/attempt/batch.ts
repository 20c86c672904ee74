import type { AnswerValue, JournalValue } from '@petakom/contract'
import type { AnswerEntry } from '../exam-api.ts'
import type { JournalEntry } from '../journal/journal.ts'

export const MOST_ENTRIES = 200
/** Of text in one request: the server takes a megabyte. */
const MOST_CHARACTERS = 300_000

/** No database keeps a zero byte or half of a surrogate pair; pasted text may hold either. */
export function storable(value: AnswerValue): AnswerValue {
  if (!('text' in value) || value.text === null) return value
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(value.text))
  return { text: whole.replaceAll('\0', '') }
}

export const forServer = ({ seq, itemId, value, clientTime }: AnswerEntry) => ({ seq, itemId, value, clientTime })

export const isSame = (one: JournalValue | undefined, other: JournalValue) =>
  JSON.stringify(one) === JSON.stringify(other)

/** As many entries as one request may carry, and at least one. */
export function firstBatch(entries: readonly JournalEntry[]): readonly JournalEntry[] {
  let characters = 0
  const end = entries.slice(0, MOST_ENTRIES).findIndex(({ value }, index) => {
    characters += JSON.stringify(value).length
    return index > 0 && characters > MOST_CHARACTERS
  })
  return entries.slice(0, end === -1 ? MOST_ENTRIES : end)
}
