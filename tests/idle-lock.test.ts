import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAccount } from '../apps/server/src/features/identity/accounts.ts'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { createInstansiWith, createTestApp, PASSWORD, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'

const NIP = '198001012005011955'
const NAME = 'Petugas Rahasia'
let test: TestApp
let browser: Browser
let context: BrowserContext
let baseUrl: string
let instansiId: string

beforeAll(async () => {
  await buildWeb()
  test = await createTestApp({ web: (app) => serveWeb(app) })
  instansiId = (await createInstansiWith(test, 'auditor')).instansiId
  const account = { nip: NIP, name: NAME, password: PASSWORD, roles: ['administrator'] as const }
  await test.database.tenant(instansiId, (db) => createAccount(db, { instansiId, id: null, name: 'uji' }, account))
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  baseUrl = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  context = await browser.newContext()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await test?.close()
})

const lockedTitle = (page: Page) => page.getByRole('heading', { name: 'Sesi terkunci' })
const openAccounts = async (page: Page) => {
  await page.goto(`${baseUrl}/pengguna`)
  await page.getByText(NAME).first().waitFor()
}

it('locks every tab after ten idle minutes, keeps nothing in the page, and opens by the password', async () => {
  const page = await context.newPage()
  await page.clock.install()
  await page.goto(baseUrl)
  await page.getByLabel('NIP').fill(NIP)
  await page.getByLabel('Kata sandi').fill(PASSWORD)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.getByRole('heading', { name: 'Beranda' }).waitFor()
  await openAccounts(page)
  const other = await context.newPage()
  await openAccounts(other)

  await page.clock.runFor(9 * 60_000)
  expect(await lockedTitle(page).count()).toBe(0)
  await page.clock.runFor(2 * 60_000)
  await lockedTitle(page).waitFor()
  await lockedTitle(other).waitFor()
  for (const one of [page, other]) {
    const content = await one.content()
    expect(content).not.toContain(NAME)
    expect(content).not.toContain(NIP)
  }
  // The page covers itself before the server has answered.
  const trail = async () => (await test.owner(`select from audit_entry where action = 'session.locked'`)).rows.length
  await expect.poll(trail, { timeout: 10_000 }).toBe(1)

  await other.reload()
  await lockedTitle(other).waitFor()
  // Taking the mark out of the browser's storage opens nothing: the server holds the lock.
  await other.evaluate(() => localStorage.clear())
  await other.reload()
  await lockedTitle(other).waitFor()
  expect(await other.content()).not.toContain(NAME)

  await other.getByLabel('Kata sandi').fill('kata-sandi-keliru')
  await other.getByRole('button', { name: 'Buka kunci' }).click()
  await other.getByText('Kata sandi tidak cocok').waitFor()
  await other.getByLabel('Kata sandi').fill(PASSWORD)
  await other.getByRole('button', { name: 'Buka kunci' }).click()
  await other.getByText(NAME).first().waitFor()
  await page.getByText(NAME).first().waitFor()
}, 90_000)

it('stays open for an hour while a tab watches people at work', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.clock.install()
  await page.goto(baseUrl)
  await page.getByLabel('NIP').fill(NIP)
  await page.getByLabel('Kata sandi').fill(PASSWORD)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.getByRole('heading', { name: 'Beranda' }).waitFor()
  // What the room board writes every few seconds while somebody is at work (`useWatch`).
  const watch = () => page.evaluate(() => localStorage.setItem('petakom-watch', String(Date.now())))
  for (let minute = 0; minute < 58; minute += 1) {
    await watch()
    await page.clock.runFor(60_000)
  }
  expect(await lockedTitle(page).count()).toBe(0)
  // Nobody is at work any more.
  await page.clock.runFor(2 * 60_000)
  await lockedTitle(page).waitFor()
}, 90_000)
