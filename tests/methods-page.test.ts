import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import {
  type Caller,
  cookieAs,
  createInstansiWith,
  createTestApp,
  type TestApp,
} from '../apps/server/src/testing/test-app.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

let test: TestApp
let browser: Browser
let call: Caller
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
beforeEach(async () => {
  const made = await createInstansiWith(test, 'panitia')
  call = made.call
  const [name, value] = (await cookieAs(test, made.instansiId, 'panitia')).split('=') as [string, string]
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name, value, url: base }])
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
})

const faultless = async () => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await breaches(page)).toEqual([])
  }
  expect(await focusFaults(page)).toEqual([])
  expect(await overhangAt400Percent(page)).toBe(0)
}

it('says where money buys no more, and follows what is asked and the rates', async () => {
  await page.goto(`${base}/metode`)
  const enough = page.getByText(/^Yang cukup: /)
  await enough.waitFor()
  const before = await enough.textContent()
  await faultless()
  await page.getByLabel('Alat ukur dari preset').selectOption('Sederhana')
  await expect.poll(() => enough.textContent()).not.toBe(before)
  const table = page.getByRole('region', { name: /Tiga cara, 40 peserta/ })
  expect(await table.getByRole('row').count()).toBe(4)
  await page.getByLabel('Peserta', { exact: true }).fill('10')
  await page.getByRole('region', { name: /Tiga cara, 10 peserta/ }).waitFor()

  await page.getByRole('button', { name: 'Ubah tarif' }).click()
  await page.getByLabel('Asesor, rupiah tiap jam').fill('600000')
  await page.getByLabel('Alasan perubahan').fill('Tarif standar biaya 2026')
  const priced = await enough.textContent()
  await page.getByRole('button', { name: 'Simpan versi baru' }).click()
  await expect.poll(() => enough.textContent()).not.toBe(priced)
  await page.getByText('Tarif standar biaya 2026').waitFor()
  expect((await call('GET', '/api/methods')).json().costs.content).toMatchObject({ assessorHour: 600_000, version: 2 })
}, 60_000)

it('edits a preset by keyboard, names what too few tools measure, and keeps the form when another was faster', async () => {
  await page.goto(`${base}/metode?bagian=preset`)
  await page.getByRole('link', { name: 'Ubah preset Sederhana' }).press('Enter')
  await page.getByRole('checkbox', { name: 'wawancara: M.01 Integritas' }).press('Space')
  await page.getByText('Kurang dari 2 alat ukur: M.01 Integritas.').waitFor()
  await page.getByRole('button', { name: 'Tambah presentasi' }).press('Enter')
  await page.getByRole('checkbox', { name: 'presentasi: M.01 Integritas' }).press('Space')
  await faultless()
  const preset = () =>
    call('GET', '/api/methods').then((reply) => reply.json().presets[0].content as Record<string, unknown>)
  await call('PUT', '/api/methods/preset', { ...(await preset()), leastTools: 1, reason: 'lebih dahulu' })
  await page.getByLabel('Alasan perubahan').fill('Uji coba kota')
  await page.getByRole('button', { name: 'Simpan versi baru' }).press('Enter')
  await page.getByText(/sudah diubah orang lain \(versi 2\)/).waitFor()
  expect(await page.getByLabel('Alasan perubahan').inputValue()).toBe('Uji coba kota')
  expect((await preset()).tools).toHaveLength(3)
}, 60_000)
