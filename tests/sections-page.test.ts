import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Delivery } from '@petakom/domain'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import type { ExamFixture } from '../apps/server/src/testing/exam-fixture.ts'
import { createSection } from '../apps/server/src/testing/section-fixture.ts'
import { createTestApp, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildExamPage, openBrowser, type RunningBrowser } from './exam-browser.ts'
import { breaches, focusFaults } from './page-checks.ts'

let folder: string
let test: TestApp
let baseUrl: string
let running: RunningBrowser

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'petakom-sections-'))
  await buildExamPage(join(folder, 'web'))
  test = await createTestApp({ web: (app) => serveWeb(app, join(folder, 'web')) })
  Object.defineProperty(test.now, 'value', { get: () => new Date() })
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  baseUrl = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
}, 120_000)
afterAll(async () => {
  await test.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})
afterEach(() => running.kill())

async function begin(delivery: Delivery, items: number): Promise<{ page: Page; exam: ExamFixture }> {
  const { exam } = await createSection(test, delivery, { people: 1, items })
  running = await openBrowser(await mkdtemp(join(folder, 'profile-')))
  const { page } = running
  await page.goto(`${baseUrl}/ujian`)
  await page.getByLabel('NIP (18 angka)').fill(exam.participants[0]!.nip)
  await page.getByLabel('PIN sesi (6 angka)').fill(exam.participants[0]!.pin)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.getByText('Pada ujian yang ditandai maju saja').waitFor()
  await page.getByRole('listitem').filter({ hasText: 'menit (maju saja' }).waitFor()
  await page.getByRole('button', { name: 'Saya siap' }).click()
  await page.getByRole('heading', { name: /^Soal 1 dari/ }).waitFor()
  return { page, exam }
}
const choose = (page: Page, option: string) => page.getByRole('radio', { name: `Pilihan ${option}` }).check()
const next = (page: Page) => page.getByRole('button', { name: 'Berikutnya' }).click()
const heading = (page: Page, number: number, total: number) =>
  page.getByRole('heading', { name: `Soal ${number} dari ${total}` }).waitFor()

it('goes one way through a forward-only section, also after a reload', async () => {
  const { page, exam } = await begin({ mode: 'forward', blueprint: null, adaptive: null }, 3)
  await page.getByText('soal yang sudah dilewati tidak terbuka lagi').waitFor()
  expect(await page.getByRole('button', { name: 'Sebelumnya' }).isDisabled()).toBe(true)
  expect(await page.getByRole('navigation').count()).toBe(0)
  await choose(page, 'A')
  await next(page)
  await heading(page, 2, 3)
  expect(await breaches(page)).toEqual([])
  expect(await focusFaults(page)).toEqual([])
  await next(page)
  await heading(page, 3, 3)
  await page.locator('[data-save="server"]').waitFor()
  const reached = () => test.owner(`select reached from attempt where instansi_id = $1`, [exam.instansiId])
  await expect.poll(async () => (await reached()).rows).toEqual([{ reached: 2 }])
  await page.reload()
  await heading(page, 3, 3)
  expect(await page.getByRole('button', { name: 'Sebelumnya' }).isDisabled()).toBe(true)
  await choose(page, 'C')
  await page.getByRole('button', { name: 'Tinjau dan selesai' }).click()
  expect(await page.getByText('Soal 2 dari 3').evaluate((found) => found.tagName)).toBe('LI')
  await page.getByRole('button', { name: 'Kumpulkan jawaban' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ya' }).click()
  await page.getByText('Jawaban sudah dikumpulkan').first().waitFor()
}, 90_000)

it('takes an adaptive section step by step, waits for a cut line with the answer kept, and goes on by itself', async () => {
  const adaptive = { minItems: 3, maxItems: 3, standardError: null, best: 1 }
  const { page, exam } = await begin({ mode: 'adaptive', blueprint: null, adaptive }, 12)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await heading(page, 1, 3)
  await choose(page, 'B')
  await next(page)
  await heading(page, 2, 3)
  await choose(page, 'A')
  await page.locator('[data-save="server"]').waitFor()
  // The browser is on line for a moment as it reloads: what slips out then would be served, and close this item.
  await page.context().route('**/api/**', (route) => route.abort())
  await page.context().setOffline(true)
  await next(page)
  await page.getByText('soal berikutnya terbuka sendiri begitu tersambung').waitFor()
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/cut.png`, fullPage: true })
  // Opened again without the line: the same item with the answer given, changed once more on the disk alone.
  await page.reload()
  await heading(page, 2, 3)
  expect(await page.getByRole('radio', { name: 'Pilihan A' }).isChecked()).toBe(true)
  await choose(page, 'C')
  await next(page)
  await page.getByText('soal berikutnya terbuka sendiri begitu tersambung').waitFor()
  if (process.env.SHOTS) {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.screenshot({ path: `${process.env.SHOTS}/cut-390-dark.png`, fullPage: true })
  }
  expect(await breaches(page)).toEqual([])
  await page.context().unroute('**/api/**')
  await page.context().setOffline(false)
  await heading(page, 3, 3)
  await choose(page, 'B')
  await next(page)
  await page.getByText('Bagian ini sudah selesai').waitFor()
  expect(await breaches(page)).toEqual([])
  await page.getByRole('button', { name: 'Tinjau dan selesai' }).click()
  await page.getByRole('button', { name: 'Kumpulkan jawaban' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ya' }).click()
  await page.getByText('Jawaban sudah dikumpulkan').first().waitFor()
  const { rows } = await test.owner(
    `select cardinality(item_order) as served, handed_in_at is not null as done, answer_count as answers from attempt
      where instansi_id = $1`,
    [exam.instansiId],
  )
  expect(rows).toEqual([{ served: 3, done: true, answers: 4 }])
  const { rows: given } = await test.owner(
    "select value ->> 'choice' as choice, is_late as late from answer where instansi_id = $1 order by seq",
    [exam.instansiId],
  )
  expect(given.map(({ choice, late }) => `${choice}${late ? ' late' : ''}`)).toEqual(['B', 'A', 'C', 'B'])
}, 90_000)
