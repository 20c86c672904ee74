import { crc32, deflateSync } from 'node:zlib'

/** A chunk of a PNG with its length and checksum. */
export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}

/** A PNG in one grey; `says` is the size its header claims, `extra` stands before the data. */
export function pngOf(
  width: number,
  height: number,
  { says = [width, height], extra = [] as Buffer[], grey = 128 } = {},
) {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  header.writeUInt32BE(says[0]!, 0)
  header.writeUInt32BE(says[1]!, 4)
  const row = Buffer.alloc(width + 1, grey)
  row[0] = 0
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** Two pixels side by side. */
export const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAIBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
  'base64',
)
/** One pixel, lossless. */
export const WEBP = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64')

/** Silence at 8 kHz, 16 bits. */
export function wavOf(seconds: number, { extra = Buffer.alloc(0) } = {}): Buffer {
  const format = Buffer.from('666d74201000000001000100401f0000803e000002001000', 'hex')
  const data = Buffer.alloc(8 + seconds * 16_000)
  data.write('data', 0, 'latin1')
  data.writeUInt32LE(data.length - 8, 4)
  const body = Buffer.concat([Buffer.from('WAVE', 'latin1'), extra, format, data])
  const head = Buffer.from('RIFF....', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

/** Frames of silence, 128 kbit/s at 44.1 kHz, each 26 ms. */
export function mp3Of(frames: number): Buffer {
  const frame = Buffer.alloc(417)
  frame.writeUInt32BE(0xfffb9000, 0)
  return Buffer.concat(Array.from({ length: frames }, () => frame))
}

function oggPage(body: Buffer, { flags = 0, granule = 0n, serial = 7 } = {}): Buffer {
  const head = Buffer.alloc(28)
  head.write('OggS', 0, 'latin1')
  head[5] = flags
  head.writeBigInt64LE(granule, 6)
  head.writeUInt32LE(serial, 14)
  head[26] = 1
  head[27] = body.length
  return Buffer.concat([head, body])
}
/** Pages as an Opus recording has them; what they hold is not sound. `first` names the coding. */
export const oggOf = (seconds: number, first = 'OpusHead\x01\x01') =>
  Buffer.concat([
    oggPage(Buffer.from(first, 'latin1'), { flags: 2 }),
    oggPage(Buffer.from('OpusTags', 'latin1')),
    oggPage(Buffer.alloc(20), { flags: 4, granule: BigInt(seconds * 48_000) }),
  ])

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}
/** Boxes as an M4A has them, one track for each handler. */
export function m4aOf(seconds: number, handlers: readonly string[] = ['soun'], extra: Buffer[] = []): Buffer {
  const header = Buffer.alloc(100)
  header.writeUInt32BE(1000, 12)
  header.writeUInt32BE(seconds * 1000, 16)
  const tracks = handlers.map((name) =>
    box('trak', box('mdia', box('hdlr', Buffer.alloc(8), Buffer.from(name, 'latin1'), Buffer.alloc(12)))),
  )
  return Buffer.concat([
    box('ftyp', Buffer.from('M4A \0\0\0\0', 'latin1')),
    ...extra,
    box('moov', box('mvhd', header), ...tracks),
    box('mdat', Buffer.alloc(64)),
  ])
}
export const m4aBox = box
