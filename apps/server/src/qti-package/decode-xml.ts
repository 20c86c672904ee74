/** UTF-16 as every XML reader must take it: by its mark. */
function utf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/**
 * The text of an XML file in UTF-8 or UTF-16. What a UTF-16 file declares of itself is taken out, since it is true.
 * @throws TypeError where the bytes are not of the encoding
 */
export function decodeXml(bytes: Buffer): string {
  const wide = utf16(bytes)
  const text = new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes)
  return wide ? text.replace(/^(<\?xml\s[^?>]*?)\s+encoding\s*=\s*["']utf-16(?:le|be)?["']/i, '$1') : text
}

/** Whether a file that was handed in alone is XML and no archive. */
export const isXml = (bytes: Buffer): boolean => {
  const head = bytes.subarray(0, 200)
  const text = utf16(bytes) ? new TextDecoder(utf16(bytes)!).decode(head) : head.toString('latin1')
  return /^\s*</.test(text.replace(/^\u00ef\u00bb\u00bf|^\ufeff/, ''))
}
