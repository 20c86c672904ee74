import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { createTestApp, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildPracticePage, openBrowser, type RunningBrowser } from './exam-browser.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

let folder: string
let profile: string
let test: TestApp
let address: string
let running: RunningBrowser

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'petakom-practice-'))
  profile = await mkdtemp(join(tmpdir(), 'petakom-browser-'))
  await buildPracticePage(folder)
  test = await createTestApp({ web: (app) => serveWeb(app, folder) })
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}/latihan`
  running = await openBrowser(profile)
})
afterAll(async () => {
  await running?.kill()
  await test?.close()
  await rm(folder, { recursive: true, force: true })
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

it.each([
  [390, 'dark'],
  [1440, 'light'],
] as const)(
  'is tried without signing in at %i px, %s, keeps nothing, and says what was tried',
  async (width, scheme) => {
    const { page } = running
    const asked: string[] = []
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme })
    await page.goto(address)
    await page.getByRole('button', { name: 'Coba simulasi' }).click()
    await page.getByRole('heading', { name: 'Setengah jam di perpustakaan kota' }).waitFor()
    expect(await breaches(page)).toEqual([])
    await page.locator('[data-part=inbox]').click()
    await page.locator('.sim-inbox').getByRole('button', { name: 'Empat dus buku sumbangan' }).click()
    await page.getByRole('button', { name: 'Serahkan', exact: true }).click()
    await page.getByLabel('Kepada').selectOption('Bapak Tarigan, Petugas koleksi')
    await page.getByLabel('Petunjuk pelaksanaan').fill('Selesaikan sebelum kunjungan.')
    await page.locator('form').getByRole('button', { name: 'Serahkan', exact: true }).click()
    await page.locator('.sim-done').getByText('Menyerahkan kepada Bapak Tarigan').waitFor()
    expect(await breaches(page)).toEqual([])
    expect(await focusFaults(page)).toEqual([])
    expect(await overhangAt400Percent(page)).toBe(0)

    await page.getByRole('button', { name: 'Selesai', exact: true }).click()
    await page.getByRole('button', { name: 'Kumpulkan', exact: true }).click()
    await page.getByRole('button', { name: 'Ya, kumpulkan' }).click()
    await page.getByRole('heading', { name: 'Latihan selesai' }).waitFor()
    await page.getByText('2 dari 8 hal berikut sudah Anda coba').waitFor()
    const tried = await page.locator('[data-tried="true"]').allTextContents()
    expect(tried.map((text) => text.replace(/^.*coba\. (\w+).*$/, '$1'))).toEqual(['Membuka', 'Menyerahkan'])
    expect(await breaches(page)).toEqual([])
    expect(await overhangAt400Percent(page)).toBe(0)
    expect(asked.filter((one) => !one.startsWith('GET ') || one.includes('/api'))).toEqual([])
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  },
  60_000,
)
