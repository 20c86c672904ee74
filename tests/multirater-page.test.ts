import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createAccount } from '../apps/server/src/features/identity/accounts.ts'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { createExam, type ExamFixture } from '../apps/server/src/testing/exam-fixture.ts'
import { cookieAs, createTestApp, PASSWORD, stranger, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

let test: TestApp
let browser: Browser
let exam: ExamFixture
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
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await test?.close()
})
beforeEach(async () => {
  exam = await createExam(test, { people: 5 })
  // Five who do the same work in one unit: each is a peer of the others.
  await test.owner("update jabatan set tier = 'PELAKSANA', seats = 9 where instansi_id = $1", [exam.instansiId])
  await test.owner(
    `insert into pegawai_jabatan (instansi_id, pegawai_id, jabatan_id, valid_during)
     select instansi_id, pegawai_id, jabatan_id, '[2020-01-01,)' from participant where instansi_id = $1`,
    [exam.instansiId],
  )
})

async function pageOf(cookie: string, width = 1440): Promise<Page> {
  const [name, value] = cookie.split('=') as [string, string]
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  await context.addCookies([{ name, value, url: base }])
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  return page
}
async function officialPage(index: number): Promise<Page> {
  const { nip } = exam.participants[index]!
  const account = { instansiId: exam.instansiId, nip, name: 'Pejabat Uji', password: PASSWORD, roles: ['pegawai'] }
  const actor = { instansiId: exam.instansiId, id: null, name: 'uji' }
  await test.database.tenant(exam.instansiId, (db) => createAccount(db, actor, account as never))
  const { headers } = await stranger(test)('POST', '/api/session', { nip, password: PASSWORD })
  return pageOf(String(headers['set-cookie']).split(';')[0]!, 390)
}
const faultless = async (page: Page) => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await breaches(page)).toEqual([])
  }
  expect(await focusFaults(page)).toEqual([])
  expect(await overhangAt400Percent(page)).toBe(0)
}

it('asks by posts, opens, is answered by keyboard on two devices, and shows groups alone', async () => {
  const office = await pageOf(await cookieAs(test, exam.instansiId, 'panitia'))
  await office.goto(`${base}/kegiatan/${exam.eventId}/kuesioner`)
  await office.getByText('Belum ada putaran kuesioner').waitFor()
  await faultless(office)
  await office.getByRole('button', { name: 'Buat putaran' }).click()
  const dialog = office.getByRole('dialog')
  await dialog.getByLabel('Nama putaran').fill('Putaran uji')
  await dialog.getByLabel('Anggota paling sedikit satu kelompok').fill('4')
  await dialog.getByLabel('Dapat diisi sampai').fill('2035-01-01')
  await dialog.getByRole('button', { name: 'Buat dan minta menurut jabatan' }).click()
  await office.getByRole('heading', { name: 'Putaran uji' }).waitFor()
  await faultless(office)
  await office.getByRole('button', { name: 'Buka putaran' }).click()
  await office.getByRole('dialog').getByRole('button', { name: 'Buka putaran' }).click()
  await office.getByText(/^dibuka, sampai/).waitFor()

  const official = await officialPage(0)
  await official.goto(`${base}/kuesioner`)
  await faultless(official)
  await official
    .getByRole('row', { name: /Anda rekannya/ })
    .first()
    .getByRole('link')
    .click()
  const statement = (page: Page, text: RegExp) => page.getByRole('group', { name: text })
  const first = statement(official, /Mengakui kekeliruannya/)
  await first.getByRole('radio', { name: 'Hampir tidak pernah' }).focus()
  await official.keyboard.press('Space')
  await official.keyboard.press('ArrowRight')
  await official.getByText(/1 dari 27 pernyataan terisi. Tersimpan./).waitFor()
  await faultless(official)
  const address = official.url()
  await official.reload()
  await statement(official, /Mengakui kekeliruannya/).waitFor()
  expect(await first.getByRole('radio', { name: 'Jarang' }).isChecked()).toBe(true)
  await official.getByRole('button', { name: 'Selesaikan kuesioner' }).press('Enter')
  await official.getByText('26 pernyataan belum diisi').waitFor()
  expect(await official.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('M.01.b')
  for (const group of await official.getByRole('group').all())
    await group.getByRole('radio', { name: 'Sering', exact: true }).check()
  await official.getByRole('button', { name: 'Selesaikan kuesioner' }).click()
  await official.getByRole('heading', { name: 'Kuesioner', exact: true }).waitFor()
  await official.getByText('selesai, masih dapat diubah').waitFor()
  await official.goto(address)
  await statement(official, /Mengakui kekeliruannya/).waitFor()

  await office.reload()
  await office.getByRole('button', { name: 'Tutup putaran' }).click()
  await office.getByRole('dialog').getByRole('button', { name: 'Tutup putaran' }).click()
  await office.getByText(/^ditutup, sampai/).waitFor()
  const { rows } = await test.owner('select participant_id from multirater_answer where instansi_id = $1', [
    exam.instansiId,
  ])
  expect(rows).toHaveLength(1)
  await office.goto(`${office.url()}/${rows[0].participant_id}`)
  await office.getByText('Tidak ada yang dapat ditampilkan').waitFor()
  await office.getByText('Tidak ditampilkan: Rekan.', { exact: false }).waitFor()
  await faultless(office)
}, 90_000)
