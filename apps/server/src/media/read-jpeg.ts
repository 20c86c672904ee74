import { type CheckedMedia, MediaProblem, requireSize, slice } from './media-check.ts'

export const isJpeg = (bytes: Buffer) => bytes.length > 3 && bytes.readUIntBE(0, 3) === 0xffd8ff

const [SOI, EOI, SOS, APP0, APP1, APP14, COMMENT] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xee, 0xfe]
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const isKept = (marker: number) =>
  marker === APP0 || marker === APP14 || (marker !== COMMENT && !(marker >= APP0 && marker <= 0xef))

/** A JPEG from its first marker to its end; where it was taken, by what, and whatever follows the end are left out. */
export function readJpeg(bytes: Buffer): CheckedMedia {
  const kept: Buffer[] = [Buffer.from([0xff, SOI])]
  let size: { width: number; height: number } | undefined
  let turned = 1
  let hasScan = false
  for (let at = 2; ; ) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1
    if (slice(bytes, at, 2)[0] !== 0xff) throw new MediaProblem('MEDIA_BROKEN')
    const marker = bytes[at + 1]!
    if (marker === EOI) break
    const length = slice(bytes, at + 2, 2).readUInt16BE(0)
    if (length < 2) throw new MediaProblem('MEDIA_BROKEN')
    const segment = slice(bytes, at, 2 + length)
    at += segment.length
    if (isFrame(marker)) size = requireFrame(segment)
    if (marker === APP1) turned = readTurn(segment) ?? turned
    if (isKept(marker)) kept.push(segment)
    if (marker !== SOS) continue
    if (!size) throw new MediaProblem('MEDIA_BROKEN')
    hasScan = true
    const end = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, end))
    at = end
  }
  if (!size || !hasScan) throw new MediaProblem('MEDIA_BROKEN')
  kept.push(Buffer.from([0xff, EOI]))
  if (turned !== 1) kept.splice(1, 0, turnSegment(turned))
  return { contentType: 'image/jpeg', content: Buffer.concat(kept), ...size, seconds: null }
}

function requireFrame(segment: Buffer) {
  if (segment.length < 10) throw new MediaProblem('MEDIA_BROKEN')
  const [height, width] = [segment.readUInt16BE(5), segment.readUInt16BE(7)]
  requireSize(width, height)
  return { width, height }
}

/** Compressed data runs to the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]!
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  throw new MediaProblem('MEDIA_BROKEN')
}

/** Exif's orientation, 1 to 8: how a camera was held. Null where it does not say. */
function readTurn(segment: Buffer): number | null {
  const exif = segment.subarray(4)
  if (exif.toString('latin1', 0, 6) !== 'Exif\0\0' || exif.length < 20) return null
  const tiff = exif.subarray(6)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let n = 0; n < Math.min(short(start), 100); n += 1) {
    const entry = start + 2 + n * 12
    if (short(entry) === 0x0112) return short(entry + 8) >= 1 && short(entry + 8) <= 8 ? short(entry + 8) : null
  }
  return null
}

/** An Exif segment that says how to turn the picture, and nothing else. */
function turnSegment(turned: number): Buffer {
  const segment = Buffer.from('ffe100224578696600004d4d002a000000080001011200030000000100000000000000000000', 'hex')
  segment.writeUInt16BE(segment.length - 2, 2)
  segment.writeUInt16BE(turned, 28)
  return segment
}
