import { type CheckedMedia, MediaProblem, requireSeconds, slice } from './media-check.ts'

export const isM4a = (bytes: Buffer) => bytes.toString('latin1', 4, 8) === 'ftyp'

interface Box {
  readonly type: string
  readonly whole: Buffer
  readonly body: Buffer
}

/** Sound in MPEG-4, without film. Boxes at the top that no player needs, and their words, are left out. */
export function readM4a(bytes: Buffer): CheckedMedia {
  const boxes = boxesOf(bytes)
  const movie = boxes.find(({ type }) => type === 'moov')
  if (!movie || !boxes.some(({ type }) => type === 'mdat')) throw new MediaProblem('MEDIA_BROKEN')
  const handlers = boxesOf(movie.body).flatMap((track) => (track.type === 'trak' ? [handlerOf(track)] : []))
  if (!handlers.includes('soun') || handlers.some((handler) => handler !== 'soun')) {
    throw new MediaProblem('SOUND_NOT_ALONE')
  }
  const header = boxesOf(movie.body).find(({ type }) => type === 'mvhd')
  if (!header) throw new MediaProblem('MEDIA_BROKEN')
  // Tables inside point at places in the file: what is left out keeps its length and becomes empty space.
  const content = Buffer.concat(boxes.map(({ type, whole }) => (KEPT.has(type) ? whole : emptied(whole))))
  return {
    contentType: 'audio/mp4',
    content,
    width: null,
    height: null,
    seconds: requireSeconds(duration(header.body)),
  }
}

const KEPT = new Set(['ftyp', 'moov', 'mdat', 'moof', 'sidx', 'mfra'])

function emptied(box: Buffer): Buffer {
  const free = Buffer.alloc(box.length)
  free.writeUInt32BE(box.length, 0)
  free.write('free', 4, 'latin1')
  return free
}

/** Boxes one after the other; a size of 1 has the true size behind the type, 0 means to the end. */
function boxesOf(bytes: Buffer): Box[] {
  const boxes: Box[] = []
  for (let at = 0; at < bytes.length; ) {
    const head = slice(bytes, at, 8)
    const isLong = head.readUInt32BE(0) === 1
    const size = isLong ? Number(slice(bytes, at + 8, 8).readBigUInt64BE(0)) : head.readUInt32BE(0) || bytes.length - at
    const skip = isLong ? 16 : 8
    if (size < skip) throw new MediaProblem('MEDIA_BROKEN')
    const whole = slice(bytes, at, size)
    boxes.push({ type: head.toString('latin1', 4, 8), whole, body: whole.subarray(skip) })
    at += size
  }
  return boxes
}

function handlerOf(track: Box): string {
  const media = boxesOf(track.body).find(({ type }) => type === 'mdia')
  const handler = media && boxesOf(media.body).find(({ type }) => type === 'hdlr')
  return handler ? slice(handler.body, 8, 4).toString('latin1') : ''
}

function duration(header: Buffer): number {
  const isLong = slice(header, 0, 32)[0] === 1
  return isLong
    ? Number(header.readBigUInt64BE(24)) / header.readUInt32BE(20)
    : header.readUInt32BE(16) / header.readUInt32BE(12)
}
