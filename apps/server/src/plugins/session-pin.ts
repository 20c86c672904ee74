import { createHmac, timingSafeEqual } from 'node:crypto'

const DIGITS = 6

/** A participant's PIN: made from the server's secret when it is needed, stored nowhere. */
export function sessionPin(secret: Buffer, participantId: string, version: number): string {
  const mac = createHmac('sha256', secret).update(`pin:${participantId}:${version}`).digest()
  // 48 bits over 10^6: the bias is below one in a hundred million.
  return String(mac.readUIntBE(0, 6) % 10 ** DIGITS).padStart(DIGITS, '0')
}

export function isSessionPin(secret: Buffer, participantId: string, version: number, pin: string): boolean {
  return isEqual(sessionPin(secret, participantId, version), pin)
}

/** Takes as long for a near miss as for a far one. */
function isEqual(expected: string, given: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
}

/** What the QR code of an attendance card says. */
export function attendanceTicket(secret: Buffer, participantId: string): string {
  const mac = createHmac('sha256', secret).update(`ticket:${participantId}`).digest('base64url').slice(0, 12)
  return `${participantId}.${mac}`
}

/** The participant of a ticket that this server made, or null. */
export function readTicket(secret: Buffer, ticket: string): string | null {
  const [participantId = ''] = ticket.trim().split('.')
  const expected = attendanceTicket(secret, participantId)
  return isEqual(expected, ticket.trim()) ? participantId : null
}
