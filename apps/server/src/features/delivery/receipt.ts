import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { AnswerEntry, Receipt } from '@petakom/contract'
import { canonicalJson } from '@petakom/domain'

type ChainedEntry = Pick<AnswerEntry, 'seq' | 'itemId' | 'value'>

/** Next link of the running hash: SHA-256 over the previous one and the newly stored answers in order of seq, as canonical JSON. */
export function chainAnswers(previous: Buffer, entries: readonly ChainedEntry[]): Buffer {
  const facts = entries.map(
    ({ seq, itemId, value }) => `{"itemId":${JSON.stringify(itemId)},"seq":${seq},"value":${canonicalJson(value)}}`,
  )
  return hash('sha256', Buffer.concat([previous, Buffer.from(`[${facts.join(',')}]`)]), 'buffer')
}

const keys = new WeakMap<Buffer, KeyObject>()

/** Made once for each secret: preparing a key costs more than the seal itself. */
function keyOf(secret: Buffer): KeyObject {
  const key = keys.get(secret) ?? createSecretKey(secret)
  keys.set(secret, key)
  return key
}

function seal(secret: Buffer, receipt: Omit<Receipt, 'mac'>): string {
  const { attemptId, lastSeq, chainHash, count, at } = receipt
  // Canonical JSON: its keys in order.
  const text = JSON.stringify({ at, attemptId, chainHash, count, lastSeq })
  return createHmac('sha256', keyOf(secret)).update(`receipt:${text}`).digest('hex')
}

export function signReceipt(secret: Buffer, receipt: Omit<Receipt, 'mac'>): Receipt {
  return { ...receipt, mac: seal(secret, receipt) }
}

/** Whether this server gave out the receipt, unchanged. */
export function verifyReceipt(secret: Buffer, { mac, ...receipt }: Receipt): boolean {
  const expected = Buffer.from(seal(secret, receipt))
  const actual = Buffer.from(mac)
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}

export interface StoredState {
  readonly id: string
  readonly lastSeq: number
  readonly chainHash: Buffer
  readonly answerCount: number
}

export function receiptOf(secret: Buffer, { id, lastSeq, chainHash, answerCount }: StoredState, now: Date): Receipt {
  return signReceipt(secret, {
    attemptId: id,
    lastSeq,
    chainHash: chainHash.toString('hex'),
    count: answerCount,
    at: now.toISOString(),
  })
}
