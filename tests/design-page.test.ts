import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import type { ExamFixture } from '../apps/server/src/testing/exam-fixture.ts'
import { createSection } from '../apps/server/src/testing/section-fixture.ts'
import { cookieAs, createTestApp, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

const ITEMS = 12

let test: TestApp
let browser: Browser
let exam: ExamFixture
let page: Page

beforeAll(async () => {
  await buildWeb()
  test = await createTestApp({ web: (app) => serveWeb(app) })
  await test.app.listen({ port: 0, host: '127.0.0.1' })
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
  const made = await createSection(test, { mode: 'free', blueprint: null, adaptive: null }, { people: 1, items: ITEMS })
  exam = made.exam
  await test.owner("update event set state = 'draft' where id = $1", [exam.eventId])
  const baseUrl = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
  const [name, value] = (await cookieAs(test, exam.instansiId, 'panitia')).split('=') as [string, string]
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name, value, url: baseUrl }])
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`${baseUrl}/kegiatan/${exam.eventId}?bagian=rancangan`)
  await page.getByRole('button', { name: 'Ubah rancangan' }).click()
  await page.getByLabel('M.03 Komunikasi').check()
})

async function takePictures(folder: string) {
  for (const width of [390, 1440])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: `${folder}/design-${width}-${colorScheme}.png`, fullPage: true })
    }
  await page.emulateMedia({ colorScheme: 'light' })
}
const save = () => page.getByRole('button', { name: 'Tetapkan rancangan' }).click()
const stored = async () => {
  const { exercises } = (await exam.call('GET', `/api/events/${exam.eventId}`)).json()
  return exercises[0].delivery
}
const line = (number: number) => page.getByRole('group', { name: `Baris ${number} kisi-kisi` })

it('draws forms from a blueprint, and says of every line what it cannot fill', async () => {
  await page.getByLabel('Setiap peserta mendapat naskah sendiri').check()
  // Begins with a line for each content area of the items.
  expect(await line(2).getByLabel('Bidang isi').inputValue()).toBe('prosedur')
  await page.getByRole('button', { name: 'Hapus baris 2' }).click()
  await line(1).getByLabel('Jumlah butir').fill('9')
  await line(1).getByText('Lebih banyak daripada yang tersedia.').waitFor()
  await line(2).getByLabel('Jumlah butir').fill('8')
  await save()
  await page.getByText('1: 4/9; 2: 4/8').waitFor()
  expect(await stored()).toMatchObject({ mode: 'free', blueprint: null })
  expect(await breaches(page)).toEqual([])
  expect(await focusFaults(page)).toEqual([])
  expect(await overhangAt400Percent(page)).toBe(0)

  await line(1).getByLabel('Jumlah butir').fill('3')
  await line(2).getByLabel('Jumlah butir').fill('2')
  await save()
  await page.getByRole('button', { name: 'Ubah rancangan' }).waitFor()
  expect((await stored()).blueprint.cells).toEqual([
    { contentArea: 'angka', difficulty: null, items: 3 },
    { contentArea: 'teks', difficulty: null, items: 2 },
  ])
}, 60_000)

it('makes an exercise one-way or adaptive by the keyboard, and refuses a length that its items do not have', async () => {
  await page.getByLabel('Bebas berpindah soal').focus()
  await page.keyboard.press('ArrowDown')
  await save()
  await page.getByRole('button', { name: 'Ubah rancangan' }).click()
  expect((await stored()).mode).toBe('forward')

  await page.getByLabel('Maju saja, tanpa kembali').focus()
  await page.keyboard.press('ArrowDown')
  await page.getByLabel('Paling sedikit (butir)').fill('4')
  await page.getByLabel('Paling banyak (butir)').fill('40')
  await page.getByText('Melebihi 12 butir yang tersedia.').waitFor()
  await save()
  await page.getByText('adaptif meminta 4 sampai 40 butir dari 12 butir').waitFor()
  expect((await stored()).mode).toBe('forward')
  await page.getByLabel('Paling banyak (butir)').fill('8')
  await page.getByLabel('Keterpaparan paling banyak (%)').fill('50')
  await page.getByLabel('Bagian bidang isi ditetapkan sendiri').check()
  const share = (area: string) => page.getByRole('group', { name: 'Bagian bidang isi' }).getByLabel(area)
  await share('angka').fill('60')
  await page.getByText(/Jumlahnya 1\d\d%; harus 100%/).waitFor()
  await share('prosedur').fill('0')
  await share('teks').fill('40')
  await save()
  await page.getByText('angka: 2/4; teks: 2/3; Σ: 4/8').waitFor()
  if (process.env.SHOTS) await takePictures(process.env.SHOTS)
  expect(await breaches(page)).toEqual([])
  expect(await focusFaults(page)).toEqual([])
  expect(await overhangAt400Percent(page)).toBe(0)
  await page.getByLabel('Paling sedikit (butir)').fill('2')
  await page.getByLabel('Paling banyak (butir)').fill('4')
  await save()
  await page.getByRole('button', { name: 'Ubah rancangan' }).waitFor()
  const shares = [
    { contentArea: 'angka', percent: 60 },
    { contentArea: 'prosedur', percent: 0 },
    { contentArea: 'teks', percent: 40 },
  ]
  expect(await stored()).toMatchObject({
    mode: 'adaptive',
    adaptive: { minItems: 2, maxItems: 4, mostExposure: 50, shares },
  })
}, 60_000)

it('names the items on trial that setting the design anew takes out, and asks before it does', async () => {
  const { exercises } = (await exam.call('GET', `/api/events/${exam.eventId}`)).json()
  const { rows } = await test.owner(
    `with i as (insert into item (instansi_id, code, theme, competency, level, kind, author, state, current_version)
       values ($1, 'COBA-1', 'komunikasi', 'M.03', 2, 'single-choice', 'Uji', 'pilot', 1) returning id),
     v as (insert into item_version (instansi_id, item_id, version, content, scoring, parameters, rationale, created_by)
       select $1, i.id, 1, v.content, v.scoring, v.parameters, 'Alasan uji', 'Uji'
       from i, (select content, scoring, parameters from item_version where instansi_id = $1 limit 1) as v)
     select id from i`,
    [exam.instansiId],
  )
  await exam.call('PUT', `/api/exercises/${exercises[0].id}/pilots`, { itemIds: [rows[0].id], perPerson: 1 })
  await page.reload()
  await page.getByRole('heading', { name: 'Memuat butir uji coba' }).waitFor()
  await page.getByRole('button', { name: 'Ubah rancangan' }).click()
  await page.getByText('mengeluarkan butir uji coba COBA-1 dari tes').waitFor()
  await page.getByLabel('M.03 Komunikasi').check()
  await save()
  const pilots = async () =>
    (await exam.call('GET', `/api/events/${exam.eventId}`)).json().exercises[0].pilotCodes as string[]
  expect(
    await page.getByLabel('Keluarkan butir uji coba').evaluate((box: HTMLInputElement) => box.validity.valid),
  ).toBe(false)
  expect(await pilots()).toEqual(['COBA-1'])
  expect(await breaches(page)).toEqual([])
  await page.getByLabel('Keluarkan butir uji coba').check()
  await save()
  await page.getByRole('button', { name: 'Ubah rancangan' }).waitFor()
  expect(await pilots()).toEqual([])
}, 60_000)
