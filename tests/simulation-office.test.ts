import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { createSimulationExam, type SimulationFixture } from '../apps/server/src/testing/simulation-fixture.ts'
import { cookieAs, createTestApp, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

const START = new Date('2025-09-30T01:00:00Z')
const WORDS =
  'Saran saya: kosongkan Tanjung dan Pasar Muara malam ini; biayanya 12 juta rupiah, risikonya jalan raya penuh selama satu jam.'
let test: TestApp
let browser: Browser
let exam: SimulationFixture

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
  test.now.value = START
  exam = await createSimulationExam(test, { people: 2 })
  await test.owner("update event set state = 'draft' where id = $1", [exam.eventId])
})

async function openAs(role: 'panitia' | 'asesor', path: string): Promise<Page> {
  const baseUrl = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
  const [name, value] = (await cookieAs(test, exam.instansiId, role)).split('=') as [string, string]
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name, value, url: baseUrl }])
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`${baseUrl}${path}`)
  return page
}

async function takePictures(page: Page, name: string) {
  const folder = process.env.PICTURES
  if (!folder) return
  for (const width of [390, 1440])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true })
    }
  await page.emulateMedia({ colorScheme: 'light' })
}
async function expectSound(page: Page) {
  expect(await breaches(page)).toEqual([])
  expect(await focusFaults(page)).toEqual([])
  expect(await overhangAt400Percent(page)).toBe(0)
}

it('makes an exercise a simulation by the keyboard alone, and says why a design cannot be', async () => {
  await exam.call('POST', '/api/simulations/starter')
  const page = await openAs('panitia', `/kegiatan/${exam.eventId}?bagian=rancangan`)
  await page.getByText('60 menit, simulasi DS-BANJIR-A').waitFor()
  await page.getByRole('button', { name: 'Ubah rancangan' }).click()
  await page.getByText('Cerita memerlukan 50 menit').waitFor()
  await takePictures(page, 'design')
  await expectSound(page)
  // One of the people has done it in an earlier event.
  await test.owner(
    `with earlier as (
       insert into event (instansi_id, name, purpose, starts_on, ends_on, venue, capacity, schedule, state)
       select instansi_id, 'Tahun lalu', purpose, starts_on, ends_on, venue, capacity, schedule, 'closed' from event
       where id = $1 returning instansi_id, id
     ), exercise_then as (
       insert into exercise (instansi_id, event_id, name, kind, position, duration_minutes, simulation_id, simulation_version)
       select e.instansi_id, e.id, 'Malam banjir', 'SIMULATION', 1, 60, $2, 1 from earlier as e returning id
     ), person as (
       insert into participant (instansi_id, event_id, pegawai_id, jabatan_id, number)
       select p.instansi_id, e.id, p.pegawai_id, p.jabatan_id, 1 from participant as p, earlier as e where p.id = $3
       returning instansi_id, id
     )
     insert into attempt (instansi_id, participant_id, exercise_id, item_order, mode, opens_at, closes_at, duration_seconds,
       started_at)
     select p.instansi_id, p.id, x.id, array[$2::uuid], 'free', now(), now(), 3600, now() from person as p, exercise_then as x`,
    [exam.eventId, exam.simulationId, exam.participants[0]!.id],
  )
  await page.reload()
  await page.getByText('1 peserta pernah mengerjakan DS-BANJIR-A').waitFor()
  await page.getByText('Bentuk paralelnya: DS-BANJIR-B.').waitFor()
  await page.getByRole('button', { name: 'Ubah rancangan' }).click()
  await takePictures(page, 'design-known')
  await expectSound(page)
  await page.getByRole('button', { name: 'Tambah latihan' }).click()
  const second = page.getByRole('group', { name: /^2\./ })
  await second.getByLabel('Butir dari bank soal').focus()
  await page.keyboard.press('ArrowDown')
  await second.getByRole('combobox', { name: 'Simulasi' }).focus()
  await page.keyboard.type('IB-DINAS-A')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  // The story's own time and title come with it.
  expect(await second.getByLabel('Nama latihan').inputValue()).not.toBe('')
  expect(await second.getByLabel('Lama (menit)').inputValue()).toBe('45')
  await page.getByRole('button', { name: 'Tetapkan rancangan' }).click()
  await page.getByText('Latihan berjumlah 105 menit').waitFor()
  const first = page.getByRole('group', { name: /^1\./ })
  await first.getByRole('button', { name: 'Hapus latihan' }).click()
  await page.getByRole('button', { name: 'Tetapkan rancangan' }).click()
  await page.getByText('45 menit, simulasi IB-DINAS-A').waitFor()
  const { exercises } = (await exam.call('GET', `/api/events/${exam.eventId}`)).json()
  expect(exercises).toMatchObject([{ kind: 'SIMULATION', simulation: { code: 'IB-DINAS-A' } }])
}, 60_000)

it('shows what was done on the board of the room', async () => {
  const sitting = await exam.sit(0)
  test.now.value = new Date(START.getTime() + 95_000)
  await sitting.act({ kind: 'decide', about: 'lurah-minta', option: 'kosongkan-rendah', at: 90 })
  await sitting.act({ kind: 'reply', about: 'cuaca-1', text: 'Diterima.', at: 93 })
  const page = await openAs('panitia', `/kegiatan/${exam.eventId}?bagian=ruang`)
  await page.getByRole('cell', { name: '2 tindakan' }).waitFor()
  await takePictures(page, 'room')
  expect(await breaches(page)).toEqual([])
})

it('lets an assessor rate a written reply, blind, with the message and the anchors beside it', async () => {
  const sitting = await exam.sit(0)
  test.now.value = new Date(START.getTime() + 1000_000)
  await sitting.act({ kind: 'reply', about: 'wali-kota-tanya', text: WORDS, at: 990 })
  await sitting.handIn()
  const page = await openAs('asesor', '/penilaian-uraian')
  await page.getByRole('link', { name: 'DS-BANJIR-A/balasan-wali-kota' }).waitFor()
  await takePictures(page, 'replies')
  expect(await overhangAt400Percent(page)).toBe(0)
  await page.getByRole('link', { name: 'DS-BANJIR-A/balasan-wali-kota' }).click()
  await page.getByRole('link', { name: 'Nilai uraian berikutnya' }).click()
  await page.getByText(WORDS).waitFor()
  await page.getByText('Ibu Ratna Prameswari, Wali Kota').waitFor()
  await page.getByText('Seberapa lengkap dan jelas jawaban kepada Wali Kota?').waitFor()
  await page.getByText('M.03.4.1:').waitFor()
  await page.getByText('Menjawab satu hal tanpa alasan.').waitFor()
  expect(await page.content()).not.toContain(exam.participants[0]!.nip)
  await takePictures(page, 'reply')
  await expectSound(page)
  await page.getByRole('radio', { name: '3' }).check()
  await page.getByRole('button', { name: /Simpan/ }).click()
  await page
    .getByText(/0 menunggu Anda, 1 sudah Anda nilai|Tidak ada uraian/)
    .first()
    .waitFor()
  const { rows } = await test.owner('select points from reply_rating where instansi_id = $1', [exam.instansiId])
  expect(rows).toEqual([{ points: 3 }])
}, 60_000)
