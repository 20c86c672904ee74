import { readFile } from 'node:fs/promises'
import type { ItemImportReport } from '@petakom/contract'
import { REFUSALS, REMARKS } from '@petakom/qti'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { choices, itemXml, response, template } from '../../../../../../packages/qti/src/testing/items.ts'
import { sql } from '../../../db/query.ts'
import { readPackageBytes } from '../../../qti-package/read-package.ts'
import { pngOf } from '../../../testing/media-files.ts'
import { multipartFile } from '../../../testing/roster-file.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  signInAs,
  stranger,
  type TestApp,
} from '../../../testing/test-app.ts'
import { draftOf } from './draft-of.ts'
import { readGift } from './read-gift.ts'
import { SENTENCES } from './sentences.ts'
import { itemTemplate } from './sheet-template.ts'

let test: TestApp
let call: Caller
let instansiId: string
beforeAll(async () => {
  test = await createTestApp()
  ;({ call, instansiId } = await createInstansiWith(test, 'panitia'))
})
afterAll(() => test.close())

const DEFAULTS = 'theme=kemampuan_analitis&competency=M.08&level=3'
function send(caller: Caller, step: 'check' | 'apply', file: Uint8Array, name: string, more = '') {
  const { payload, contentType } = multipartFile(name, Buffer.from(file))
  return caller('POST', `/api/item-imports/${step}?${DEFAULTS}${more}`, payload, { 'content-type': contentType })
}
async function check(file: Uint8Array, name: string, caller = call) {
  const reply = await send(caller, 'check', file, name)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<ItemImportReport>()
}
const count = (id = instansiId) =>
  test.app.database.tenant(id, (db) =>
    db.one(
      z.object({ items: z.number(), imported: z.number() }),
      sql`select (select count(*)::int from item) as items,
        (select count(*)::int from audit_entry where action = 'item.imported') as imported`,
    ),
  )

const good = (id: string) =>
  itemXml(response('single', 'identifier', ['B']), choices(['A', 'B', 'C']), template('match_correct')).replace(
    'identifier="butir"',
    `identifier="${id}"`,
  )
const PACKAGE = zipSync({
  'imsmanifest.xml': strToU8(
    '<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="m"><resources><resource identifier="r" type="imsqti_item_xmlv3p0" href="a.xml"><file href="a.xml"/></resource><resource identifier="s" type="imsqti_item_xmlv3p0" href="b.xml"><file href="b.xml"/></resource><resource identifier="t" type="imsqti_item_xmlv3p0" href="c.xml"><file href="c.xml"/></resource></resources></manifest>',
  ),
  'a.xml': strToU8(good('soal satu')),
  'b.xml': strToU8(
    itemXml(response('multiple', 'point', []), '<qti-select-point-interaction response-identifier="RESPONSE"/>', ''),
  ),
  'c.xml': strToU8(
    itemXml(
      response('single', 'identifier', ['B']),
      `<p>Lihat <img src="bagan.png" alt="Bagan biaya"/></p>${choices(['A', 'B'])}`,
      template('match_correct'),
    ),
  ),
  'bagan.png': pngOf(8, 8, { grey: 90 }),
})

describe('import of items', () => {
  it('says what becomes of each item and changes nothing until a person applies that very file', async () => {
    const report = await check(PACKAGE, 'paket.zip')
    expect(report).toMatchObject({
      format: 'qti',
      refused: null,
      counts: { new: 1, remarks: 1, refused: 1, exists: 0 },
    })
    expect(report.rows.map(({ code, status }) => [code, status])).toEqual([['SOAL-SATU', 'new'], [expect.any(String), 'refused'], ['BUTIR', 'remarks']]) // biome-ignore format: one line
    expect(await count()).toEqual({ items: 0, imported: 0 })
    const other = await send(call, 'apply', PACKAGE, 'paket.zip', `&hash=${'0'.repeat(64)}`)
    expect([other.statusCode, other.json().code]).toEqual([409, 'FILE_CHANGED'])
    expect(await count()).toEqual({ items: 0, imported: 0 })
    const reply = await send(call, 'apply', PACKAGE, 'paket.zip', `&hash=${report.hash}`)
    expect(reply.json()).toEqual({ added: 2 })
    expect(await count()).toEqual({ items: 2, imported: 1 })
    const row = await test.app.database.tenant(instansiId, (db) =>
      db.one(
        z.object({ state: z.string(), kind: z.string(), picture: z.string().nullable(), author: z.boolean() }),
        sql`select i.state, i.kind, v.content->'stimulus'->>'mediaId' as picture, v.author_id is not null as author
          from item as i join item_version as v on v.item_id = i.id where i.code = 'BUTIR'`,
      ),
    )
    expect(row).toMatchObject({ state: 'draft', kind: 'single-choice', author: true })
    const picture = await call('GET', `/api/media/${row.picture}`)
    expect(picture.statusCode).toBe(200)
    expect((await check(PACKAGE, 'paket.zip')).counts).toEqual({ new: 0, remarks: 0, exists: 2, refused: 1 })
  })

  it('gives the same items to another instansi through an export, pictures and all', async () => {
    const exported = await call('GET', '/api/item-exports')
    expect(exported.statusCode, exported.body).toBe(200)
    const elsewhere = await createInstansiWith(test, 'panitia')
    const report = await check(exported.rawPayload, 'bank.zip', elsewhere.call)
    expect(report.counts).toEqual({ new: 2, remarks: 0, exists: 0, refused: 0 })
    await send(elsewhere.call, 'apply', exported.rawPayload, 'bank.zip', `&hash=${report.hash}`)
    const again = await elsewhere.call('GET', '/api/item-exports')
    const items = async (bytes: Buffer) =>
      (await readPackageBytes(bytes, 'bank.zip')).items.map(({ identifier, item }) => {
        const { stimulus, ...content } = item!.content
        return { identifier, content, stimulus: stimulus?.kind, scoring: item!.scoring, about: item!.about }
      })
    expect(await items(again.rawPayload)).toEqual(await items(exported.rawPayload))
  })

  it('reads its own workbook template and names the row of every mistake', async () => {
    const report = await check(await itemTemplate(), 'templat.xlsx')
    expect(report.counts, JSON.stringify(report.rows)).toEqual({ new: 6, remarks: 0, exists: 0, refused: 0 })
    const bad = await check(
      strToU8(
        'kode;jenis;soal;pilihan_a;pilihan_b;kunci;tingkat\nAA-1;tunggal;Soal nomor satu;x;y;C;1\n;tunggal;Soal nomor dua;x;y;A;1\nAA-3;tunggal;Soal nomor tiga;x;y;A;9\nAA-4;aneh;Soal nomor empat;x;y;A;1\nAA-5;tunggal;=HYPERLINK("x");x;y;A;1\n',
      ),
      'soal.csv',
    )
    expect(bad.rows.map(({ place, status }) => [place, status])).toEqual([['baris 2', 'refused'], ['baris 3', 'refused'], ['baris 4', 'refused'], ['baris 5', 'refused'], ['baris 6', 'refused']]) // biome-ignore format: one line
    expect(bad.rows[0]?.problem).toMatchObject({ code: 'KEY_OUTSIDE', values: { key: 'C' } })
    expect(bad.rows[0]?.problem?.text).toContain('"C"')
  })

  it('refuses a sentence that would be a formula, and keeps an option that looks like one as text', async () => {
    const sheet = `kode,jenis,soal,pilihan_a,pilihan_b,kunci,stimulus,rasional
=1+1,tunggal,Rumus manakah yang menjumlahkan?,=SUM(A1:A3),@SUM(1),A,,
RUMUS-2,tunggal,"=HYPERLINK(""http://x"",""Soal yang panjang"")",Satu,Dua,A,,
RUMUS-3,tunggal,Soal yang cukup panjang.,Satu,Dua,A,'@SUM(1) dan seterusnya,
RUMUS-4,tunggal,Soal yang cukup panjang.,Satu,Dua,A,,+cmd|' /C calc'!A0
`
    const { rows } = await check(strToU8(sheet), 'rumus.csv')
    expect(rows.map(({ code, status, problem }) => [code, status, problem?.code ?? null])).toEqual([
      ['1-1', 'new', null],
      ['RUMUS-2', 'refused', 'CELL_FORMULA'],
      ['RUMUS-3', 'refused', 'CELL_FORMULA'],
      ['RUMUS-4', 'refused', 'CELL_FORMULA'],
    ])
  })

  it('ends a GIFT question that forgot its closing brace before the next one', () => {
    const { rows } = readGift(
      Buffer.from(
        '::SATU:: Kurungnya tidak ditutup {=benar ~salah\n\n::DUA:: Berapa tujuh kali delapan? {#56}\n\nTanpa judul {=ya\n\ndan soal lain {=ya ~tidak}\n',
      ),
    )
    expect(rows.map(({ place, identifier, problem }) => [place, identifier, problem?.code ?? null])).toEqual([
      ['baris 1', 'SATU', 'BRACES_NONE'],
      ['baris 3', 'DUA', null],
      ['baris 5', 'GIFT-5', 'BRACES_MANY'],
    ])
  })
  it('says which competency an item takes whose own is not known', () => {
    const [row] = readGift(Buffer.from('::SATU:: Berapa tujuh kali delapan? {#56}')).rows
    const named = { ...row!, about: { ...row!.about, competency: 'M.99', theme: 'asing' } }
    const { draft, remarks } = draftOf(named, { theme: 'komunikasi', competency: 'M.03', level: 2 }, 'soal.gift')
    expect(draft).toMatchObject({ theme: 'komunikasi', competency: 'M.03' })
    expect(remarks.map(({ code }) => code)).toEqual(['THEME_DEFAULT', 'COMPETENCY_DEFAULT'])
  })
  it('reads GIFT by its questions and names the line of every mistake', async () => {
    const gift = `// catatan
$CATEGORY: bank/umum

::GIFT-PILIHAN:: Ibu kota Indonesia pada tahun 1950? {=Jakarta ~Bandung#salah ~Medan}

::GIFT-BENAR:: Matahari terbit di timur. {T}

::GIFT-ANGKA:: Berapa hasil sepuluh dibagi empat? {#2.5:0.1}

::GIFT-SINGKAT:: Dua tambah dua sama dengan {=empat =4} tepatnya.

::GIFT-JODOH:: Pasangkan negara dan ibu kotanya. {=Jepang -> Tokyo =Prancis -> Paris}

::GIFT-JAMAK:: Manakah bilangan prima di bawah ini? {~%50%2 ~%50%3 ~%-100%4}

::GIFT-URAI:: Uraikan rencana perbaikan layanan. {}

::GIFT-SALAH:: Soal ini tidak berkunci {~satu ~dua}

Soal tanpa kurung kurawal.
`
    const report = await check(strToU8(gift), 'soal.txt')
    expect(report.rows.map(({ place, kind, status }) => [place, kind, status])).toEqual([
      ['baris 4', 'single-choice', 'remarks'],
      ['baris 6', 'single-choice', 'new'],
      ['baris 8', 'numeric', 'new'],
      ['baris 10', 'short-text', 'new'],
      ['baris 12', 'match', 'remarks'],
      ['baris 14', 'multiple-choice', 'new'],
      ['baris 16', 'long-text', 'new'],
      ['baris 18', null, 'refused'],
      ['baris 20', null, 'refused'],
    ])
    // The order of the file would tell the key: the right answer first, each pair on one line.
    const shown = Object.fromEntries(
      readGift(Buffer.from(gift)).rows.map(({ identifier, content }) => [identifier, content?.interaction]),
    )
    expect(shown['GIFT-JODOH']).toMatchObject({ right: [{ text: 'Paris' }, { text: 'Tokyo' }] })
    expect(shown['GIFT-PILIHAN']).toMatchObject({
      options: [{ text: 'Bandung' }, { text: 'Jakarta' }, { text: 'Medan' }],
    })
  })

  it('refuses a hostile package with its reason, and files that are none', async () => {
    const outside = await check(zipSync({ '../x.xml': strToU8(good('x')) }), 'jahat.zip')
    expect(outside).toMatchObject({
      refused: { code: 'zip-path', text: expect.stringContaining('keluar dari foldernya') },
      rows: [],
    })
    const none = await send(call, 'check', new Uint8Array(0), 'kosong.zip')
    expect([none.statusCode, none.json().code]).toEqual([400, 'NO_ITEM_FILE'])
    const script = await check(
      strToU8(
        itemXml(
          response('single', 'identifier', ['A']),
          `<script>alert(1)</script>${choices(['A', 'B'])}`,
          template('match_correct'),
        ),
      ),
      'skrip.xml',
    )
    expect(script.rows[0]).toMatchObject({
      status: 'refused',
      problem: { code: 'script', text: expect.stringContaining('skrip') },
    })
  })

  it('is for those who edit the bank, each in their own instansi', async () => {
    const pimpinan = await signInAs(test, instansiId, 'pimpinan')
    const out = stranger(test)
    for (const [caller, status] of [
      [pimpinan, 403],
      [out, 401],
    ] as const) {
      expect((await send(caller, 'check', PACKAGE, 'a.zip')).statusCode).toBe(status)
      expect((await send(caller, 'apply', PACKAGE, 'a.zip', `&hash=${'0'.repeat(64)}`)).statusCode).toBe(status)
      expect((await caller('GET', '/api/item-exports')).statusCode).toBe(status)
      expect((await caller('GET', '/api/item-imports/template')).statusCode).toBe(status)
    }
    const { call: foreign } = await createInstansiWith(test, 'panitia')
    const ids = await test.app.database.tenant(instansiId, (db) =>
      db.all(z.object({ id: z.string() }), sql`select id from item`),
    )
    const taken = await foreign('GET', `/api/item-exports?ids=${ids.map(({ id }) => id).join(',')}`)
    expect([taken.statusCode, taken.json().code]).toEqual([400, 'NOTHING_TO_EXPORT'])
  })
})

describe('the words of the page', () => {
  it('say every code of a row in both languages, with the same slots as the server', async () => {
    const codes = { ...SENTENCES, ...REMARKS, ...REFUSALS }
    const slots = (text: string) => [...text.matchAll(/\{+(\w+)\}+/g)].map(([, name]) => name).sort()
    for (const language of ['id', 'en'] as const) {
      const path = new URL(`../../../../../web/src/lib/messages/${language}/itemImport.json`, import.meta.url)
      const { said } = JSON.parse(await readFile(path, 'utf8')) as { said: Record<string, string> }
      expect(Object.keys(said).sort()).toEqual(Object.keys(codes).sort())
      for (const [code, text] of Object.entries(codes)) {
        expect(slots(said[code]!), code).toEqual(slots(text))
        if (language === 'id') expect(said[code]).toBe(text.replace(/\{(\w+)\}/g, '{{$1}}'))
      }
    }
  })
})
