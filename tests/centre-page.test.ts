import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { type CentreFixture, createCentre, insertSheet } from '../apps/server/src/testing/centre-fixture.ts'
import { cookieAs, createInstansiWith, createTestApp, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

let test: TestApp
let browser: Browser
let made: CentreFixture
let page: Page
let base: string

beforeAll(async () => {
  await buildWeb()
  test = await createTestApp({ web: (app) => serveWeb(app) })
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await test?.close()
})

async function open(instansiId: string) {
  const [name, value] = (await cookieAs(test, instansiId, 'panitia')).split('=') as [string, string]
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name, value, url: base }])
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
}
beforeEach(async () => {
  test.now.value = new Date('2026-09-01T03:00:00Z')
})

const pictures = process.env.PICTURES
const shoot = async (name: string) => {
  if (!pictures) return
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: `${pictures}/${name}-${width}-${colorScheme}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
}
const faultless = async () => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await breaches(page)).toEqual([])
  }
  expect(await focusFaults(page)).toEqual([])
  expect(await overhangAt400Percent(page)).toBe(0)
}
const timetable = async () => (await made.call('GET', `/api/centres/${made.centreId}/timetable`)).json()
const middle = async (one: Locator) => {
  const box = (await one.boundingBox())!
  return [box.x + box.width / 2, box.y + box.height / 2] as const
}

it('sets a centre up and makes its timetable by keyboard alone', async () => {
  const { instansiId, call } = await createInstansiWith(test, 'panitia')
  await createCentreEvent(instansiId, call)
  await open(instansiId)
  await page.goto(`${base}/pusat-penilaian`)
  await page.getByText('Belum ada pusat penilaian').waitFor()
  await shoot('kosong')
  await page.getByRole('link', { name: 'Buat pusat penilaian' }).first().press('Enter')
  await page.getByRole('button', { name: 'Buat pusat penilaian' }).press('Enter')
  await page.getByText('Yang belum ada').waitFor()
  await faultless()

  await page.getByRole('button', { name: 'Lihat yang cocok' }).press('Enter')
  await page.getByRole('button', { name: /^Jadikan 6 asesi/ }).press('Enter')
  await page.getByText('6 asesi ditambahkan.').waitFor()
  await page.getByRole('button', { name: /^Ubah: Latihan/ }).press('Enter')
  await page.getByRole('button', { name: 'Tambah latihan' }).press('Enter')
  await page.getByRole('button', { name: 'Simpan' }).press('Enter')
  await page.getByRole('region', { name: 'Latihan', exact: true }).waitFor()
  await page.getByRole('button', { name: /^Ubah: Ruang/ }).press('Enter')
  await page.getByLabel('Nama ruang').fill('Ruang Rapat 1')
  await page.getByRole('button', { name: 'Simpan' }).press('Enter')
  await page.getByRole('cell', { name: 'Ruang Rapat 1' }).waitFor()
  await page.getByRole('button', { name: /^Ubah: Asesor/ }).press('Enter')
  await page.getByRole('region', { name: 'Akun yang dapat ditetapkan' }).waitFor()
  for (const select of await page.getByLabel(/^Tugas Akun/).all())
    if ((await select.locator('option').count()) > 2) await select.selectOption('assessor')
  await shoot('persiapan')
  await page.getByRole('button', { name: 'Simpan' }).press('Enter')
  await page.getByText('Persiapan lengkap.').waitFor()
  await page.getByRole('link', { name: 'Jadwal dan ruang' }).press('Enter')
  await page.getByRole('button', { name: 'Susun jadwal otomatis' }).press('Enter')
  await page.getByText('Jadwal versi 1 berlaku').waitFor()
  await faultless()
}, 60_000)

/** An event with six participants, a sheet and three assessors, without a centre. */
async function createCentreEvent(instansiId: string, call: CentreFixture['call']) {
  const { createStaffAndItems } = await import('../apps/server/src/testing/assessment-fixture.ts')
  const { USUAL_SCHEDULE } = await import('@petakom/domain')
  await createStaffAndItems(test, instansiId, { people: 6, items: 0 })
  const event = await call('POST', '/api/events', {
    ...{ name: 'Seleksi kepala dinas', purpose: 'PENGISIAN_JABATAN', venue: 'Gedung Uji', capacity: 50 },
    ...{ startsOn: '2026-09-15', endsOn: '2026-09-17', schedule: USUAL_SCHEDULE },
  })
  await call('POST', `/api/events/${event.json().id}/participants`, {})
  await insertSheet(test, instansiId, ['interview', 'UJI-WAWANCARA', 'Wawancara uji'])
  for (let number = 0; number < 3; number += 1) await cookieAs(test, instansiId, 'asesor')
}

it('draws a sitting to another hour by mouse, and changes it by menu with its conflicts told while typing', async () => {
  made = await createCentre(test, { people: 12, assessors: 6 })
  await open(made.instansiId)
  await page.goto(`${base}/pusat-penilaian/${made.centreId}`)
  const lanes = page.getByRole('region', { name: /^Jadwal 15 September 2026 menurut ruang/ })
  const talk = lanes.getByRole('button', { name: /^Wawancara/ }).first()
  await talk.waitFor()
  await shoot('jadwal')
  await faultless()
  await talk.scrollIntoViewIfNeeded()
  const [x, y] = await middle(talk)
  await page.mouse.move(x, y)
  await page.mouse.down()
  const lane = (await lanes.getByRole('list').first().boundingBox())!
  await page.mouse.move(x + lane.width / 4, y, { steps: 8 })
  const told = (await page.getByText(/Lepaskan untuk/).textContent())!
  expect(told.slice(0, 5)).not.toBe('07.30')
  await shoot('geser')
  await page.mouse.up()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  expect(await dialog.getByLabel(/^Mulai/).inputValue()).toBe(told.slice(0, 5).replace('.', ':'))
  expect((await timetable()).summary.version).toBe(1)

  // Into the lunch break: told at once, and only with a reason.
  await dialog.getByLabel('Hari').selectOption('17 September 2026')
  await dialog.getByLabel(/^Mulai/).fill('11:50')
  await dialog.getByText(/dapat disetujui dengan alasan/).waitFor()
  await shoot('ubah')
  expect(await breaches(page)).toEqual([])
  await dialog.getByLabel('Saya menyetujui pelanggaran ini').check()
  await dialog.getByLabel('Alasan').fill('Asesi meminta lebih awal')
  await dialog.getByRole('button', { name: 'Simpan perubahan' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: '1 bentrok' }).waitFor()
  expect((await timetable()).summary).toMatchObject({ version: 2, reason: 'Asesi meminta lebih awal' })

  // A suggestion takes it out of the break again.
  await page.getByRole('button', { name: /^Ubah sesi Wawancara/ }).press('Enter')
  const offered = page.getByRole('group', { name: 'Pilihan tanpa bentrok' })
  await offered.getByRole('button').first().press('Enter')
  await page.getByText('Perubahan ini tidak menimbulkan bentrok.').waitFor()
  await page.getByRole('button', { name: 'Simpan perubahan' }).press('Enter')
  await expect.poll(async () => (await timetable()).conflicts).toEqual([])
}, 60_000)

it('repairs the day when an assessor is ill, and keeps every version', async () => {
  made = await createCentre(test, { people: 8, assessors: 5 })
  const { sittings } = await timetable()
  await open(made.instansiId)
  await page.goto(`${base}/pusat-penilaian/${made.centreId}?bagian=perubahan`)
  const [ill] = sittings[0].accountIds
  await page.getByLabel('Siapa atau ruang apa').selectOption(ill)
  await page.getByLabel('Alasan', { exact: true }).fill('Sakit')
  await page.getByRole('button', { name: 'Catat' }).press('Enter')
  await page.getByRole('cell', { name: 'Sakit' }).waitFor()
  await page.getByRole('link', { name: 'Jadwal dan ruang' }).press('Enter')
  await page.getByRole('heading', { name: /\d+ bentrok/ }).waitFor()
  await shoot('bentrok')
  await faultless()
  await page.getByRole('link', { name: 'Perbaiki jadwal' }).press('Enter')
  await page.getByLabel('Alasan perbaikan').fill('Asesor sakit')
  await page.getByRole('button', { name: 'Perbaiki jadwal' }).press('Enter')
  await page.getByText('Perbaikan selesai').waitFor()
  await shoot('perbaikan')
  await faultless()
  expect(await timetable()).toMatchObject({ summary: { version: 2, cause: 'repaired' }, conflicts: [] })
  await page.getByRole('link', { name: 'Riwayat jadwal' }).press('Enter')
  await page.getByRole('cell', { name: 'Asesor sakit' }).waitFor()
  await shoot('riwayat')
  await faultless()
}, 60_000)

it('lets an assessor declare a relative among the candidates', async () => {
  made = await createCentre(test, { people: 8, assessors: 5, solved: false })
  const [name, value] = (await cookieAs(test, made.instansiId, 'asesor')).split('=') as [string, string]
  const { rows } = await test.owner('select id from account where instansi_id = $1 order by nip desc limit 1', [
    made.instansiId,
  ])
  const { assessors } = (await made.call('GET', `/api/centres/${made.centreId}`)).json()
  const kept = assessors.map(({ accountId, task }: { accountId: string; task: string }) => ({ accountId, task }))
  await made.call('PUT', `/api/centres/${made.centreId}/assessors`, {
    assessors: [...kept, { accountId: rows[0].id, task: 'assessor' }],
  })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name, value, url: base }])
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`${base}/hubungan-saya`)
  await page
    .getByRole('button', { name: /^Nyatakan hubungan dengan/ })
    .first()
    .press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Nyatakan hubungan' }).press('Enter')
  await page.getByRole('cell', { name: 'keluarga atau hubungan dekat' }).waitFor()
  await shoot('hubungan')
  await faultless()
  const ties = (await made.call('GET', `/api/centres/${made.centreId}/ties`)).json()
  expect(ties).toMatchObject([{ accountId: rows[0].id, relation: 'relative' }])
}, 60_000)
