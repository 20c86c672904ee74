import { crc32, inflateSync } from 'node:zlib'
import { type CheckedMedia, MediaProblem, requireSize, slice } from './media-check.ts'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
export const isPng = (bytes: Buffer) => bytes.subarray(0, 8).equals(SIGNATURE)

/** Chunks that show the picture. Words, places, moving frames and what no standard names are left out. */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs'])
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const HEAD_AND_TAIL = 12

/** A PNG whose chunks add up, whose checksums hold and whose data unpacks to the picture that its header promises. */
export function readPng(bytes: Buffer): CheckedMedia {
  const kept: Buffer[] = [SIGNATURE]
  const packed: Buffer[] = []
  let header: Buffer | undefined
  for (let at = SIGNATURE.length; ; ) {
    const length = slice(bytes, at, 8).readUInt32BE(0)
    const chunk = slice(bytes, at, length + HEAD_AND_TAIL)
    const type = chunk.toString('latin1', 4, 8)
    const data = chunk.subarray(8, 8 + length)
    if (crc32(chunk.subarray(4, 8 + length)) !== chunk.readUInt32BE(8 + length)) throw new MediaProblem('MEDIA_BROKEN')
    if ((type === 'IHDR') !== (header === undefined)) throw new MediaProblem('MEDIA_BROKEN')
    if (type === 'IHDR') header = requireHeader(data)
    if (type === 'IDAT') packed.push(data)
    if (KEPT.has(type)) kept.push(chunk)
    if (type === 'IEND') break
    at += chunk.length
  }
  const { width, height, most } = measure(header!)
  requireUnpacks(Buffer.concat(packed), most)
  return { contentType: 'image/png', content: Buffer.concat(kept), width, height, seconds: null }
}

function requireHeader(data: Buffer): Buffer {
  if (data.length !== 13) throw new MediaProblem('MEDIA_BROKEN')
  requireSize(data.readUInt32BE(0), data.readUInt32BE(4))
  if (CHANNELS[data[9]!] === undefined || ![1, 2, 4, 8, 16].includes(data[8]!)) throw new MediaProblem('MEDIA_BROKEN')
  return data
}

/** Pixels, and the bytes that the data may unpack to: rows with one byte each before them, seven times when interlaced. */
function measure(header: Buffer) {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const perRow = Math.ceil((width * CHANNELS[header[9]!]! * header[8]!) / 8) + 1
  return { width, height, most: perRow * height + (header[12] === 1 ? 8 * (width + height) + 64 : 0) }
}

function requireUnpacks(packed: Buffer, most: number): void {
  try {
    const { length } = inflateSync(packed, { maxOutputLength: most + 1 })
    if (length === 0 || length > most) throw new MediaProblem('MEDIA_BROKEN')
  } catch {
    throw new MediaProblem('MEDIA_BROKEN')
  }
}
