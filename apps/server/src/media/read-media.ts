import { type CheckedMedia, MediaProblem, MOST_BYTES } from './media-check.ts'
import { isJpeg, readJpeg } from './read-jpeg.ts'
import { isM4a, readM4a } from './read-m4a.ts'
import { isMp3, readMp3 } from './read-mp3.ts'
import { isOgg, readOgg } from './read-ogg.ts'
import { isPng, readPng } from './read-png.ts'
import { isWav, readWav } from './read-wav.ts'
import { isWebp, readWebp } from './read-webp.ts'

const READERS = [
  [isPng, readPng],
  [isJpeg, readJpeg],
  [isWebp, readWebp],
  [isWav, readWav],
  [isOgg, readOgg],
  [isM4a, readM4a],
  [isMp3, readMp3],
] as const

export const isPicture = ({ contentType }: Pick<CheckedMedia, 'contentType'>) => contentType.startsWith('image/')

/**
 * A picture or a sound by what its bytes say, whatever its name claims, rewritten so that only the picture or the sound
 * is left of it. Throws `MediaProblem`.
 */
export function readMedia(bytes: Buffer): CheckedMedia {
  if (bytes.length === 0) throw new MediaProblem('FILE_EMPTY')
  const reader = READERS.find(([is]) => is(bytes))
  if (!reader) throw new MediaProblem(isDrawing(bytes) ? 'DRAWING_WITH_SCRIPT' : 'MEDIA_UNKNOWN_FORM')
  const media = reader[1](bytes)
  const kind = isPicture(media) ? 'picture' : 'sound'
  if (bytes.length > MOST_BYTES[kind]) {
    throw new MediaProblem(kind === 'picture' ? 'PICTURE_TOO_LARGE' : 'SOUND_TOO_LARGE', {
      megabytes: MOST_BYTES[kind] / 1e6,
    })
  }
  return media
}

/** SVG is a page that runs scripts and fetches others, whatever surrounds it. */
const isDrawing = (bytes: Buffer) => /<svg|<!doctype svg/i.test(bytes.toString('latin1', 0, 4096))
