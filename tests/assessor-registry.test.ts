import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addOriginalSheets, readOriginalSheets } from '../apps/server/src/db/original-sheets.ts'
import { addOriginalCases, readOriginalCases } from '../apps/server/src/db/training-cases.ts'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { cookieAs, createInstansiWith, createTestApp, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

const PICTURES = process.env.PICTURES
let test: TestApp
let browser: Browser
let base: string
let instansiId: string
let originals: Awaited<ReturnType<typeof readOriginalCases>>

beforeAll(async () => {
  await buildWeb()
  test = await createTestApp({ web: (app) => serveWeb(app) })
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  instansiId = (await createInstansiWith(test, 'pimpinan')).instansiId
  originals = await readOriginalCases()
  const actor = { instansiId, id: null, name: 'Pemuat' }
  const sheets = await readOriginalSheets()
  await test.database.tenant(instansiId, async (db) => {
    await addOriginalSheets(db, actor, sheets)
    await addOriginalCases(db, actor, originals)
  })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await test?.close()
})

async function pageAs(role: 'panitia' | 'asesor'): Promise<Page> {
  const [name, value] = (await cookieAs(test, instansiId, role)).split('=') as [string, string]
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name, value, url: base }])
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  return page
}

/** What a machine can tell of a page; pages that hold every control are also gone through by Tab, and by dark. */
async function look(page: Page, name: string, isWhole = false) {
  for (const colorScheme of isWhole || PICTURES ? (['light', 'dark'] as const) : (['light'] as const)) {
    await page.emulateMedia({ colorScheme })
    expect.soft([name, colorScheme, await breaches(page)]).toEqual([name, colorScheme, []])
    if (PICTURES)
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        await page.screenshot({ path: `${PICTURES}/${name}-${width}-${colorScheme}.png`, fullPage: true })
      }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
  expect.soft([name, await overhangAt400Percent(page)]).toEqual([name, 0])
  if (isWhole) expect.soft([name, await focusFaults(page)]).toEqual([name, []])
}

it('registers an assessor, with a certificate and a permission that a person answers for', async () => {
  await cookieAs(test, instansiId, 'asesor')
  const page = await pageAs('panitia')
  await page.goto(`${base}/registri-asesor`)
  await page.getByText('Belum terdaftar').first().waitFor()
  await look(page, 'registry-list')
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('button', { name: 'Daftarkan' }).waitFor()
  await page.getByLabel('Jenjang asesor').selectOption({ label: 'Ahli muda' })
  await page.getByLabel('Administrator', { exact: true }).check()
  await page.getByRole('button', { name: 'Daftarkan' }).click()
  await page.getByText('Belum ada sertifikat yang berlaku.').waitFor()
  await page.getByText('Tambah sertifikat').click()
  await page.getByLabel('Nama sertifikat').fill('Asesor SDM Aparatur')
  await page.getByRole('textbox', { name: /^Nomor/ }).fill('S-12/2025')
  await page.getByLabel('Penerbit').fill('BKN')
  await page.getByLabel('Tanggal terbit').fill('2025-01-10')
  await page.getByRole('button', { name: 'Catat sertifikat' }).click()
  await page.getByText('S-12/2025').waitFor()
  await page.getByText('Beri izin', { exact: true }).click()
  await page.getByLabel(/^Sampai/).fill('2027-01-10')
  await page.getByLabel(/^Alasan/).fill('Uji ketepatan dijadwalkan pekan depan')
  await page.getByRole('button', { name: 'Beri izin atas nama saya' }).click()
  await page.getByText('Boleh menilai', { exact: true }).waitFor()
  await page.getByText('Belum mengikuti uji ketepatan.').waitFor()
  await look(page, 'registry-record', true)
  await page.getByRole('button', { name: 'Hentikan sementara' }).click()
  await page.getByRole('dialog').getByLabel('Alasan').fill('Aduan sedang diperiksa')
  await page.getByRole('dialog').getByRole('button', { name: 'Hentikan sementara' }).click()
  await page.getByText('Sedang dihentikan sementara.').waitFor()
  await page.getByRole('button', { name: 'Aktifkan lagi' }).waitFor()
})

it('trains by a case and then measures, by keyboard, through a reload', async () => {
  const page = await pageAs('asesor')
  await page.goto(`${base}/pelatihan-asesor`)
  await page.getByText('Kumpulkan 3 naskah latihan lagi sebelum uji ketepatan.').waitFor()
  await look(page, 'training')
  const { title } = originals.find(({ code }) => code === 'LATIH-BIMBING')!
  await page.getByRole('link', { name: title }).click()
  await rate(page, 'LATIH-BIMBING', true)
  await page.getByRole('button', { name: 'Kumpulkan dan lihat nilai acuan' }).click()
  await page.getByText('Nilai Anda dan nilai acuan').waitFor()
  await look(page, 'training-compared')
  await handInOthers(page)
  await page.goto(`${base}/pelatihan-asesor`)
  await page.getByRole('link', { name: 'Mulai uji ketepatan' }).click()
  await rate(page, 'UJI-BIMBING', false)
  await rate(page, 'UJI-DISKUSI', false)
  await page.getByRole('button', { name: 'Kumpulkan uji ketepatan' }).click()
  await page.getByText('Ambang tercapai. Anda boleh menilai').waitFor()
  await look(page, 'calibration-measures')
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('training')))).toEqual([])
}, 120_000)

/** The cases that are left, past the page. */
async function handInOthers(page: Page) {
  const { cases } = await (await page.request.get(`${base}/api/training`)).json()
  for (const { id, code, doneAt } of cases) {
    if (doneAt) continue
    const ratings = originals.find((one) => one.code === code)!.gold.map(({ reason: _, ...rating }) => rating)
    await page.request.post(`${base}/api/training/${id}`, { data: { ratings }, headers: { 'x-petakom': '1' } })
  }
}

/** Rates every cell of a case as agreed, with the keyboard alone; the page is loaded again half-way. */
async function rate(page: Page, code: string, isLooked: boolean) {
  const { gold, ...content } = originals.find((one) => one.code === code)!
  const cells = content.persons.flatMap(({ id, name }) =>
    content.competencies.map(({ competency }) => ({ id, name, competency })),
  )
  for (const [index, { id, name, competency }] of cells.entries()) {
    await page.getByRole('heading', { name: new RegExp(`^${name}, ${competency.replace('.', '\\.')}`) }).waitFor()
    const agreed = gold.find((one) => one.person === id && one.competency === competency)!
    for (const line of agreed.evidence) {
      const { at } = content.lines.find((one) => one.id === line)!
      const box = page.getByRole('checkbox', { name: `Bukti: ${name}, ${at}` }).first()
      await box.focus()
      await page.keyboard.press('Space')
    }
    const level = page.getByRole('radio', { name: new RegExp(`^${agreed.level}\\. `) })
    await level.focus()
    await page.keyboard.press('Space')
    if (isLooked && index === 1) {
      await look(page, 'training-rate', true)
      await page.getByRole('button', { name: 'Kumpulkan dan lihat nilai acuan' }).click()
      await page.getByText(/^Beri level untuk/).waitFor()
      await page.reload()
      await page.getByText('2 sudah lengkap').waitFor()
      await page.getByLabel('Lompat ke').selectOption('2')
      continue
    }
    const next = page.getByRole('button', { name: 'Berikutnya' })
    if (await next.isEnabled()) {
      await next.focus()
      await page.keyboard.press('Enter')
    }
  }
}

it('shows a sheet, makes a new version of it, and takes a file', async () => {
  const page = await pageAs('panitia')
  await page.goto(`${base}/lembar-pengamatan`)
  await page.getByRole('link', { name: 'Bermain peran: warga yang mengadu' }).waitFor()
  await look(page, 'sheet-list')
  await page.getByRole('link', { name: 'Bermain peran: warga yang mengadu' }).click()
  await page.getByRole('heading', { name: 'Naskah pemeran: Bu Marlina' }).waitFor()
  await look(page, 'sheet-view')
  await page.getByRole('link', { name: 'Ubah', exact: true }).click()
  await page.getByLabel('Lama (menit)').fill('25')
  await page.getByLabel('Kode indikator 2').first().selectOption('M.05.1.1')
  await page.getByText(/M\.05\.1\.1: indikator ini disebut dua kali/).waitFor()
  await look(page, 'sheet-edit', true)
  await page.getByRole('button', { name: 'Simpan sebagai versi 2' }).click()
  await page.getByText(/Lembar ini belum dapat dipakai/).waitFor()
  await page.getByLabel('Kode indikator 2').first().selectOption('M.05.1.2')
  await page.getByRole('button', { name: 'Simpan sebagai versi 2' }).click()
  await page.getByText('25 menit, persiapan 10 menit').waitFor()
  await page.getByLabel('Versi').selectOption({ index: 1 })
  await page.getByText('20 menit, persiapan 10 menit').waitFor()

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Unduh YAML' }).click(),
  ])
  const path = await download.path()
  await page.goto(`${base}/lembar-pengamatan/impor`)
  await page.getByLabel('Pilih berkas YAML atau JSON').setInputFiles({
    ...{ name: 'rusak.yaml', mimeType: 'text/yaml' },
    buffer: Buffer.from('format: petakom-sheet/1\ncode: X\n'),
  })
  await page.getByText(/hal dalam berkas tidak dapat diterima/).waitFor()
  await look(page, 'sheet-import-refused')
  await page
    .getByLabel('Pilih berkas YAML atau JSON')
    .setInputFiles({ name: 'lembar.yaml', mimeType: 'text/yaml', buffer: await readFile(path) })
  await page.getByRole('button', { name: 'Simpan sebagai versi 3' }).waitFor()
  await page.getByLabel('Kode lembar').fill('PERAN-SALIN')
  await page.getByRole('button', { name: 'Simpan sebagai lembar baru' }).click()
  await page.getByText('PERAN-SALIN, versi 1, rancangan').waitFor()
  await page.getByRole('button', { name: 'Pakai lembar ini' }).click()
  await page.getByText('PERAN-SALIN, versi 1, dipakai').waitFor()
})

it('prints the candidate’s paper without the scale, and begins a new sheet as a copy', async () => {
  const page = await pageAs('panitia')
  await page.goto(`${base}/lembar-pengamatan`)
  await page.getByRole('link', { name: 'Bermain peran: percakapan bimbingan dengan bawahan' }).click()
  await page.getByRole('heading', { name: 'M.06' }).waitFor()
  await page.getByLabel('Yang ditampilkan').selectOption({ label: 'Lembar asesi saja' })
  await page.emulateMedia({ media: 'print' })
  const paper = await page.locator('main').textContent()
  expect(paper).toContain('Anda baru tiga minggu memimpin')
  for (const secret of ['terkena strok', 'M.06', 'level 3', 'Kata pembuka']) expect(paper).not.toContain(secret)
  await page.emulateMedia({ media: 'screen' })
  await page.getByLabel('Yang ditampilkan').selectOption({ label: 'Lembar dan naskah pemeran' })
  await page.getByText('terkena strok').waitFor()
  await page.getByRole('button', { name: 'Salin', exact: true }).click()
  await page
    .getByRole('dialog')
    .getByLabel(/^Judul/)
    .fill('Percakapan bimbingan, ditulis ulang')
  expect(await breaches(page)).toEqual([])
  await page.getByRole('button', { name: 'Salin dan ubah' }).click()
  await page.getByRole('button', { name: 'Simpan sebagai versi 2' }).waitFor()
  expect(await page.getByLabel('Judul', { exact: true }).inputValue()).toBe('Percakapan bimbingan, ditulis ulang')
})

it('keeps the cases and the rule, and shows the committee what was agreed', async () => {
  const page = await pageAs('panitia')
  await page.goto(`${base}/naskah-latihan`)
  await page.getByRole('link', { name: 'Diskusi kelompok: jam layanan puskesmas' }).waitFor()
  await look(page, 'case-list')
  await page.getByText('Ubah ambang').click()
  await page.getByLabel('Beda satu level, sedikitnya (persen)').fill('95')
  await page.getByLabel('Berlaku sejak').fill('2026-01-01')
  await page.getByRole('textbox', { name: /^Sumber/ }).fill('Keputusan uji')
  await page.getByLabel('Alasan perubahan').fill('Diperketat sesudah rapat asesor')
  await page.getByRole('button', { name: 'Tetapkan ambang baru' }).click()
  await page.getByText('Sumber: Keputusan uji', { exact: false }).waitFor()
  await page.getByRole('link', { name: 'Diskusi kelompok: jam layanan puskesmas' }).click()
  await page.getByRole('heading', { name: 'Nilai acuan' }).waitFor()
  await look(page, 'case-key')
})
