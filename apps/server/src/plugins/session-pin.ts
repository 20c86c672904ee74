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
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** No 0, O, 1 or I: what is read off paper is typed as it was meant. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/**
 * What an attendance card says, in its QR code and in print: 60 bits of a keyed hash as "ABCD-EFGH-JKLM". A card tells
 * nothing about the code of another participant.
 */
export function attendanceCode(secret: Buffer, participantId: string): string {
  const mac = createHmac('sha256', secret).update(`attendance:${participantId}`).digest().subarray(0, 12)
  const letters = [...mac].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

/** The one of `participantIds` whose card says this, or null. Case, spaces and hyphens do not matter. */
export function readAttendanceCode(secret: Buffer, participantIds: readonly string[], typed: string): string | null {
  const bare = (code: string) => code.toUpperCase().replace(/[\s-]/g, '')
  const given = bare(typed)
  return participantIds.find((id) => isEqual(bare(attendanceCode(secret, id)), given)) ?? null
}
