import { type CheckedMedia, MediaProblem, requireSeconds, slice } from './media-check.ts'

export const isOgg = (bytes: Buffer) => bytes.toString('latin1', 0, 4) === 'OggS'

/** One stream of Opus or Vorbis, page after page to its last; film and what follows the last page are not taken. */
export function readOgg(bytes: Buffer): CheckedMedia {
  let at = 0
  let serial: number | undefined
  let rate = 0
  let granule = 0n
  for (let isLast = false; !isLast; ) {
    const head = slice(bytes, at, 27)
    if (head.toString('latin1', 0, 4) !== 'OggS') throw new MediaProblem('MEDIA_BROKEN')
    const lacing = slice(bytes, at + 27, head[26]!)
    const bodyLength = lacing.reduce((total, length) => total + length, 0)
    const body = slice(bytes, at + 27 + lacing.length, bodyLength)
    if (serial === undefined) rate = rateOf(body)
    serial ??= head.readUInt32LE(14)
    if (serial !== head.readUInt32LE(14)) throw new MediaProblem('SOUND_NOT_ALONE')
    const position = head.readBigInt64LE(6)
    if (position > granule) granule = position
    isLast = (head[5]! & 4) !== 0
    at += 27 + lacing.length + bodyLength
    if (at === bytes.length) break
  }
  const seconds = requireSeconds(Number(granule) / rate)
  return { contentType: 'audio/ogg', content: bytes.subarray(0, at), width: null, height: null, seconds }
}

/** Samples a second by which the pages count. */
function rateOf(packet: Buffer): number {
  if (packet.toString('latin1', 0, 8) === 'OpusHead') return 48_000
  if (packet.toString('latin1', 0, 7) === '\x01vorbis') {
    const rate = slice(packet, 12, 4).readUInt32LE(0)
    if (rate > 0) return rate
  }
  throw new MediaProblem('SOUND_NOT_ALONE')
}
