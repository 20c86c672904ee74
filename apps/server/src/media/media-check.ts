import type { ReasonCode } from '@petakom/domain'

/** What a file turned out to be. `content` is written anew: only the parts that make up the picture or the sound. */
export interface CheckedMedia {
  readonly contentType:
    | 'image/png'
    | 'image/jpeg'
    | 'image/webp'
    | 'audio/mpeg'
    | 'audio/ogg'
    | 'audio/wav'
    | 'audio/mp4'
  readonly content: Buffer
  /** Pixels, of a picture. */
  readonly width: number | null
  readonly height: number | null
  /** Of a sound; null where the file does not say. */
  readonly seconds: number | null
}

/** Thrown by a reader: why the file is not taken. */
export class MediaProblem extends Error {
  override readonly name = 'MediaProblem'
  readonly code: ReasonCode
  readonly values: Readonly<Record<string, string | number>>

  constructor(code: ReasonCode, values: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.code = code
    this.values = values
  }
}

export const MOST_SIDE = 8000
export const MOST_PIXELS = 24_000_000
export const MOST_SECONDS = 1200
/** Of one upload, and of what is kept. */
export const MOST_BYTES = { picture: 5_000_000, sound: 20_000_000 } as const

export function requireSize(width: number, height: number): void {
  if (width < 1 || height < 1) throw new MediaProblem('MEDIA_BROKEN')
  if (width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_PIXELS) {
    throw new MediaProblem('PICTURE_TOO_WIDE', { width, height, most: MOST_PIXELS / 1e6, side: MOST_SIDE })
  }
}

export function requireSeconds(seconds: number): number {
  if (!(seconds > 0)) throw new MediaProblem('MEDIA_BROKEN')
  if (seconds > MOST_SECONDS) {
    throw new MediaProblem('SOUND_TOO_LONG', { minutes: Math.ceil(seconds / 60), most: MOST_SECONDS / 60 })
  }
  return seconds
}

/** Bytes `from` to `from + length`, or the finding that the file ends before. */
export function slice(bytes: Buffer, from: number, length: number): Buffer {
  if (from + length > bytes.length) throw new MediaProblem('MEDIA_BROKEN')
  return bytes.subarray(from, from + length)
}
