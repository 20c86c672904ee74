import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { ItemKind } from '@petakom/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAttempts } from '../apps/server/src/db/attempts.ts'
import { createAccount } from '../apps/server/src/features/identity/accounts.ts'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { createExam, type ExamFixture } from '../apps/server/src/testing/exam-fixture.ts'
import { pngOf, wavOf } from '../apps/server/src/testing/media-files.ts'
import { createTestApp, PASSWORD, stranger, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { openBrowser, type RunningBrowser } from './exam-browser.ts'
import { breaches, overhangAt400Percent } from './page-checks.ts'

const PICTURES = process.env.PICTURES
let profile: string
let test: TestApp
let exam: ExamFixture
let running: RunningBrowser
let baseUrl: string

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'petakom-browser-'))
  await buildWeb()
  test = await createTestApp({ web: (app) => serveWeb(app) })
  Object.defineProperty(test.now, 'value', { get: () => new Date() })
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  baseUrl = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
  exam = await createExam(test, { items: 0, people: 1 })
  running = await openBrowser(profile)
}, 120_000)
afterAll(async () => {
  await running?.kill()
  await test?.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

async function signInAsAuthor(page: Page) {
  const nip = '198001012005011001'
  await test.database.tenant(exam.instansiId, (db) =>
    createAccount(
      db,
      { instansiId: exam.instansiId, id: null, name: 'uji' },
      { nip, name: 'Penulis Butir', password: PASSWORD, roles: ['panitia'] },
    ),
  )
  const reply = await stranger(test)('POST', '/api/session', { nip, password: PASSWORD })
  await page.context().addCookies(reply.cookies.map(({ name, value }) => ({ name, value, url: baseUrl })))
}

type Fill = (page: Page, label: string, text: string) => Promise<void>
const fill: Fill = (page, label, text) => page.getByRole('textbox', { name: label, exact: true }).fill(text)
const texts = async (page: Page, ...options: string[]) => {
  for (const [place, text] of options.entries()) await fill(page, `Pilihan ${'ABCDEFGH'[place]}`, text)
}
const choose = (page: Page, label: string, option: string) =>
  page.getByLabel(label, { exact: true }).selectOption({ label: option })

/** What an author types for one item of each kind. */
const AUTHORED: Readonly<Record<ItemKind, (page: Page) => Promise<void>>> = {
  'single-choice': async (page) => {
    await texts(page, 'merah', 'hijau', 'biru', 'kuning')
    await page.getByLabel('B adalah kunci').check()
  },
  'situational-judgement': (page) => texts(page, 'diam', 'tegur', 'lapor', 'bantu'),
  'multiple-choice': async (page) => {
    await texts(page, 'surat', 'berkas', 'meja', 'kursi')
    await fill(page, 'Poin D', '-1')
  },
  'best-worst': (page) => texts(page, 'tanya', 'tunggu', 'tunda', 'tolak'),
  graded: async (page) => {
    for (const [place, word] of ['buruk', 'kurang', 'cukup', 'baik'].entries()) {
      await fill(page, `Tingkat ${place + 1}, bernilai ${place}`, word)
    }
    await texts(page, 'minta maaf', 'membantah', 'pergi')
    await choose(page, 'Kunci A', 'baik')
  },
  order: async (page) => {
    await texts(page, 'kirim', 'tulis', 'periksa', 'arsipkan')
    for (const [letter, place] of [
      ['A', '3'],
      ['B', '1'],
      ['C', '2'],
      ['D', '4'],
    ] as const) {
      await choose(page, `Tempat ${letter} yang benar`, place)
    }
  },
  match: async (page) => {
    for (const [n, left, right] of [
      [1, 'catat', 'notula'],
      [2, 'undang', 'undangan'],
      [3, 'tugas', 'surat tugas'],
    ] as const) {
      await fill(page, `Kiri ${n}`, left)
      await fill(page, `Kanan ${'ABC'[n - 1]}`, right)
    }
  },
  numeric: async (page) => {
    await fill(page, 'Satuan, bila ada', 'hari')
    await fill(page, 'Angka di belakang koma paling banyak', '1')
    await fill(page, 'Dari', '12,5')
  },
  'short-text': async (page) => {
    await fill(page, 'Jawaban 1', 'juli')
    await page.getByRole('button', { name: 'Tambah jawaban' }).click()
    await fill(page, 'Jawaban 2', 'bulan juli')
  },
  'long-text': async (page) => {
    await fill(page, 'Rubrik', '4: lengkap. 2: sebagian. 0: tidak menjawab.')
    await page.getByRole('button', { name: 'Tambah contoh' }).click()
    await fill(page, 'Contoh 1', 'Jawaban yang lengkap sekali.')
    await fill(page, 'Poin', '4')
  },
  'hot-text': async (page) => {
    await fill(page, 'Teks yang ditandai peserta', 'Surat [tidak bertanggal] itu [dikirim] kemarin.')
    await fill(page, 'Poin tidak bertanggal', '1')
  },
}

async function author(page: Page, kind: ItemKind) {
  await page.goto(`${baseUrl}/bank-soal/baru`)
  await fill(page, 'Kode', `B-${kind.toUpperCase()}`)
  await page.getByLabel('Bentuk', { exact: true }).selectOption(kind)
  await fill(page, 'Soal', `Soal berbentuk ${kind} untuk diuji.`)
  await fill(page, 'Alasan kunci', 'Alasan kunci yang cukup panjang.')
  await AUTHORED[kind](page)
}
async function save(page: Page) {
  await page.getByRole('button', { name: 'Simpan butir' }).click()
  await page.getByRole('heading', { name: /^Butir B-/ }).waitFor()
}

const KINDS = Object.keys(AUTHORED) as ItemKind[]

it('authors an item of every kind, with pictures and sound, and a participant sits them as previewed, off line too', async () => {
  const { page } = running
  await page.setViewportSize({ width: 1440, height: 900 })
  await signInAsAuthor(page)
  const picture = join(profile, 'bagan.png')
  const sound = join(profile, 'suara.wav')
  await writeFile(picture, pngOf(640, 360))
  await writeFile(sound, wavOf(1))

  for (const kind of KINDS) {
    await author(page, kind)
    if (kind === 'numeric') {
      await page.getByLabel('Bahan di atas soal').selectOption('figure')
      await page.getByLabel('Unggah gambar').setInputFiles(picture)
      await page.getByText('bagan.png tersimpan').waitFor()
      await fill(page, 'Uraian gambar', 'Bagan batang: tiga batang naik.')
      await page.locator('.stimulus img').waitFor()
    }
    if (kind === 'short-text') {
      await page.getByLabel('Bahan di atas soal').selectOption('audio')
      await page.getByLabel('Unggah rekaman').setInputFiles(sound)
      await page.getByText('suara.wav tersimpan').waitFor()
      await fill(page, 'Naskah rekaman', 'Rapat diadakan bulan Juli.')
      await fill(page, 'Boleh diputar paling banyak berapa kali', '2')
    }
    expect(await breaches(page), kind).toEqual([])
    expect(await overhangAt400Percent(page), kind).toBeLessThanOrEqual(0)
    if (PICTURES) await page.screenshot({ path: join(PICTURES, `edit-${kind}.png`), fullPage: true })
    await save(page)
  }

  const { rows } = await test.owner('select id, code, kind, current_version from item where instansi_id = $1', [
    exam.instansiId,
  ])
  expect(rows.map(({ kind }) => kind).sort()).toEqual([...KINDS].sort())
  const exercise = (await test.owner('select id from exercise where instansi_id = $1', [exam.instansiId])).rows[0].id
  const ordered = KINDS.map((kind) => rows.find((row) => row.kind === kind))
  for (const [place, row] of ordered.entries()) {
    await test.owner('insert into exercise_item values ($1, $2, $3, $4, $5)', [
      ...[exam.instansiId, exercise, place + 1, row.id, row.current_version],
    ])
  }
  await test.database.tenant(exam.instansiId, (db) => createAttempts(db, exam.instansiId, exam.eventId))

  await page.context().clearCookies()
  await page.goto(`${baseUrl}/ujian`)
  const { nip, pin } = exam.participants[0]!
  await page.getByLabel('NIP (18 angka)').fill(nip)
  await page.getByLabel('PIN sesi (6 angka)').fill(pin)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.getByRole('button', { name: 'Saya siap' }).click()
  await page.getByRole('heading', { name: 'Soal 1 dari 11' }).waitFor()
  // Both files are on the device before the line is cut.
  await expect.poll(() => keptMedia(page), { timeout: 15_000 }).toBe(2)
  await page.context().setOffline(true)
  const legends: string[] = []
  for (let number = 1; number <= KINDS.length; number += 1) {
    await page.getByRole('heading', { name: `Soal ${number} dari 11` }).waitFor()
    const stem = (await page.locator('fieldset.item > legend').textContent())!
    legends.push(stem)
    const kind = KINDS.find((one) => stem.includes(` ${one} `))!
    if (kind === 'numeric') {
      expect(
        await page
          .locator('.stimulus img')
          .evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
      ).toBe(640)
      expect(await page.locator('.stimulus img').getAttribute('alt')).toBe('Bagan batang: tiga batang naik.')
      await page.getByLabel('Bilangan (hari)').or(page.locator('.number-row input')).first().fill('12,5')
    }
    if (kind === 'short-text') {
      await page.getByRole('button', { name: 'Putar rekaman' }).click()
      await page.getByText('Sisa pemutaran: 1.').waitFor()
      await page.getByRole('button', { name: 'Putar rekaman' }).click()
      await page.getByText('Sisa pemutaran: 0.').waitFor()
      await expect
        .poll(() => page.getByRole('button', { name: /Putar rekaman/ }).isDisabled(), { timeout: 5000 })
        .toBe(true)
      await page.getByLabel('Jawaban Anda').fill('Juli')
    }
    if (kind === 'long-text') await page.getByLabel('Uraian Anda').fill('Loket bantuan dibuka dan dipantau.')
    if (PICTURES) await page.screenshot({ path: join(PICTURES, `sit-${kind}.png`), fullPage: true })
    if (number < KINDS.length) await page.getByRole('button', { name: 'Berikutnya' }).click()
  }
  expect(legends.length).toBe(new Set(legends).size)
  expect(await breaches(page)).toEqual([])
  await page.context().setOffline(false)
  await page.locator('.item-steps .primary').click()
  await page.getByRole('button', { name: 'Kumpulkan jawaban' }).click()
  await page.getByRole('button', { name: /^Ya/ }).click()
  await page.locator('.receipt').waitFor({ timeout: 40_000 })
  // What was handed in leaves no picture behind.
  await expect.poll(() => keptMedia(page)).toBe(0)
}, 240_000)

it('gives a participant under 100 kB of compressed script, parts that come on demand included', async () => {
  const text = async (path: string) => (await fetch(`${baseUrl}${path}`)).text()
  const scripts = new Map<string, string>()
  const take = async (source: string) => {
    for (const [, name] of source.matchAll(/[/"'`](?:assets|\.)\/([\w-]+\.js)/g)) {
      if (scripts.has(name!)) continue
      scripts.set(name!, await text(`/assets/${name}`))
      await take(scripts.get(name!)!)
    }
  }
  await take(await text('/ujian'))
  // Of a simulation: fetched by its participants alone.
  const isSimulation = (name: string) => name.startsWith('attempt-desk')
  const bytes = (isWanted: (name: string) => boolean) =>
    [...scripts].reduce((sum, [name, script]) => sum + (isWanted(name) ? gzipSync(script).length : 0), 0)
  expect(scripts.size).toBeGreaterThan(1)
  expect(bytes((name) => !isSimulation(name))).toBeGreaterThan(50_000)
  expect(bytes((name) => !isSimulation(name))).toBeLessThan(100_000)
  expect(bytes(isSimulation)).toBeGreaterThan(5000)
  expect(bytes(isSimulation)).toBeLessThan(20_000)
})

it('refuses with a sentence at every field that is wrong, and keeps what was typed', async () => {
  const { page } = running
  await page.context().setOffline(false)
  const reply = await stranger(test)('POST', '/api/session', { nip: '198001012005011001', password: PASSWORD })
  await page.context().clearCookies()
  await page.context().addCookies(reply.cookies.map(({ name, value }) => ({ name, value, url: baseUrl })))
  await page.goto(`${baseUrl}/bank-soal/baru`)
  await page.getByLabel('Bentuk', { exact: true }).selectOption('numeric')
  await page.getByLabel('Bahan di atas soal').selectOption('figure')
  await fill(page, 'Dari', 'dua belas')
  await page
    .getByLabel('Unggah gambar')
    .setInputFiles({ name: 'bagan.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') })
  await page.getByText('ini SVG, yang dapat memuat skrip').waitFor()
  await page.getByRole('button', { name: 'Simpan butir' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Rentang 1 memerlukan bilangan' })
  await summary.waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  // The first problem of the list is the first field of the form.
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('butir-kode')
  await summary
    .getByRole('link', { name: /Rentang 1/ })
    .first()
    .click()
  const focused = await page.evaluate(() => {
    const at = document.activeElement as HTMLInputElement
    return [at.id, at.value, at.getAttribute('aria-invalid')]
  })
  expect(focused).toEqual(['jawaban-rentang-1-dari', 'dua belas', 'true'])
  expect(await breaches(page)).toEqual([])
  if (PICTURES) await page.screenshot({ path: join(PICTURES, 'edit-errors.png'), fullPage: true })
}, 60_000)

it('rates a long answer by keyboard, without the name of its writer', async () => {
  const { page } = running
  const nip = '198001012005011002'
  const actor = { instansiId: exam.instansiId, id: null, name: 'uji' }
  await test.database.tenant(exam.instansiId, (db) =>
    createAccount(db, actor, { nip, name: 'Penilai Satu', password: PASSWORD, roles: ['asesor'] }),
  )
  const reply = await stranger(test)('POST', '/api/session', { nip, password: PASSWORD })
  await page.context().clearCookies()
  await page.context().addCookies(reply.cookies.map(({ name, value }) => ({ name, value, url: baseUrl })))
  await page.goto(`${baseUrl}/penilaian-uraian`)
  await page.getByRole('link', { name: 'B-LONG-TEXT' }).click()
  expect(await breaches(page)).toEqual([])
  await page.getByRole('link', { name: 'Nilai uraian berikutnya' }).click()
  await page.getByText('Loket bantuan dibuka dan dipantau.').waitFor()
  expect(await page.locator('main').textContent()).not.toContain('Peserta 1')
  expect(await breaches(page)).toEqual([])
  expect(await overhangAt400Percent(page)).toBeLessThanOrEqual(0)
  if (PICTURES) await page.screenshot({ path: join(PICTURES, 'rate.png'), fullPage: true })
  await page.getByRole('button', { name: 'Simpan dan lanjut' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('Pilih poinnya dahulu.').waitFor()
  await page.getByRole('radio', { name: '3' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Simpan dan lanjut' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('0 menunggu Anda, 1 sudah Anda nilai.').waitFor()
  const { rows } = await test.owner('select points, place from rating where instansi_id = $1', [exam.instansiId])
  expect(rows).toEqual([{ points: 3, place: 1 }])
  if (PICTURES) {
    await page.goto(`${baseUrl}/penilaian-uraian`)
    await page.getByRole('link', { name: 'B-LONG-TEXT' }).waitFor()
    await page.screenshot({ path: join(PICTURES, 'rate-list.png'), fullPage: true })
  }
}, 60_000)

/** Pictures and sounds that the exam page holds on the device. */
const keptMedia = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('petakom-exam-media')
        opening.onerror = () => resolve(-1)
        opening.onsuccess = () => {
          const db = opening.result
          if (!db.objectStoreNames.contains('files')) return resolve(-1)
          const count = db.transaction('files').objectStore('files').count()
          count.onsuccess = () => {
            db.close()
            resolve(count.result)
          }
        }
      }),
  )
