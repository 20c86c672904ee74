const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Only characters that XML 1.0 allows. */
export const XML_CHARACTERS = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u

/** The text with its references put in, null where one is not defined by XML itself. */
export function decodeEntities(text: string): string | null {
  if (!text.includes('&')) return text
  let broken = false
  const decoded = text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z]+));|&/g, (_, hex, decimal, name) => {
    if (name !== undefined && Object.hasOwn(NAMED, name)) return NAMED[name]!
    const code = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : -1
    const character = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    if (character === '' || !XML_CHARACTERS.test(character)) broken = true
    return character
  })
  return broken ? null : decoded
}
