import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import {
  cookieAs,
  createInstansiWith,
  createTestApp,
  PASSWORD,
  stranger,
  type TestApp,
} from '../apps/server/src/testing/test-app.ts'
import { createWatched, type WatchedFixture } from '../apps/server/src/testing/watched-sitting.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

let test: TestApp
let browser: Browser
let centre: WatchedFixture
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
  centre = await createWatched(test)
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await test?.close()
})

async function open(cookie: string, path: string): Promise<Page> {
  const [name, value] = cookie.split('=') as [string, string]
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name, value, url: base }])
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(base + path)
  return page
}
async function faultsOf(page: Page): Promise<string[]> {
  const faults = await focusFaults(page)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    faults.push(...(await breaches(page)))
  }
  return (await overhangAt400Percent(page)) > 0 ? [...faults, 'wider than 320'] : faults
}
const shoot = async (page: Page, name: string) => {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true })
}

it('shows the committee how far each assessor is, and no level', async () => {
  const [, second] = centre.assessors
  const [candidate] = centre.candidates
  const at = new Date().toISOString()
  const acts = [
    { type: 'note', note: 'catatan-1', candidate, at, text: 'Membagi giliran.', sign: '+', about: null },
    { type: 'sort', note: 'catatan-1', competency: 'M.03', indicator: null },
    { type: 'sort', note: 'catatan-1', competency: 'M.06', indicator: null },
    ...['M.03', 'M.06'].map((competency) => ({ type: 'rate', candidate, competency, level: 4, reason: '', over: [] })),
    { type: 'lock', candidate, sheetVersion: 1 },
  ]
  await second!.call('POST', `/api/observation/sittings/${centre.sittingId}/journal`, {
    ...{ device: 'tablet-0001', known: {} },
    entries: acts.map((act, index) => ({ seq: index + 1, clientTime: at, act })),
  })
  const page = await open(await cookieAs(test, centre.instansiId, 'panitia'), `/pengamatan/${centre.centreId}`)
  await page.getByText('0 dari 2 penugasan selesai dikunci.').waitFor()
  const row = page.getByRole('row', { name: /1 dari 3/ })
  expect(await row.textContent()).toContain('Diskusi kelompok')
  await page.getByRole('row', { name: /belum ada/ }).waitFor()
  expect(await page.locator('main').textContent()).not.toContain('Membagi giliran')
  expect(await faultsOf(page)).toEqual([])
  await shoot(page, 'progress')
}, 60_000)

it('leads assessors from their sittings to the workspace', async () => {
  const reply = await stranger(test)('POST', '/api/session', { nip: centre.assessors[0]!.nip, password: PASSWORD })
  const cookie = reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const page = await open(cookie, '/pengamatan')
  await page.getByText('0 dari 3 asesi terkunci').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await shoot(page, 'own')
  await page.getByRole('link', { name: 'Buka ruang kerja asesor' }).click()
  await page.getByRole('heading', { name: 'Jadwal saya' }).waitFor()
}, 60_000)

it('says what is missing where there is nothing yet, and refuses another instansi', async () => {
  const { instansiId } = await createInstansiWith(test, 'asesor')
  const page = await open(await cookieAs(test, instansiId, 'asesor'), '/pengamatan')
  await page.getByText('Belum ada sesi untuk Anda').waitFor()
  await page.goto(`${base}/pengamatan/${centre.centreId}`)
  await page.getByText('Data yang diminta tidak ada').waitFor()
}, 60_000)
