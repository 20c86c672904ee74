import { describe, expect, it } from 'vitest'
import { JPEG, m4aBox, m4aOf, mp3Of, oggOf, pngChunk, pngOf, WEBP, wavOf } from '../testing/media-files.ts'
import { MediaProblem } from './media-check.ts'
import { readMedia } from './read-media.ts'

const SCRIPT = '<script>fetch("//jahat")</script>'
const code = (bytes: Buffer) => {
  try {
    readMedia(bytes)
    return 'taken'
  } catch (error) {
    if (error instanceof MediaProblem) return error.code
    throw error
  }
}

describe('pictures and sounds', () => {
  it('are known by their bytes, with their size or length', () => {
    const facts = [pngOf(30, 20), JPEG, WEBP, wavOf(2), mp3Of(100), oggOf(3), m4aOf(4)].map((bytes) => {
      const { contentType, width, height, seconds } = readMedia(bytes)
      return [contentType, width, height, seconds === null ? null : Math.round(seconds * 10) / 10]
    })
    expect(facts).toEqual([
      ['image/png', 30, 20, null],
      ['image/jpeg', 2, 1, null],
      ['image/webp', 1, 1, null],
      ['audio/wav', null, null, 2],
      ['audio/mpeg', null, null, 2.6],
      ['audio/ogg', null, null, 3],
      ['audio/mp4', null, null, 4],
    ])
  })
  it('are the same when read again', () => {
    for (const bytes of [pngOf(3, 2), JPEG, WEBP, wavOf(1), mp3Of(9), oggOf(1), m4aOf(1)]) {
      const once = readMedia(bytes)
      expect(readMedia(once.content)).toEqual(once)
    }
  })
  it('keep nothing that is neither picture nor sound: words, places, scripts before, inside and after', () => {
    const exif = Buffer.from(`\xff\xe1\x00\x30Exif\0\0II*\0${SCRIPT}`, 'latin1')
    exif.writeUInt16BE(exif.length - 2, 2)
    const id3 = Buffer.from(`ID3\x04\0\0\0\0\0\x00${SCRIPT}`, 'latin1')
    id3[9] = SCRIPT.length
    const list = Buffer.from(`LIST....${SCRIPT} `, 'latin1')
    list.writeUInt32LE(list.length - 8, 4)
    const after = Buffer.from(`PK\x03\x04${SCRIPT}`)
    const webp = Buffer.concat([WEBP, Buffer.from('EXIF....', 'latin1'), Buffer.from(`${SCRIPT} `)])
    webp.writeUInt32LE(SCRIPT.length + 1, WEBP.length + 4)
    webp.writeUInt32LE(webp.length - 8, 4)
    const files = [
      Buffer.concat([pngOf(4, 4, { extra: [pngChunk('tEXt', Buffer.from(SCRIPT))] }), after]),
      Buffer.concat([JPEG.subarray(0, 2), exif, JPEG.subarray(2), after]),
      Buffer.concat([webp, after]),
      wavOf(1, { extra: list }),
      Buffer.concat([id3, mp3Of(9), after]),
      Buffer.concat([oggOf(1), after]),
      m4aOf(1, ['soun'], [m4aBox('uuid', Buffer.from(SCRIPT))]),
    ]
    for (const bytes of files) {
      expect(bytes.toString('latin1')).toContain('script')
      expect(readMedia(bytes).content.toString('latin1')).not.toMatch(/script|PK/)
    }
  })
  it('keep how a camera was held, and nothing else of what it wrote', () => {
    const tag = Buffer.from('ffe1003045786966000049492a000800000001001201030001000000060000000000000047505330', 'hex')
    tag.writeUInt16BE(tag.length - 2, 2)
    const { content } = readMedia(Buffer.concat([JPEG.subarray(0, 2), tag, JPEG.subarray(2)]))
    expect(content.toString('latin1')).toContain('Exif')
    expect(content.toString('latin1')).not.toContain('GPS')
    expect(readMedia(content).content).toEqual(content)
  })
})

describe('refused', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'FILE_EMPTY'],
    ['an SVG', Buffer.from(`<?xml version="1.0"?><svg xmlns="x">${SCRIPT}</svg>`), 'DRAWING_WITH_SCRIPT'],
    ['a page', Buffer.from(`<html>${SCRIPT}`), 'MEDIA_UNKNOWN_FORM'],
    ['a GIF that is a script', Buffer.from('GIF89a=1;alert(1)'), 'MEDIA_UNKNOWN_FORM'],
    ['a PDF', Buffer.from('%PDF-1.7 ...'), 'MEDIA_UNKNOWN_FORM'],
    [
      'the head of a PNG before a page',
      Buffer.concat([pngOf(1, 1).subarray(0, 33), Buffer.from(SCRIPT)]),
      'MEDIA_BROKEN',
    ],
    ['a PNG cut short', pngOf(40, 40).subarray(0, 60), 'MEDIA_BROKEN'],
    ['a PNG with a wrong checksum', Buffer.from(pngOf(4, 4)).fill(1, 45, 48), 'MEDIA_BROKEN'],
    ['a PNG of too many pixels', pngOf(1, 1, { says: [7000, 7000] }), 'PICTURE_TOO_WIDE'],
    ['a PNG that is one long line', pngOf(1, 1, { says: [100_000, 1] }), 'PICTURE_TOO_WIDE'],
    ['a PNG that unpacks to more than it says', pngOf(4000, 4000, { says: [4, 4] }), 'MEDIA_BROKEN'],
    ['a JPEG without an end', JPEG.subarray(0, -2), 'MEDIA_BROKEN'],
    [
      'a JPEG that says 60,000 pixels',
      Buffer.from(JPEG.toString('hex').replace('ffc0000b0800010002', 'ffc0000b08ea60ea60'), 'hex'),
      'PICTURE_TOO_WIDE',
    ],
    ['a WebP cut short', WEBP.subarray(0, 24), 'MEDIA_BROKEN'],
    ['a film in Ogg', oggOf(1, '\x80theora'), 'SOUND_NOT_ALONE'],
    ['a film in MPEG-4', m4aOf(1, ['soun', 'vide']), 'SOUND_NOT_ALONE'],
    ['a box that names no end', Buffer.concat([m4aOf(1), Buffer.from('0000000461626364', 'hex')]), 'MEDIA_BROKEN'],
    ['a sound of half an hour', m4aOf(1800), 'SOUND_TOO_LONG'],
    ['a sound without sound', wavOf(0), 'MEDIA_BROKEN'],
    ['one frame and a page', Buffer.concat([mp3Of(1), Buffer.from(SCRIPT.repeat(200))]), 'MEDIA_BROKEN'],
  ] as const)('%s', (_, bytes, expected) => expect(code(bytes)).toBe(expected))

  it('what is cut anywhere, without ever failing in another way', () => {
    for (const bytes of [pngOf(9, 9), JPEG, WEBP, wavOf(1).subarray(0, 80), mp3Of(4), oggOf(1), m4aOf(1)]) {
      for (let end = 1; end < Math.min(bytes.length, 500); end += 1) code(bytes.subarray(0, end))
    }
  })
})
