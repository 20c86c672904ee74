import { createHmac, timingSafeEqual } from 'node:crypto'

/** No 0, O, 1 or I: what is read off paper is typed as it was meant. 32 letters, so that a byte's remainder is even. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

export interface ActivationKey {
  readonly instansiId: string
  readonly nip: string
  readonly counter: number
}

/** An official's code, "ABCD-EFGH-JKLM", 60 bits: made from the server's secret when it is needed, stored nowhere. */
export function activationCode(secret: Buffer, { instansiId, nip, counter }: ActivationKey): string {
  const mac = createHmac('sha256', secret).update(`activation:${instansiId}:${nip}:${counter}`).digest()
  const letters = [...mac.subarray(0, 12)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

const bare = (code: string) => code.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** Case, spaces and hyphens do not matter; a near miss takes as long as a far one. */
export function isActivationCode(secret: Buffer, key: ActivationKey, typed: string): boolean {
  const [given, expected] = [Buffer.from(bare(typed)), Buffer.from(bare(activationCode(secret, key)))]
  return given.length === expected.length && timingSafeEqual(given, expected)
}
