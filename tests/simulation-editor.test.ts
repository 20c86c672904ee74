import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkScenario, type Scenario } from '@petakom/domain'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readScenario } from '../apps/server/src/db/simulations.ts'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { addStarterSimulations, readStarterSimulations } from '../apps/server/src/simulations/starter-simulations.ts'
import { cookieAs, createInstansiWith, createTestApp, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { openBrowser, type RunningBrowser } from './exam-browser.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

const PICTURES = process.env.PICTURES
const MESSAGES = 12
/** Pages that differ in what they are made of; the others are only pictured. */
const AUDITED = [
  ...['list-empty', 'editor-blank', 'editor-documents', 'editor-messages', 'editor-rules', 'editor-map', 'preview'],
  ...['trial', 'view', 'compare', 'view-content', 'import-refused'],
]
let profile: string
let test: TestApp
let instansiId: string
let running: RunningBrowser
let baseUrl: string

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'petakom-browser-'))
  await buildWeb()
  test = await createTestApp({ web: (app) => serveWeb(app) })
  Object.defineProperty(test.now, 'value', { get: () => new Date() })
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  baseUrl = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
  instansiId = (await createInstansiWith(test, 'administrator')).instansiId
  running = await openBrowser(profile)
}, 120_000)
afterAll(async () => {
  await running?.kill()
  await test?.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

async function signIn(page: Page, ...roles: Parameters<typeof cookieAs>[2][]) {
  const cookie = await cookieAs(test, instansiId, ...roles)
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await page.context().addCookies([{ name, value: value.split(';')[0]!, url: baseUrl }])
}

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })
const fill = (page: Page, label: string, text: string) => field(page, label).fill(text)
const pick = (page: Page, label: string, option: string) => field(page, label).selectOption({ label: option })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const go = (page: Page, section: RegExp) =>
  page.getByRole('navigation', { name: 'Bagian simulasi' }).getByRole('link', { name: section }).click()

async function checkPage(page: Page, name: string) {
  if (AUDITED.includes(name)) {
    expect(await breaches(page), name).toEqual([])
    expect(await overhangAt400Percent(page), name).toBe(0)
  }
  if (!PICTURES) return
  for (const [width, scheme] of [
    [1440, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true })
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
}

/** What a domain officer types for a basket of twelve messages; nothing but the forms. */
async function writeBasket(page: Page) {
  await fill(page, 'Kode', 'ib-uji-a')
  await fill(page, 'Judul', 'Pagi di kantor kecamatan')
  await fill(page, 'Keluarga bentuk', 'kecamatan')
  await fill(page, 'Siapa peserta dalam cerita', 'Anda camat yang baru dilantik.')
  await fill(page, 'Petunjuk', 'Sekarang pukul 07.30.\n\nBaca, putuskan, dan serahkan.')
  await page.getByLabel('M.08 Pengambilan Keputusan').check()
  await go(page, /^Orang/)
  for (const [name, role, relation] of [
    ['Ibu Rini', 'Sekretaris Kecamatan', 'bawahan'],
    ['Bapak Yusuf', 'Wakil Wali Kota', 'atasan'],
  ] as const) {
    await press(page, 'Tambah orang')
    await fill(page, 'Nama', name)
    await fill(page, 'Jabatan atau peran', role)
    await pick(page, 'Hubungan dengan peserta', relation)
    if (relation === 'bawahan') await page.getByLabel('Tugas dapat diserahkan kepadanya').check()
  }
  await go(page, /^Sumber daya/)
  await press(page, 'Tambah sumber daya')
  await fill(page, 'Nama', 'Dana')
  await fill(page, 'Satuan', 'juta rupiah')
  await fill(page, 'Pada awal', '10')
  await go(page, /^Dokumen/)
  await press(page, 'Tambah dokumen')
  await fill(page, 'Judul', 'Rekap aduan')
  await fill(page, 'Isi', 'Aduan tiga bulan terakhir.')
  await page.getByLabel('Dengan tabel').check()
  await fill(page, 'Judul tabel', 'Banyak aduan')
  for (const [label, text] of [
    ['Nama kolom 1', 'Bulan'],
    ['Nama kolom 2', 'Aduan'],
    ['Baris 1, kolom 1', 'Juli'],
    ['Baris 1, kolom 2', '64'],
  ] as const)
    await fill(page, label, text)
  await go(page, /^Kalender/)
  await press(page, 'Tambah acara')
  await fill(page, 'Acara', 'Rapat koordinasi')
  await fill(page, 'Mulai (menit cerita)', '90')
  await fill(page, 'Sampai (menit cerita)', '150')
  await go(page, /^Pesan/)
  for (let n = 1; n <= MESSAGES; n += 1) {
    await press(page, 'Tambah pesan')
    await fill(page, 'Perihal', `Perkara ${n}`)
    await fill(page, 'Isi', `Mohon arahan untuk perkara ${n}.`)
    if (n < MESSAGES) await fill(page, 'Datang pada menit', String((n - 1) * 15))
    else await page.getByLabel('Datang hanya bila sebuah peristiwa mengirimnya').check()
    if (n > 4) continue
    for (const label of [`Turun ke lokasi ${n}`, `Serahkan ke kelurahan ${n}`]) {
      await press(page, 'Tambah pilihan')
      await page.getByLabel('Bunyi pilihan', { exact: true }).last().fill(label)
    }
  }
  await go(page, /^Peristiwa/)
  await press(page, 'Tambah peristiwa')
  await pick(page, 'Terjadi karena', 'tindakan peserta')
  await pick(page, 'Atas', 'Perkara 1')
  await press(page, 'Tambah akibat')
  await pick(page, 'Pesan', `Perkara ${MESSAGES}`)
  await go(page, /^Bukti/)
  for (const [n, basis] of (['hasil', 'hasil', 'cara', 'cara'] as const).entries()) {
    await press(page, 'Tambah bukti')
    await fill(page, 'Kalimat pada halaman nilai', `Memilih dengan tepat pada perkara ${n + 1}.`)
    await field(page, 'Indikator kamus').selectOption({ index: n + 1 })
    await pick(page, 'Yang dilihat', basis)
    await fill(page, 'Poin', '2')
    // The best stands first in two messages, last in the other two.
    await pick(page, 'Pilihan', `${n % 2 ? 'Turun ke lokasi' : 'Serahkan ke kelurahan'} ${n + 1} (Perkara ${n + 1})`)
    if (basis === 'cara') {
      await page.getByText('Kapan dan sesudah apa').click()
      await pick(page, 'Sesudah membaca semua ini', 'Rekap aduan')
    }
  }
}

describe('the editor of simulations', () => {
  it('builds a basket of twelve messages by forms alone, which is checked, played, published and approved', async () => {
    const page = await (await running.browser.newContext()).newPage()
    const failures: string[] = []
    page.on('pageerror', (error) => failures.push(String(error)))
    await page.setViewportSize({ width: 1440, height: 900 })
    await signIn(page, 'panitia')
    await page.goto(`${baseUrl}/simulasi`)
    await page
      .getByRole('heading', { name: 'Belum ada simulasi' })
      .or(page.getByText('Belum ada simulasi'))
      .first()
      .waitFor()
    await checkPage(page, 'list-empty')
    await press(page, 'Buat in-basket')
    await page.getByText('Perbaiki galatnya dahulu.').waitFor()
    await checkPage(page, 'editor-blank')
    await writeBasket(page)
    await page.getByText('0 galat, 0 peringatan.').or(page.getByText('Tidak ada galat atau peringatan.')).waitFor()
    for (const [section, name] of [
      [/^Umum/, 'head'],
      [/^Orang/, 'actors'],
      [/^Dokumen/, 'documents'],
      [/^Pesan/, 'messages'],
      [/^Peristiwa/, 'events'],
      [/^Bukti/, 'rules'],
      [/^Peta/, 'map'],
    ] as const) {
      await go(page, section)
      await checkPage(page, `editor-${name}`)
    }
    expect(await focusFaults(page)).toEqual([])
    await page.getByText(/^Tersimpan/).waitFor()

    await go(page, /^Pratinjau/)
    await press(page, 'Mulai pratinjau')
    await page.getByText('Perkara 1', { exact: true }).first().click()
    await page.getByText('Mohon arahan untuk perkara 1.').first().waitFor()
    await checkPage(page, 'preview')
    await press(page, 'Selesai dan lihat poin')
    await page.getByText('Jalannya tindakan').waitFor()
    await press(page, 'Simpan sebagai cara bermain')
    await page.getByRole('heading', { name: 'cara-1' }).waitFor()

    await go(page, /^Uji coba/)
    await page.getByText(/^Tersimpan/).waitFor()
    await press(page, 'Jalankan uji coba')
    await page.getByText('Bagian poin menurut cara bermain').waitFor({ timeout: 60_000 })
    await checkPage(page, 'trial')

    await press(page, 'Terbitkan versi')
    await page.getByRole('dialog').getByRole('button', { name: 'Terbitkan versi' }).click()
    await page.getByRole('heading', { name: 'IB-UJI-A Pagi di kantor kecamatan' }).waitFor()
    await page.getByText(/menunggu telaah orang kedua/).waitFor()
    const { rows } = await test.owner(`select id from simulation where code = 'IB-UJI-A'`)
    const stored: Scenario = await test.database.tenant(instansiId, (db) => readScenario(db, rows[0].id, 1))
    expect(stored.messages).toHaveLength(MESSAGES)
    expect(checkScenario(stored)).toEqual([])
    expect(stored.events[0]!.effects).toEqual([{ send: stored.messages.at(-1)!.id }])

    await page.context().clearCookies()
    await signIn(page, 'administrator')
    await page.reload()
    await press(page, 'Setujui')
    await page.getByRole('dialog').getByRole('button', { name: 'Setujui' }).click()
    await press(page, 'Pakai')
    await page.getByRole('dialog').getByRole('button', { name: 'Pakai' }).click()
    await page.getByText(/versi 1 · dipakai/).waitFor()
    await checkPage(page, 'view')
    expect(failures).toEqual([])
    await page.close()
  }, 240_000)

  it('takes back and gives again, leads from a finding to its field, and keeps two windows apart', async () => {
    const page = await (await running.browser.newContext()).newPage()
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.context().clearCookies()
    await signIn(page, 'administrator')
    await page.goto(`${baseUrl}/simulasi`)
    await press(page, 'Buat skenario dinamis')
    await fill(page, 'Judul', 'Malam hujan')
    await page.keyboard.press('Control+z')
    expect(await field(page, 'Judul').inputValue()).toBe('')
    await page.keyboard.press('Control+y')
    expect(await field(page, 'Judul').inputValue()).toBe('Malam hujan')
    await go(page, /^Pesan/)
    await page.getByRole('button', { name: 'Tambah pesan' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'f-from')
    await fill(page, 'Perihal', 'Air naik')
    await page.getByRole('link', { name: /^Pesan, pesan-1, isi/ }).click()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-body')
    await page.keyboard.type('Air setinggi lutut.')
    await page.getByText('Kode dalam berkas').first().click()
    await fill(page, 'Kode dalam berkas', 'air-naik')
    await page.keyboard.press('Tab')
    await page.getByText(/^Tersimpan/).waitFor()

    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByText(/^Tersimpan/).waitFor()
    expect(await field(other, 'Isi').inputValue()).toBe('Air setinggi lutut.')
    await fill(other, 'Perihal', 'Air surut')
    await other.getByText('Akan disimpan').or(other.getByText('Menyimpan')).first().waitFor()
    await other.getByText(/^Tersimpan/).waitFor()
    await fill(page, 'Perihal', 'Air meluap')
    await page.getByText('Draf ini disimpan dari jendela lain').waitFor()
    await press(page, 'Simpan yang di sini')
    await page.getByText(/^Tersimpan/).waitFor()
    await other.reload()
    expect(await field(other, 'Perihal').inputValue()).toBe('Air meluap')
    await other.close()

    await page.context().setOffline(true)
    await fill(page, 'Perihal', 'Air meluap ke jalan')
    await page.getByText(/^Sambungan terputus/).waitFor({ timeout: 15_000 })
    await page.context().setOffline(false)
    await page.getByText(/^Tersimpan/).waitFor({ timeout: 15_000 })
    await page.reload()
    expect(await field(page, 'Perihal').inputValue()).toBe('Air meluap ke jalan')
    await page.close()
  }, 120_000)

  it('compares the parallel forms of an original and says that they are built alike', async () => {
    const actor = { instansiId, id: null, name: 'uji' }
    const originals = (await readStarterSimulations()).filter(({ family }) => family === 'dinas-baru')
    await test.database.tenant(instansiId, (db) => addStarterSimulations(db, actor, originals))
    const page = await (await running.browser.newContext()).newPage()
    await page.setViewportSize({ width: 1440, height: 900 })
    await signIn(page, 'panitia')
    await page.goto(`${baseUrl}/simulasi/banding`)
    await field(page, 'Simulasi pertama').selectOption({ index: 1 })
    await field(page, 'Simulasi kedua').selectOption({ index: 2 })
    await page.getByText(/^Kedua bentuk paralel/).waitFor()
    await checkPage(page, 'compare')
    await page.goto(`${baseUrl}/simulasi`)
    await page.getByRole('link', { name: 'IB-DINAS-A' }).click()
    await page.getByRole('link', { name: 'Peta cabang' }).click()
    await page.getByText('Peta sebagai tabel').click()
    await checkPage(page, 'view-map')
    await page.getByRole('link', { name: 'Isi', exact: true }).click()
    await page.getByText(/^07.30 Selamat datang/).click()
    await page.getByText(/^M.08 Pengambilan Keputusan \(/).click()
    await page
      .getByRole('cell', { name: /^memutuskan, pilihan/ })
      .first()
      .waitFor()
    await checkPage(page, 'view-content')
    await page.getByRole('link', { name: 'Mainkan' }).click()
    await press(page, 'Mulai pratinjau')
    await page.getByRole('button', { name: 'Kotak masuk' }).first().waitFor()
    await checkPage(page, 'view-play')
    await page.goto(`${baseUrl}/simulasi/impor`)
    await page.setInputFiles('input[type=file]', {
      name: 'salah.yaml',
      mimeType: 'text/yaml',
      buffer: Buffer.from('format: petakom-simulation/1\nkind: permainan\n'),
    })
    await press(page, 'Baca berkas')
    await page.getByText(/^Berkas ditolak/).waitFor()
    await checkPage(page, 'import-refused')
    await page.close()
  }, 120_000)
})
