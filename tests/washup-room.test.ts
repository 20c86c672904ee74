import type { AddressInfo } from 'node:net'
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
  centre = await createWashupCentre(test)
  // M.01 differs in the discussion, M.02 between the exercises, M.03 is even.
  await centre.lockAll(0, (rater, exercise, competency) =>
    competency === 'M.01' ? (exercise === 0 && rater === 0 ? 1 : 3) : competency === 'M.02' ? 2 + exercise : 3,
  )
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await test?.close()
})

async function open({ cookie }: CentreAccount, path: string, width = 1440): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const [name, value] = cookie.split('=') as [string, string]
  await context.addCookies([{ name, value, url: base }])
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(base + path)
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

it('goes from the list to closed minutes by keyboard, followed live on another page', async () => {
  const [one, two] = centre.assessors
  const writer = await open(one!, '/rapat-integrasi')
  await writer.getByRole('link', { name: 'Pusat penilaian uji' }).press('Enter')
  await writer.getByText('12 dari 12').waitFor()
  await faultless(writer)
  await writer.getByRole('button', { name: /^Buka rapat/ }).press('Enter')
  await writer.getByRole('dialog').getByRole('button', { name: 'Buka rapat' }).press('Enter')
  await writer.getByText('Anda pencatat rapat ini.').waitFor()
  const path = new URL(writer.url()).pathname

  const reader = await open(two!, path, 390)
  await reader.getByText('Pencatat: Asesor 1').waitFor()
  expect(await reader.getByRole('button', { name: /Terima|Tutup/ }).count()).toBe(0)
  await reader.getByRole('button', { name: /^M\.01/ }).press('Enter')
  await reader.getByRole('heading', { name: /^M\.01/ }).waitFor()
  await faultless(reader)

  await writer.getByRole('button', { name: 'Terima 1 yang tidak berbeda' }).press('Enter')
  await writer.getByRole('dialog').getByRole('button', { name: 'Terima' }).press('Enter')
  await writer.getByRole('button', { name: /^M\.01/ }).press('Enter')
  await expect.poll(() => writer.evaluate(() => document.activeElement?.textContent ?? '')).toMatch(/^M\.01/)
  const discussion = writer.getByRole('article', { name: 'Diskusi kelompok' })
  await discussion.getByText('Bukti level 1').waitFor()
  await discussion.getByText('Jangkar tiap level').press('Enter')
  await discussion.getByText('Perilaku pada level 3.').waitFor()
  await faultless(writer)
  await discussion.getByRole('button', { name: 'Sepakati' }).press('Enter')
  await discussion.getByText('Pilih levelnya.').waitFor()
  await discussion.getByRole('radio', { name: '3' }).press('Space')
  await discussion.getByLabel('Usul siapa').selectOption('Asesor 2')
  await discussion.getByLabel('Alasan').fill('Catatan menit ke-12 menunjukkan inisiatif.')
  await discussion.getByRole('button', { name: 'Sepakati' }).press('Enter')
  // The other page shows it within the second, without being asked.
  const began = performance.now()
  await reader.getByText('Catatan menit ke-12 menunjukkan inisiatif.').waitFor()
  expect(performance.now() - began).toBeLessThan(2000)

  const whole = async (competency: RegExp, level: string) => {
    await writer.getByRole('button', { name: competency }).press('Enter')
    await writer.getByRole('heading', { name: competency }).waitFor()
    const form = writer.locator('form').filter({ hasText: 'Level yang disepakati untuk kompetensi' })
    await form.getByRole('radio', { name: level }).check()
    await form.getByLabel('Alasan').fill('Bukti kedua latihan ditimbang bersama.')
    await form.getByRole('button', { name: 'Sepakati' }).press('Enter')
    await writer.getByText(`Level ${level}. Bukti kedua latihan`).waitFor()
  }
  await writer.getByRole('button', { name: 'Terima 1 yang tidak berbeda' }).press('Enter')
  await writer.getByRole('dialog').getByRole('button', { name: 'Terima' }).press('Enter')
  await whole(/^M\.02/, '3')
  await writer.getByRole('button', { name: 'Tutup rapat' }).press('Enter')
  await writer.getByRole('dialog').getByRole('button', { name: 'Tutup rapat' }).press('Enter')
  await writer.getByText(/^Rapat ditutup/).waitFor()
  await reader.getByText(/^Rapat ditutup/).waitFor()
  const download = writer.waitForEvent('download')
  await writer.getByRole('button', { name: 'Unduh berita acara' }).press('Enter')
  expect((await download).suggestedFilename()).toMatch(/^rapat-integrasi-RI-[0-9A-F]{10}\.pdf$/)
  await faultless(writer)

  const code = (await writer.getByText(/^Kode RI-/).textContent())!.match(/RI-\w+/)![0]
  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(`${base}/verifikasi/rapat/${code}`)
  await stranger.getByText('Berita acara asli dari Kota Uji').waitFor()
  expect(await breaches(stranger)).toEqual([])
}, 120_000)
