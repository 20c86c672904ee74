import type { AnswerValue, JournalValue } from '@petakom/contract'

export interface SequencedAnswer {
  readonly itemId: string
  readonly seq: number
  readonly value: JournalValue
}

/** Journal and server merged: the value of the highest seq of each item, also one that took an answer back. Acts of a simulation replace nothing, and are none. */
export function answersInForce(...sources: readonly (readonly SequencedAnswer[])[]): Map<string, AnswerValue> {
  const highest = new Map<string, { readonly seq: number; readonly value: AnswerValue }>()
  for (const { itemId, seq, value } of sources.flat()) {
    const known = highest.get(itemId)
    if (!('act' in value) && (!known || known.seq < seq)) highest.set(itemId, { seq, value })
  }
  return new Map([...highest].map(([itemId, { value }]) => [itemId, value]))
}
