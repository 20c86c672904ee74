import { type CheckedMedia, MediaProblem, requireSize, slice } from './media-check.ts'

export const isWebp = (bytes: Buffer) =>
  bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'

const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH'])
/** Flags of VP8X that speak of colour profile, Exif, XMP and movement. */
const LEFT_OUT = 0b0010_1110

/** A WebP that stands still. Its data is not decoded: the browser of whoever uploads it shows whether it opens. */
export function readWebp(bytes: Buffer): CheckedMedia {
  const end = 8 + slice(bytes, 4, 4).readUInt32LE(0)
  const kept: Buffer[] = []
  let canvas: { width: number; height: number } | undefined
  let picture: { width: number; height: number } | undefined
  for (let at = 12; at < end; ) {
    const type = slice(bytes, at, 8).toString('latin1', 0, 4)
    const length = bytes.readUInt32LE(at + 4)
    const chunk = slice(bytes, at, 8 + length + (length % 2))
    if (type.startsWith('ANI') || type === 'ANMF') throw new MediaProblem('PICTURE_MOVES')
    if (type === 'VP8X') canvas = extendedSize(chunk)
    if (type === 'VP8 ' || type === 'VP8L') picture = type === 'VP8L' ? losslessSize(chunk) : lossySize(chunk)
    if (KEPT.has(type)) kept.push(type === 'VP8X' ? withoutFlags(chunk) : chunk)
    at += chunk.length
  }
  if (!picture) throw new MediaProblem('MEDIA_BROKEN')
  for (const { width, height } of [canvas ?? picture, picture]) requireSize(width, height)
  const body = Buffer.concat(kept)
  const head = Buffer.from('RIFF....WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return { contentType: 'image/webp', content: Buffer.concat([head, body]), ...(canvas ?? picture), seconds: null }
}

const extendedSize = (chunk: Buffer) => ({
  width: slice(chunk, 12, 6).readUIntLE(0, 3) + 1,
  height: chunk.readUIntLE(15, 3) + 1,
})

function withoutFlags(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk)
  copy[8] = copy[8]! & ~LEFT_OUT
  return copy
}

function lossySize(chunk: Buffer) {
  if (slice(chunk, 11, 7).readUIntBE(0, 3) !== 0x9d012a) throw new MediaProblem('MEDIA_BROKEN')
  return { width: chunk.readUInt16LE(14) & 0x3fff, height: chunk.readUInt16LE(16) & 0x3fff }
}

function losslessSize(chunk: Buffer) {
  if (slice(chunk, 8, 5)[0] !== 0x2f) throw new MediaProblem('MEDIA_BROKEN')
  const bits = chunk.readUInt32LE(9)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
