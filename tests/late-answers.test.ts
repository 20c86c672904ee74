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

let folder: string
let test: TestApp
let exam: ExamFixture
let baseUrl: string
let running: RunningBrowser
let peserta: Page
let panitia: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'petakom-late-'))
  await buildWeb()
  test = await createTestApp({ web: (app) => serveWeb(app) })
  Object.defineProperty(test.now, 'value', { get: () => new Date() })
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  baseUrl = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
  exam = await createExam(test)
  running = await openBrowser(join(folder, 'profile'))
  const hall = await running.browser.newContext({ acceptDownloads: true })
  peserta = await hall.newPage()
  const [name, value] = (await cookieAs(test, exam.instansiId, 'panitia')).split('=') as [string, string]
  const context = await running.browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name, value, url: baseUrl }])
  panitia = await context.newPage()
  for (const page of [peserta, panitia]) page.setDefaultTimeout(15_000)
}, 180_000)
afterAll(async () => {
  await running.kill()
  await test.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

const stored = async () =>
  (
    await test.owner(
      `select value ->> 'choice' as choice, is_late as late from answer where instansi_id = $1 order by seq`,
      [exam.instansiId],
    )
  ).rows.map(({ choice, late }) => choice + (late ? ' late' : ''))

/** What the participant's page writes into the download folder. */
async function saveFile(to: string): Promise<string> {
  const [download] = await Promise.all([
    peserta.waitForEvent('download'),
    peserta.getByRole('button', { name: 'Simpan jawaban ke berkas' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^jawaban-1-\d{6}\.petakom$/)
  const path = join(folder, to)
  await download.saveAs(path)
  return path
}

it('carries answers from a page without a line to the server, by a file that the committee brings in', async () => {
  const { nip, pin } = exam.participants[0]!
  await peserta.goto(`${baseUrl}/ujian`)
  await peserta.getByLabel('NIP (18 angka)').fill(nip)
  await peserta.getByLabel('PIN sesi (6 angka)').fill(pin)
  await peserta.getByRole('button', { name: 'Masuk' }).click()
  await peserta.getByRole('button', { name: 'Saya siap' }).click()
  await peserta.getByRole('radio', { name: 'Pilihan A' }).check()
  await peserta.locator('[data-save="server"]').waitFor()
  expect(await peserta.getByText('Simpan jawaban ke berkas').count()).toBe(0)
  await peserta.waitForLoadState('networkidle')

  await peserta.context().setOffline(true)
  await peserta.getByRole('button', { name: 'Berikutnya' }).click()
  await peserta.getByRole('radio', { name: 'Pilihan B' }).check()
  await peserta.locator('[data-save="offline"]').waitFor()
  await peserta.getByText('Sambungan tidak kunjung pulih?').click()
  const file = await saveFile('satu.petakom')
  await peserta.getByText('ada di folder unduhan').waitFor()
  expect(await breaches(peserta)).toEqual([])
  await shoot(peserta, 'darurat')
  expect(await stored()).toEqual(['A'])

  await panitia.goto(`${baseUrl}/kegiatan/${exam.eventId}?bagian=susulan`)
  await panitia.getByText('Tidak ada jawaban yang datang setelah waktu').waitFor()
  await shoot(panitia, 'susulan-kosong')
  await panitia.getByLabel('Pilih berkas darurat').setInputFiles(file)
  await panitia.getByText('2 jawaban dalam berkas: 1 baru disimpan, 1 sudah ada.').waitFor()
  expect(await stored()).toEqual(['A', 'B'])
}, 90_000)

it('marks what comes after the time, and counts it once a person says so', async () => {
  await peserta.getByRole('button', { name: 'Berikutnya' }).click()
  await peserta.getByRole('radio', { name: 'Pilihan C' }).check()
  await peserta.getByText('Sambungan tidak kunjung pulih?').waitFor()
  const file = await saveFile('dua.petakom')
  await test.owner(
    `update attempt set started_at = now() - interval '100 minutes', closes_at = now() - interval '20 minutes'
     where instansi_id = $1`,
    [exam.instansiId],
  )
  await panitia.getByLabel('Pilih berkas darurat').setInputFiles(file)
  await panitia.getByText('1 di antaranya datang setelah waktu').waitFor()
  expect(await stored()).toEqual(['A', 'B', 'C late'])

  const row = panitia.getByRole('row').filter({ hasText: 'Menunggu putusan' })
  await row.getByRole('button', { name: /^Putuskan/ }).click()
  const dialog = panitia.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Simpan putusan' }).click()
  await dialog.getByText('Pilih salah satu.').waitFor()
  expect(await breaches(panitia)).toEqual([])
  await shoot(panitia, 'putusan')
  await dialog.getByLabel('Ya, dihitung').check()
  await dialog.getByLabel('Alasan').fill('Sambungan kursi 1 putus sejak 09.10; berita acara nomor 3.')
  await dialog.getByRole('button', { name: 'Simpan putusan' }).click()
  await panitia.getByText(/^Dihitung, oleh/).waitFor()
  const { rows } = await test.owner('select counts, cardinality(seqs) as n from late_ruling where instansi_id = $1', [
    exam.instansiId,
  ])
  expect(rows).toEqual([{ counts: true, n: 1 }])
}, 90_000)

it('is usable by keyboard, by screen reader and at 400 percent', async () => {
  expect(await breaches(panitia)).toEqual([])
  expect(await focusFaults(panitia)).toEqual([])
  expect(await overhangAt400Percent(panitia)).toBeLessThanOrEqual(0)
  await shoot(panitia, 'susulan')
}, 60_000)

async function shoot(page: Page, name: string): Promise<void> {
  const to = process.env.PETAKOM_SHOTS
  if (!to) return
  const before = page.viewportSize()
  for (const width of [390, 1440]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.waitForTimeout(300)
      await page.screenshot({ path: join(to, `${name}-${width}-${colorScheme}.png`), fullPage: true })
    }
  }
  if (before) await page.setViewportSize(before)
}
