import { type CheckedMedia, MediaProblem, requireSeconds, slice } from './media-check.ts'

export const isWav = (bytes: Buffer) =>
  bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WAVE'

const [PCM, FLOAT, EXTENSIBLE] = [1, 3, 0xfffe]

/** Samples as they are: the format and the data, nothing else of the file. */
export function readWav(bytes: Buffer): CheckedMedia {
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4))
  let format: Buffer | undefined
  let data: Buffer | undefined
  for (let at = 12; at + 8 <= end && !data; ) {
    const type = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    const chunk = slice(bytes, at, 8 + length)
    if (type === 'fmt ') format = chunk
    if (type === 'data') data = chunk
    at += 8 + length + (length % 2)
  }
  if (!format || format.length < 24 || !data) throw new MediaProblem('MEDIA_BROKEN')
  if (![PCM, FLOAT, EXTENSIBLE].includes(format.readUInt16LE(8))) throw new MediaProblem('SOUND_NOT_ALONE')
  const seconds = requireSeconds((data.length - 8) / format.readUInt32LE(16))
  const body = Buffer.concat([Buffer.from('WAVE', 'latin1'), even(format), even(data)])
  const head = Buffer.from('RIFF....', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return { contentType: 'audio/wav', content: Buffer.concat([head, body]), width: null, height: null, seconds }
}

const even = (chunk: Buffer) => (chunk.length % 2 === 0 ? chunk : Buffer.concat([chunk, Buffer.alloc(1)]))
