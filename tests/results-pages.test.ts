import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { scoreEvent } from '../apps/server/src/features/results/score-event.ts'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { createExam, type ExamFixture } from '../apps/server/src/testing/exam-fixture.ts'
import { createRatedCentre } from '../apps/server/src/testing/rated-centre.ts'
import { cookieAs, createTestApp, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

let test: TestApp
let browser: Browser
let page: Page
let base: string
let exam: ExamFixture

beforeAll(async () => {
  await buildWeb()
  test = await createTestApp({ web: (app) => serveWeb(app) })
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
  exam = await createExam(test, { people: 6 })
  await test.owner(`update jabatan set tier = 'PENGAWAS' where instansi_id = $1`, [exam.instansiId])
  for (let index = 0; index < 6; index += 1) {
    const call = await exam.signIn(index)
    const attempt = (await call('GET', '/api/exam')).json().attempts[0].id
    await call('POST', `/api/exam/attempts/${attempt}/start`, { device: 'perangkat-uji-1' })
  }
  const centre = await createRatedCentre(test, exam)
  for (const competency of ['M.01', 'M.03']) {
    await centre.rate({
      person: 0,
      exercise: 0,
      rater: 1,
      competency,
      level: 2,
      text: 'Memotong pembicaraan peserta lain dua kali',
      sign: '-',
    })
    await centre.rate({
      person: 0,
      exercise: 1,
      rater: 0,
      competency,
      level: 3,
      text: 'Menjelaskan pilihan dengan contoh dari bidangnya',
    })
  }
  await scoreEvent(test.database, { instansiId: exam.instansiId, id: null, name: 'uji' }, exam.eventId)
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const [name, value] = (await cookieAs(test, exam.instansiId, 'administrator')).split('=') as [string, string]
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name, value, url: base }])
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await test?.close()
})

const faultless = async () => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await breaches(page)).toEqual([])
  }
  expect(await focusFaults(page)).toEqual([])
  expect(await overhangAt400Percent(page)).toBe(0)
}

it('shows methods, quotes and advice of one person, and all notes behind a competency', async () => {
  await page.goto(`${base}/hasil/${exam.participants[0]!.id}`)
  await page.getByRole('region', { name: 'Nilai tiap metode dan level gabungannya' }).waitFor()
  await page.getByText('Memotong pembicaraan peserta lain dua kali').first().waitFor()
  await faultless()
  await page.getByRole('button', { name: 'Komunikasi' }).first().press('Enter')
  await page.getByText('asesor 1: nilai 2').waitFor()
  await page.keyboard.press('Escape')
}, 60_000)

it('records a feedback meeting by keyboard, from the advice', async () => {
  await page.goto(`${base}/hasil/${exam.participants[0]!.id}/umpan-balik`)
  await page.getByText('Belum ada pertemuan umpan balik').waitFor()
  await page.getByRole('button', { name: 'Catat pertemuan' }).press('Enter')
  await page.getByLabel('Tempat').fill('Ruang rapat')
  await page.getByLabel('Dipimpin oleh').fill('Sri Wahyuni')
  await page.getByLabel('Yang dibahas').fill('Kekuatan, area pengembangan, dan tanggapan peserta.')
  await faultless()
  await page.getByRole('button', { name: 'Simpan catatan' }).press('Enter')
  await page.getByText('Belum disahkan peserta.').waitFor()
  await faultless()
}, 60_000)

it('proposes a combining recipe, and reports the event to the agency', async () => {
  await page.goto(`${base}/resep-gabungan`)
  await page.getByText('2026-1 (berlaku hari ini)').waitFor()
  await faultless()
  await page.goto(`${base}/kegiatan/${exam.eventId}/laporan`)
  await page.getByRole('heading', { name: 'Rekomendasi' }).waitFor()
  await faultless()
}, 60_000)
