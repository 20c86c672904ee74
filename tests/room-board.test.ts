import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { createExam, type ExamFixture } from '../apps/server/src/testing/exam-fixture.ts'
import { cookieAs, createTestApp, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { openBrowser, type RunningBrowser } from './exam-browser.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

/** What an open page is promised: an extension within two seconds. */
const PROMISED_MS = 2000

let folder: string
let test: TestApp
let exam: ExamFixture
let baseUrl: string
let running: RunningBrowser
let peserta: Page
let panitia: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'petakom-room-'))
  await buildWeb()
  test = await createTestApp({ web: (app) => serveWeb(app) })
  Object.defineProperty(test.now, 'value', { get: () => new Date() })
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  baseUrl = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
  exam = await createExam(test, { people: 40 })
  running = await openBrowser(join(folder, 'profile'))
  peserta = running.page
  const [name, value] = (await cookieAs(test, exam.instansiId, 'panitia')).split('=') as [string, string]
  const context = await running.browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name, value, url: baseUrl }])
  panitia = await context.newPage()
  panitia.setDefaultTimeout(10_000)
}, 180_000)
afterAll(async () => {
  await running.kill()
  await test.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

const row = (seat: number) =>
  panitia.getByRole('row').filter({ has: panitia.getByRole('cell', { name: String(seat), exact: true }).first() })

it('shows a seat as it works, and brings an extension and a pause to its open page at once', async () => {
  const { nip, pin } = exam.participants[0]!
  await peserta.goto(`${baseUrl}/ujian`)
  await peserta.getByLabel('NIP (18 angka)').fill(nip)
  await peserta.getByLabel('PIN sesi (6 angka)').fill(pin)
  await peserta.getByRole('button', { name: 'Masuk' }).click()
  await panitia.goto(`${baseUrl}/kegiatan/${exam.eventId}?bagian=ruang`)
  await panitia.getByText('Umur data').waitFor()
  await peserta.getByRole('button', { name: 'Saya siap' }).click()
  await peserta.getByRole('radio', { name: 'Pilihan A' }).check()
  await row(1).getByText('1 / 4').waitFor()

  await panitia.getByRole('button', { name: 'Tambah waktu ruang' }).click()
  await panitia.getByLabel('Tambahan (menit, 1 sampai 240)').fill('15')
  await panitia.getByLabel('Alasan').fill('Listrik padam sebentar.')
  let began = performance.now()
  await panitia.getByRole('button', { name: 'Tambah waktu', exact: true }).click()
  await peserta.getByText('Panitia menambah waktu').waitFor()
  expect(performance.now() - began).toBeLessThan(PROMISED_MS)
  await row(1).getByText('75 menit').waitFor()

  await panitia
    .getByRole('button', { name: /Tindakan untuk/ })
    .first()
    .click()
  await panitia.getByRole('button', { name: 'Jeda', exact: true }).click()
  const pausing = panitia.getByRole('dialog', { name: /^Jeda Peserta/ })
  await pausing.getByLabel('Alasan').fill('Peserta ke toilet.')
  began = performance.now()
  await pausing.getByRole('button', { name: 'Jeda', exact: true }).click()
  await peserta.getByText('Panitia menjeda ujian').waitFor()
  expect(performance.now() - began).toBeLessThan(PROMISED_MS)
  expect(await peserta.getByRole('radio', { name: 'Pilihan B' }).isDisabled()).toBe(true)
  await row(1).getByText('dijeda').waitFor()

  await panitia.getByRole('button', { name: 'Lanjutkan ruang' }).click()
  await panitia.getByLabel('Alasan').fill('Semua sudah kembali.')
  await panitia.getByRole('button', { name: 'Lanjutkan', exact: true }).click()
  await peserta.getByText('Panitia menjeda ujian').waitFor({ state: 'detached' })
  await peserta.getByRole('radio', { name: 'Pilihan B' }).check()
  await peserta.locator('[data-save="server"]').waitFor()
}, 90_000)

it('notes an incident, and shows the hall numbers without a name', async () => {
  await panitia.getByRole('button', { name: 'Catat kejadian' }).click()
  await panitia.getByLabel('Yang terjadi').fill('Pendingin ruangan mati.')
  await panitia.getByRole('button', { name: 'Simpan catatan' }).click()
  await panitia.getByRole('cell', { name: 'Pendingin ruangan mati.' }).waitFor()
  const [board] = await Promise.all([
    panitia.context().waitForEvent('page'),
    panitia.getByRole('button', { name: 'Papan langsung' }).click(),
  ])
  await board.getByRole('heading', { name: 'Uji kompetensi' }).waitFor()
  expect(await board.locator('main').textContent()).not.toMatch(/Peserta \d/)
  expect(await breaches(board)).toEqual([])
  await shoot(board, 'papan')
  await board.close()
}, 60_000)

it('is usable by keyboard, by screen reader and at 400 percent', async () => {
  expect(await breaches(panitia)).toEqual([])
  expect(await focusFaults(panitia)).toEqual([])
  expect(await overhangAt400Percent(panitia)).toBeLessThanOrEqual(0)
  await shoot(panitia, 'ruang')
}, 60_000)

async function shoot(page: Page, name: string): Promise<void> {
  const to = process.env.PETAKOM_SHOTS
  if (!to) return
  for (const width of [390, 1440]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: join(to, `${name}-${width}-${colorScheme}.png`), fullPage: true })
    }
  }
}
