import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '../apps/server/src/features/identity/accounts.ts'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { type ProposedRound, proposeRound } from '../apps/server/src/testing/proposed-round.ts'
import { createTestApp, PASSWORD, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

const HEAD = '197501012000011905'
const TOP = 'Kepala Dinas 1 KESEHATAN'

let test: TestApp
let round: ProposedRound
let browser: Browser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  await buildWeb()
  test = await createTestApp({ web: (app) => serveWeb(app) })
  round = await proposeRound(test)
  const { instansiId } = round
  await test.database.tenant(instansiId, (db) =>
    createAccount(
      db,
      { instansiId, id: null, name: 'uji' },
      { nip: HEAD, name: 'Wali Kota Uji', password: PASSWORD, roles: ['pimpinan'] },
    ),
  )
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  context = await browser.newContext({
    baseURL: `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`,
    viewport: { width: 390, height: 844 },
  })
  context.setDefaultTimeout(20_000)
  page = await context.newPage()
  await page.goto('/')
  await page.getByLabel('NIP').fill(HEAD)
  await page.getByLabel('Kata sandi').first().fill(PASSWORD)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.getByRole('heading', { name: 'Beranda' }).waitFor()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await test?.close()
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const topPost = () => page.locator('details').filter({ hasText: TOP }).first()

/** In both colours, at 400 % and by keyboard; of the state the page is in, which another visit would lose. */
async function isSound(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect.soft([page.url(), colorScheme, await breaches(page)]).toEqual([page.url(), colorScheme, []])
  }
  expect.soft(await overhangAt400Percent(page)).toBe(0)
  expect.soft(await focusFaults(page)).toEqual([])
}

describe('a head of agency on a phone', () => {
  it('finds what awaits a decision, vacancies and risks', async () => {
    await page.goto('/ringkasan')
    await page.getByRole('heading', { name: 'Tiga risiko' }).waitFor()
    await isSound()
    await page.getByRole('link', { name: 'Buka usulan' }).click()
    await page.getByRole('heading', { name: 'Jabatan yang diputuskan' }).waitFor()
    await page.getByText('Tidak ada jabatan yang berubah di Petakom').waitFor()
  })

  it('sees candidates side by side, and the price before departing', async () => {
    await topPost().locator('summary').first().click()
    await page.getByText('pilihan rencana', { exact: true }).first().waitFor()
    await isSound()
    const form = page.locator('form')
    await form
      .getByLabel(/^Pilih /)
      .first()
      .check()
    await page.getByText('Harga penyimpangan ini').waitFor()
    await button('Simpan keputusan').click()
    await page.getByText('Tulis alasannya, sedikitnya 10 huruf.').first().waitFor()
    await form.getByLabel('Alasan menyimpang').fill('Program kesehatan ibu harus selesai.')
    await form.getByLabel('Siapa yang didengar').fill('Sekda; Kepala BKPSDM')
    await button('Simpan keputusan').click()
    await page.getByText('Keputusan yang tercatat').waitFor()
    await page.getByText('Keputusan tersimpan.').waitFor()
    await button('Jabatan berikutnya').click()
    expect(await page.locator('details.open, details[open]').count()).toBe(2)
    await page.locator('details[open]').last().locator('summary').first().click()
    await page.getByText('Didengar: Sekda; Kepala BKPSDM.').waitFor()
    // The next step of the chain is marked: its holder stays.
    await page.getByText('belum cocok', { exact: true }).first().waitFor()
  })

  it('goes back to the plan, approves the rest at once, and signs with the password', async () => {
    await page.getByText('Ganti keputusan ini').click()
    await page
      .locator('form')
      .getByLabel(/^Ikuti rencana/)
      .check()
    await button('Simpan keputusan').click()
    await page.getByText(/ikuti rencana, oleh Wali Kota Uji/).waitFor()
    await button(/^Setujui \d+ yang sesuai rencana$/).click()
    await button(/^Setujui \d+ jabatan$/).click()
    await page.getByText(/jabatan mengikuti rencana\.$/).waitFor()
    await button('Tandatangani').click()
    await page.getByRole('dialog').getByLabel('Kata sandi', { exact: true }).fill('bukan kata sandinya')
    await button('Tandatangani keputusan').click()
    await page.getByText('Kata sandi tidak cocok. Periksa lalu coba lagi.').waitFor()
    expect.soft(await breaches(page)).toEqual([])
    await page.getByRole('dialog').getByLabel('Kata sandi', { exact: true }).fill(PASSWORD)
    await button('Tandatangani keputusan').click()
    await page
      .getByText(/Sudah diarsipkan\.$/)
      .first()
      .waitFor()
    await button('Verifikasi').click()
    await page.getByText(/^Utuh: \d+ pemeriksaan cocok\.$/).waitFor()
    await isSound()
  })

  it('has nothing left to decide', async () => {
    await page.goto('/ringkasan')
    await page.getByText('Tidak ada yang menunggu keputusan').waitFor()
    await page.goto('/keputusan')
    await page.getByText('Tidak ada yang menunggu keputusan').waitFor()
    await isSound()
  })
})
