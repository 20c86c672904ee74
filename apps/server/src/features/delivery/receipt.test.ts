import { createHash, createHmac } from 'node:crypto'
import type { AnswerEntry } from '@petakom/contract'
import { canonicalJson } from '@petakom/domain'
import { describe, expect, it } from 'vitest'
import { chainAnswers, receiptOf, verifyReceipt } from './receipt.ts'

/** Receipts that were given out before must go on to be valid: the texts under hash and seal may not change by a byte. */
describe('receipts', () => {
  const entries: Pick<AnswerEntry, 'seq' | 'itemId' | 'value'>[] = [
    { seq: 7, itemId: '0199a000-0000-7000-8000-000000000001', value: { choice: 'B' } },
    { seq: 8, itemId: '0199a000-0000-7000-8000-000000000002', value: { worst: 'A', best: 'D' } },
    { seq: 9, itemId: '0199a000-0000-7000-8000-000000000003', value: { text: 'dua "baris"\n— selesai 😀' } },
  ]
  const previous = createHash('sha256').update('before').digest()

  it.each([0, 1, 3])('chains %i answers as SHA-256 over the link before and their canonical JSON', (count) => {
    const stored = entries.slice(0, count).map((entry) => ({ ...entry, clientTime: '2026-11-25T01:00:00.000Z' }))
    const expected = createHash('sha256')
      .update(previous)
      .update(canonicalJson(entries.slice(0, count)))
      .digest()
    expect(chainAnswers(previous, stored)).toEqual(expected)
  })

  it('seals the canonical JSON of what it states, and knows its own', () => {
    const secret = Buffer.alloc(32, 9)
    const state = { id: '0199a000-0000-7000-8000-00000000000a', lastSeq: 9, answerCount: 3, chainHash: previous }
    const receipt = receiptOf(secret, state, new Date('2026-11-25T01:00:01.250Z'))
    const { mac, ...stated } = receipt
    expect(mac).toBe(
      createHmac('sha256', secret)
        .update(`receipt:${canonicalJson(stated)}`)
        .digest('hex'),
    )
    expect(verifyReceipt(secret, receipt)).toBe(true)
    expect(verifyReceipt(secret, { ...receipt, count: 4 })).toBe(false)
  })
})
