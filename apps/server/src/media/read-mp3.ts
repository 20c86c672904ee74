import { type CheckedMedia, MediaProblem, requireSeconds } from './media-check.ts'

const RATES = [44_100, 48_000, 32_000]
/** Kilobits a second of layer III: MPEG 1, then MPEG 2 and 2.5. */
const KILOBITS = [
  [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const
const FEWEST_FRAMES = 3

export const isMp3 = (bytes: Buffer) => bytes.toString('latin1', 0, 3) === 'ID3' || frameAt(bytes, 0) !== null

/** MPEG layer III, frame after frame. Its tags (title, cover, anything else) are left out. */
export function readMp3(bytes: Buffer): CheckedMedia {
  const start = afterTag(bytes)
  let [at, frames, seconds] = [start, 0, 0]
  for (let frame = frameAt(bytes, at); frame && at + frame.bytes <= bytes.length; frame = frameAt(bytes, at)) {
    at += frame.bytes
    seconds += frame.seconds
    frames += 1
  }
  if (frames < FEWEST_FRAMES) throw new MediaProblem('MEDIA_BROKEN')
  // What follows the last frame may be a tag or a frame cut short; a long rest means that the walk lost its way.
  if (bytes.length - at > Math.max(4096, bytes.length / 50)) throw new MediaProblem('MEDIA_BROKEN')
  return {
    contentType: 'audio/mpeg',
    content: bytes.subarray(start, at),
    width: null,
    height: null,
    seconds: requireSeconds(seconds),
  }
}

function afterTag(bytes: Buffer): number {
  if (bytes.toString('latin1', 0, 3) !== 'ID3' || bytes.length < 10) return 0
  // Seven bits a byte.
  const size = bytes.subarray(6, 10).reduce((total, byte) => total * 128 + (byte & 0x7f), 0)
  return 10 + size + ((bytes[5]! & 0x10) !== 0 ? 10 : 0)
}

function frameAt(bytes: Buffer, at: number): { bytes: number; seconds: number } | null {
  if (at + 4 > bytes.length) return null
  const head = bytes.readUInt32BE(at)
  const version = (head >>> 19) & 3
  const bitrate = (head >>> 12) & 15
  const rateAt = (head >>> 10) & 3
  const isLayerThree = head >>> 21 === 0x7ff && ((head >>> 17) & 3) === 1
  if (!isLayerThree || version === 1 || bitrate === 0 || bitrate === 15 || rateAt === 3) return null
  const rate = RATES[rateAt]! / (version === 3 ? 1 : version === 2 ? 2 : 4)
  const samples = version === 3 ? 1152 : 576
  const kilobits = KILOBITS[version === 3 ? 0 : 1][bitrate - 1]!
  return { bytes: Math.floor((samples * 125 * kilobits) / rate) + ((head >>> 9) & 1), seconds: samples / rate }
}
