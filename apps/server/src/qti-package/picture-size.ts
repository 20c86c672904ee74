export const MOST_PIXELS = 40_000_000

/** Pixels that a PNG, GIF, JPEG or WebP says it has, null where it is none of them. */
export function picturePixels(bytes: Buffer): number | null {
  if (bytes.length < 26) return null
  if (bytes.readUInt32BE(0) === 0x89504e47) return bytes.readUInt32BE(16) * bytes.readUInt32BE(20)
  if (bytes.toString('latin1', 0, 3) === 'GIF') return bytes.readUInt16LE(6) * bytes.readUInt16LE(8)
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 16) === 'WEBPVP8X' && bytes.length > 30)
    return (bytes.readUIntLE(24, 3) + 1) * (bytes.readUIntLE(27, 3) + 1)
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 16) === 'WEBPVP8 ' && bytes.length > 30)
    return (bytes.readUInt16LE(26) & 0x3fff) * (bytes.readUInt16LE(28) & 0x3fff)
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 16) === 'WEBPVP8L') {
    const sides = bytes.readUInt32LE(21)
    return ((sides & 0x3fff) + 1) * (((sides >>> 14) & 0x3fff) + 1)
  }
  return bytes.readUInt16BE(0) === 0xffd8 ? jpegPixels(bytes) : null
}

function jpegPixels(bytes: Buffer): number | null {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7)
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2))
  }
  return null
}
