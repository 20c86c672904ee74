import type { AnswerEntry, Receipt } from '@petakom/contract'
import { canonicalJson } from '@petakom/domain'

/** An answer of which a page was told that the server has it. */
export interface Acknowledged {
  readonly attemptId: string
  readonly seq: number
  /** Canonical JSON of item and value. */
  readonly fact: string
  /** What was under way when the page was told: what this person suffered, and what everybody did. */
  readonly during: readonly string[]
}

export const factOf = ({ itemId, value }: Pick<AnswerEntry, 'itemId' | 'value'>) => canonicalJson({ itemId, value })

/**
 * What the pages know of their answers: every answer written, every one acknowledged and every receipt got, kept apart
 * from pages and servers, which die.
 */
export class Ledger {
  readonly acknowledged = new Map<string, Acknowledged>()
  readonly receipts = new Map<string, { readonly receipt: Receipt; readonly during: readonly string[] }>()
  /** Facts that a page wrote under each number: more than one where a device wrote a number again. */
  readonly written = new Map<string, Set<string>>()
  /** Faults that concern everybody, while they last. */
  readonly #everybody: string[] = []

  begin(fault: string): () => void {
    this.#everybody.push(fault)
    return () => this.#everybody.splice(this.#everybody.indexOf(fault), 1)
  }

  write(attemptId: string, entry: Pick<AnswerEntry, 'seq' | 'itemId' | 'value'>): void {
    const key = `${attemptId}:${entry.seq}`
    const facts = this.written.get(key) ?? new Set()
    this.written.set(key, facts.add(factOf(entry)))
  }

  acknowledge(attemptId: string, entries: readonly AnswerEntry[], receipt: Receipt | undefined, own: string): void {
    const during = [...new Set([own, ...this.#everybody])]
    for (const entry of entries) {
      const key = `${attemptId}:${entry.seq}:${factOf(entry)}`
      if (!this.acknowledged.has(key))
        this.acknowledged.set(key, { attemptId, seq: entry.seq, fact: factOf(entry), during })
    }
    if (receipt) this.receipts.set(receipt.mac, { receipt, during })
  }
}
