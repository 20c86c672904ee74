import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { choices, itemXml, response, template } from '../../../../packages/qti/src/testing/items.ts'
import { readPackage } from './read-package.ts'

const ITEM = strToU8(itemXml(response('single', 'identifier', ['B']), choices(['A', 'B']), template('match_correct')))
const MANIFEST = strToU8(
  '<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="m"><resources><resource identifier="r" type="imsqti_item_xmlv3p0" href="items/a.xml"><file href="items/a.xml"/></resource></resources></manifest>',
)
async function readBytes(bytes: Uint8Array, name = 'paket.zip') {
  const path = join(await mkdtemp(join(tmpdir(), 'qti-')), name)
  await writeFile(path, bytes)
  return readPackage(path)
}
const good: Zippable = { 'imsmanifest.xml': MANIFEST, 'items/a.xml': ITEM }
const refusalOf = async (files: Zippable) => (await readBytes(zipSync(files))).refused?.code

/** A zip of empty files, each once in the body and in the directory: fflate takes a minute for so many. */
function manyEntries(count: number): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50)
  head.writeUInt16LE(8, 26)
  const line = Buffer.alloc(46)
  line.writeUInt32LE(0x02014b50)
  line.writeUInt16LE(8, 28)
  const names = Array.from({ length: count }, (_, at) => Buffer.from(`f${String(at).padStart(7, '0')}`))
  const body = Buffer.concat(names.flatMap((name) => [head, name]))
  const directory = Buffer.concat(
    names.flatMap((name, at) => {
      const entry = Buffer.from(line)
      entry.writeUInt32LE(at * 38, 42)
      return [entry, name]
    }),
  )
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  // Past 65,535 the count stands in the zip64 record; here it is cut as many writers do.
  end.writeUInt16LE(count & 0xffff, 8)
  end.writeUInt16LE(count & 0xffff, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(body.length, 16)
  return Buffer.concat([body, directory, end])
}

describe('packages', () => {
  it('reads the items of a zip and a single item', async () => {
    const report = await readBytes(zipSync(good))
    expect(report.refused).toBeNull()
    expect(report.items).toMatchObject([{ status: 'imported', file: 'items/a.xml', score: { correctResponse: 1 } }])
    expect((await readBytes(ITEM, 'a.xml')).items).toHaveLength(1)
  })

  it('names a file of the manifest that is missing, and an item outside of it', async () => {
    const missing = await readBytes(zipSync({ 'imsmanifest.xml': MANIFEST, 'items/b.xml': ITEM }))
    expect(missing.files).toContainEqual(
      expect.objectContaining({ file: 'items/a.xml', reason: expect.objectContaining({ code: 'file-missing' }) }),
    )
    expect(missing.items[0]?.remarks.map(({ code }) => code)).toEqual(['not-in-manifest'])
  })

  it.each<[string, Zippable]>([
    ['zip-path', { ...good, '../luar.xml': ITEM }],
    ['zip-path', { ...good, '/mutlak.xml': ITEM }],
    ['zip-path', { ...good, 'C:/x.xml': ITEM }],
    ['zip-path', { ...good, 'a\\..\\b.xml': ITEM }],
    ['zip-nested', { ...good, 'dalam.zip': ITEM }],
    ['zip-nested', { ...good, 'gambar.png': zipSync(good) }],
    ['zip-symlink', { ...good, tautan: [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] }],
    ['zip-duplicate', { ...good, 'items/A.xml': ITEM }],
    ['zip-ratio', { ...good, 'bom.bin': new Uint8Array(20_000_000) }],
    ['manifest-missing', { 'items/a.xml': ITEM }],
    [
      'xml-doctype',
      { ...good, 'items/b.xml': strToU8('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>') },
    ],
    [
      'picture-size',
      {
        ...good,
        'p.png': Uint8Array.from([
          0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff, 8, 2,
          0, 0, 0,
        ]),
      },
    ],
  ])('refuses %s', async (code, files) => expect(await refusalOf(files)).toBe(code))

  it('refuses an encrypted entry, more than 10,000 entries, and what is no zip', async () => {
    const locked = Buffer.from(zipSync(good))
    for (let at = locked.indexOf('PK\u0001\u0002'); at >= 0; at = locked.indexOf('PK\u0001\u0002', at + 4))
      locked[at + 8]! |= 1
    expect((await readBytes(locked)).refused?.code).toBe('zip-encrypted')
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, place) => [`f${place}`, new Uint8Array(0)]))
    expect(await refusalOf(many)).toBe('zip-entries')
    expect((await readBytes(strToU8('bukan zip'))).refused?.code).toBe('zip-broken')
  })

  it('reads a package that was zipped with its folder, and passes over what a file manager leaves', async () => {
    const report = await readBytes(
      zipSync({
        'paket/imsmanifest.xml': MANIFEST,
        'paket/items/a.xml': ITEM,
        '__MACOSX/paket/._a.xml': Uint8Array.from([0, 5, 0x16, 7]),
        'paket/.DS_Store': Uint8Array.from([0, 1]),
      }),
    )
    expect(report).toMatchObject({ refused: null, items: [{ file: 'items/a.xml', status: 'imported' }] })
    expect(report.items).toHaveLength(1)
  })

  it.each<[string, number[]]>([
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0]],
    ['GIF', [...'GIF89a'].map((letter) => letter.charCodeAt(0)).concat(0xff, 0xff, 0xff, 0xff)],
    [
      'WebP',
      [...'RIFF____WEBPVP8L'].map((letter) => letter.charCodeAt(0)).concat(9, 0, 0, 0, 0x2f, 0xff, 0xff, 0xff, 0x0f),
    ],
  ])('refuses a huge %s by what its head says', async (_, head) => {
    const picture = Uint8Array.from([...head, ...Array(40).fill(0)])
    expect(await refusalOf({ ...good, 'p.bin': picture })).toBe('picture-size')
  })

  it('refuses 100,000 entries and a computation without end within seconds', async () => {
    const many = manyEntries(100_000)
    const nest = (depth: number): string =>
      depth === 0
        ? '<qti-base-value base-type="float">1</qti-base-value>'
        : `<qti-sum>${nest(depth - 1).repeat(4)}</qti-sum>`
    const heavy = strToU8(
      itemXml(
        response('multiple', 'identifier', ['A']),
        choices([...'ABCDEFGHIJK'], 0),
        `<qti-response-processing><qti-set-outcome-value identifier="SCORE">${nest(7)}</qti-set-outcome-value></qti-response-processing>`,
      ),
    )
    const start = performance.now()
    expect((await readBytes(many)).refused?.code).toBe('zip-entries')
    expect(performance.now() - start).toBeLessThan(5_000)
    const { items } = await readBytes(heavy, 'a.xml')
    expect(items[0]?.reason?.code).toBe('processing-too-long')
    expect(performance.now() - start).toBeLessThan(60_000)
  }, 120_000)

  it('keeps a file that is not UTF-8 or not XML as a refused item', async () => {
    const report = await readBytes(
      zipSync({ ...good, 'items/b.xml': Uint8Array.from([0x3c, 0x61, 0xff]), 'items/c.xml': strToU8('<a>') }),
    )
    expect(report.items.map(({ status, reason }) => [status, reason?.code])).toEqual(
      expect.arrayContaining([['imported', undefined], ['refused', 'xml-encoding'], ['refused', 'xml-malformed']]), // biome-ignore format: one line
    )
  })
})

describe('what packages of others look like', () => {
  const item = (identifier: string) =>
    strToU8(
      itemXml(response('single', 'identifier', ['B']), choices(['A', 'B']), template('match_correct')).replace(
        'identifier="butir"',
        `identifier="${identifier}"`,
      ),
    )

  it.each<[string, (text: string) => Buffer]>([
    ['UTF-8 with its mark', (text) => Buffer.from(`\ufeff<?xml version="1.0" encoding="utf-8"?>${text}`)],
    ['UTF-16', (text) => Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${text}`, 'utf16le')],
    [
      'UTF-16 from the other end',
      (text) => Buffer.from(`\ufeff<?xml version="1.0" encoding='utf-16'?>${text}`, 'utf16le').swap16(),
    ],
  ])('%s', async (_, encode) => {
    const bytes = encode(Buffer.from(item('kode-é')).toString())
    expect((await readBytes(bytes, 'a.xml')).items).toMatchObject([{ identifier: 'kode-é', status: 'imported' }])
    const report = await readBytes(zipSync({ ...good, 'items/a.xml': bytes }))
    expect(report.items).toMatchObject([{ identifier: 'kode-é', score: { correctResponse: 1 } }])
  })

  it.each([
    ['xml-encoding', Buffer.from('<?xml version="1.0" encoding="UTF-7"?><a>+ADw-script+AD4-</a>')],
    ['xml-encoding', Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-7"?><a/>', 'utf16le')],
    ['xml-doctype', Buffer.from('\ufeff<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>', 'utf16le')],
    ['xml-encoding', Buffer.from('\ufeff<a/>\ud800', 'utf16le')],
  ])('%s whatever the encoding', async (code, bytes) => {
    const { refused, items } = await readBytes(bytes, 'a.xml')
    expect(refused?.code ?? items[0]?.reason?.code).toBe(code)
  })

  it('an item of QTI 1 is a refused file, and an identifier that stands twice is said', async () => {
    const report = await readBytes(
      zipSync({ ...good, 'items/b.xml': ITEM, 'lama.xml': strToU8('<questestinterop><item/></questestinterop>') }),
    )
    expect(report.files).toContainEqual(expect.objectContaining({ file: 'lama.xml', outcome: 'refused' }))
    expect(report.items.map(({ remarks }) => remarks.map(({ code }) => code))).toEqual([
      [],
      ['not-in-manifest', 'identifier-repeated'],
    ])
  })

  it('a test with sections in files of their own, one in itself, weights and a missing item', async () => {
    const section = (identifier: string, inner: string) =>
      `<qti-assessment-section identifier="${identifier}" title="${identifier}" visible="true">${inner}</qti-assessment-section>`
    const ref = (href: string) =>
      `<qti-assessment-item-ref identifier="r" href="${href}"><qti-weight identifier="W" value="2"/></qti-assessment-item-ref>`
    const report = await readBytes(
      zipSync({
        'imsmanifest.xml': MANIFEST,
        'items/a.xml': item('satu'),
        'test.xml': strToU8(
          `<qti-assessment-test identifier="t" title="T"><qti-test-part identifier="p" navigation-mode="linear" submission-mode="individual">${section('luar', `${section('dalam', ref('items/a.xml') + ref('items/tiada.xml'))}<qti-assessment-section-ref identifier="s" href="bagian/s.xml"/>`)}</qti-test-part><qti-outcome-processing/></qti-assessment-test>`,
        ),
        'bagian/s.xml': strToU8(
          section('s', ref('../items/a.xml') + '<qti-assessment-section-ref identifier="s" href="s.xml"/>'.repeat(9)),
        ),
      }),
    )
    const [test] = report.tests
    expect(test?.testParts[0]?.sections[0]?.parts).toMatchObject([
      { identifier: 'dalam', parts: [{ item: 'satu' }, { item: null }] },
      { identifier: 's', parts: [{ item: 'satu' }, { identifier: 's' }] },
    ])
    expect(test?.remarks.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['item-missing', 'test-part-lost', 'section-missing']),
    )
    expect(report.files).toContainEqual({ file: 'bagian/s.xml', outcome: 'section', reason: null })
  })
})
