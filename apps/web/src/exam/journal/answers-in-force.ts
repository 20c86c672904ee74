import type { AnswerValue } from '@petakom/contract'

export interface SequencedAnswer {
  readonly itemId: string
  readonly seq: number
  readonly value: AnswerValue
}

/** Journal and server merged: the value of the highest seq of each item, also one that took an answer back. */
export function answersInForce(...sources: readonly (readonly SequencedAnswer[])[]): Map<string, AnswerValue> {
  const highest = new Map<string, SequencedAnswer>()
  for (const answer of sources.flat()) {
    const known = highest.get(answer.itemId)
    if (!known || known.seq < answer.seq) highest.set(answer.itemId, answer)
  }
  return new Map([...highest].map(([itemId, { value }]) => [itemId, value]))
}
