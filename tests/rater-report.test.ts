import type { AddressInfo } from 'node:net'
import { createRandom } from '@petakom/psychometrics'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { createTestApp, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { type CentreAccount, createWashupCentre, type WashupCentre } from '../apps/server/src/testing/washup-centre.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

let test: TestApp
let browser: Browser
let base: string
let centre: WashupCentre

beforeAll(async () => {
  await buildWeb()
  test = await createTestApp({ web: (app) => serveWeb(app) })
  Object.defineProperty(test.now, 'value', { get: () => new Date() })
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  centre = await createWashupCentre(test, { people: 14 })
  const random = createRandom(11)
  for (let candidate = 0; candidate < 12; candidate += 1) {
    const ability = 3 + 1.2 * random.normal()
    await centre.lockAll(candidate, (rater) =>
      Math.min(5, Math.max(0, Math.round(ability + 0.6 * random.normal() - (rater === 1 ? 1 : 0)))),
    )
  }
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await test?.close()
})

async function open({ cookie }: CentreAccount, width = 1440): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const [name, value] = cookie.split('=') as [string, string]
  await context.addCookies([{ name, value, url: base }])
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${base}/penilai/${centre.centreId}`)
  return page
}

const faultless = async (page: Page) => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await breaches(page)).toEqual([])
  }
  expect(await focusFaults(page)).toEqual([])
  expect(await overhangAt400Percent(page)).toBe(0)
}

it('names the severe rater to the chief, keeps up with new ratings, and shows an assessor their own part', async () => {
  const chief = await open(centre.chief)
  await chief.getByText('Ada 144 penilaian yang berlaku dan belum dihitung.').waitFor()
  await faultless(chief)
  await chief.getByRole('button', { name: 'Hitung ulang' }).press('Enter')
  const severe = chief.getByRole('row').filter({ hasText: 'Asesor 2' }).first()
  await severe.getByText(/^Tindak sekarang$/).waitFor()
  expect(await severe.textContent()).toMatch(/lebih ketat/)
  await chief.getByRole('heading', { name: 'Berapa latihan dan asesor lagi' }).waitFor()
  await faultless(chief)

  // A rating that is locked meanwhile is told at once, and computed by itself when asked to.
  await centre.lock({ rater: 0, candidate: 12, competency: 'M.01', level: 4 })
  await chief.getByText(/^Laporan ini dari 144 penilaian; sekarang ada 145/).waitFor({ timeout: 5000 })
  await chief.getByRole('switch', { name: 'Hitung otomatis selagi halaman terbuka' }).press('Space')
  await chief.getByText(/^Laporan ini dari 144/).waitFor({ state: 'detached' })
  await chief.getByText('145', { exact: true }).waitFor()

  // By now everything was asked for: nothing of it was refused to the chief.
  expect(await chief.getByText('Belum berhasil').count()).toBe(0)

  const own = await open(centre.assessors[0]!, 390)
  await own.getByRole('heading', { name: 'Penilaian Anda' }).waitFor()
  expect(await own.getByText('Asesor 2').count()).toBe(0)
  expect(await own.getByRole('button', { name: 'Hitung ulang' }).count()).toBe(0)
  await faultless(own)
}, 120_000)
