import { createHmac, timingSafeEqual } from 'node:crypto'
import { canonicalJson } from '@petakom/domain'

export interface Holding {
  readonly attemptId: string
  readonly device: string
  /** Take-overs before this holding. */
  readonly epoch: number
}

/**
 * The key by which a device seals the journal of an attempt while it holds it: 32 bytes in hexadecimal, made from the
 * server's secret when it is needed. It proves that a page which this server let in wrote the file and that nobody else
 * changed it; what the participant's own hands do with their own key it cannot tell.
 */
export function journalKey(secret: Buffer, { attemptId, device, epoch }: Holding): string {
  return createHmac('sha256', secret)
    .update(`journal:${canonicalJson({ attemptId, device, epoch })}`)
    .digest('hex')
}

export function isSealedBy(key: string, journal: string, seal: string): boolean {
  const expected = createHmac('sha256', Buffer.from(key, 'hex')).update(journal).digest()
  const actual = Buffer.from(seal, 'hex')
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}
