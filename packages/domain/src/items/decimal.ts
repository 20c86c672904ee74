const DECIMAL = /^-?\d+(\.\d+)?$/
const PLACES = 10

/** Decimal text in units of 10^-10, exact; null for what is no decimal number. */
export function decimalUnits(text: string): bigint | null {
  if (!DECIMAL.test(text)) return null
  const isNegative = text.startsWith('-')
  const [whole, part = ''] = text.replace('-', '').split('.')
  if (part.length > PLACES) return null
  const units = BigInt(whole! + part.padEnd(PLACES, '0'))
  return isNegative ? -units : units
}
