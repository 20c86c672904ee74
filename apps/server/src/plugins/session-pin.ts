import { createHmac, timingSafeEqual } from 'node:crypto'

const DIGITS = 6

/**
 * The PIN on a participant's card: an HMAC-SHA256 of the participant and the PIN's version, cut to six decimal digits.
 * Nothing is stored; a new version makes a new PIN and voids the old one.
 */
export function sessionPin(secret: Buffer, participantId: string, version: number): string {
  const digest = createHmac('sha256', secret).update(`pin:${participantId}:${version}`).digest()
  return String(digest.readUIntBE(0, 6) % 10 ** DIGITS).padStart(DIGITS, '0')
}

export function isSessionPin(secret: Buffer, participantId: string, version: number, pin: string): boolean {
  return pin.length === DIGITS && timingSafeEqual(Buffer.from(sessionPin(secret, participantId, version)), Buffer.from(pin))
}
