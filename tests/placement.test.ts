import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '../apps/server/src/features/identity/accounts.ts'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { furnishPlacementCity, ROUND_DAY } from '../apps/server/src/testing/placement-city.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  PASSWORD,
  type TestApp,
} from '../apps/server/src/testing/test-app.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

const OFFICER = '198401012008012904'
const REASON = 'sedang memimpin pembangunan rumah sakit'

let test: TestApp
/** A second editor, without a page. */
let other: Caller
let browser: Browser
let context: BrowserContext
let page: Page
let round: string

beforeAll(async () => {
  await buildWeb()
  test = await createTestApp({ web: (app) => serveWeb(app) })
  const made = await createInstansiWith(test, 'pengelola-talenta')
  other = made.call
  const { instansiId } = made
  await furnishPlacementCity(test, instansiId)
  await test.database.tenant(instansiId, (db) =>
    createAccount(
      db,
      { instansiId, id: null, name: 'uji' },
      { nip: OFFICER, name: 'Pengelola Uji', password: PASSWORD, roles: ['pengelola-talenta'] },
    ),
  )
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  context = await browser.newContext({
    baseURL: `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`,
  })
  context.setDefaultTimeout(20_000)
  page = await context.newPage()
  await page.goto('/')
  await page.getByLabel('NIP').fill(OFFICER)
  await page.getByLabel('Kata sandi').first().fill(PASSWORD)
  await button('Masuk').click()
  await page.getByRole('heading', { name: 'Beranda' }).waitFor()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await test?.close()
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const link = (name: string | RegExp) => page.getByRole('link', { name })
const dialog = () => page.getByRole('dialog')
const tab = (name: string) => page.getByRole('navigation', { name: 'Bagian putaran' }).getByRole('link', { name })
const plansOf = async () => (await other('GET', `/api/placement/rounds/${round}/plans`)).json() as { id: string }[]

async function computePlan(fill?: () => Promise<unknown>) {
  await page.goto(`/penempatan/${round}`)
  await page.getByRole('heading', { name: 'Hitung rencana' }).waitFor()
  await fill?.()
  await button('Hitung rencana').click()
}

/** Chosen by what the list says of it, which is more than its name. */
async function choose(search: string | RegExp, text: string, option: RegExp) {
  await dialog().getByLabel(search).fill(text)
  await dialog().getByRole('button', { name: option }).first().click()
}

describe('a placement round', () => {
  it('is created once its fields are right, each error leading to its field', async () => {
    await page.goto('/penempatan')
    await page.getByText('Belum ada putaran penempatan').waitFor()
    await expect.poll(() => page.locator('main ol > li').count()).toBe(3)
    await link('Buat putaran').first().click()
    await page.getByRole('heading', { name: 'Buat putaran' }).waitFor()
    // The records of this city end with the predicates of 2024.
    expect(await page.getByLabel('Tanggal aturan').inputValue()).toBe('2025-12-31')
    await page
      .getByText('Predikat kinerja yang dibaca: 2024 (60 dari 60 pegawai); 2023 (60 dari 60 pegawai).')
      .waitFor()
    await page.getByLabel('Tanggal aturan').fill('2026-11-25')
    await page.getByText('Predikat kinerja 2025 sebagian besar belum tercatat').waitFor()
    await button('Pakai 31 Desember 2025').click()
    expect(await page.getByLabel('Tanggal aturan').inputValue()).toBe('2025-12-31')
    await page.getByLabel('Tanggal aturan').fill('')
    await button('Buat putaran').click()
    const summary = page.getByRole('alert')
    await summary.getByText('2 isian perlu diperbaiki').waitFor()
    expect(await summary.evaluate((one) => one === document.activeElement)).toBe(true)
    await summary.getByRole('link', { name: /Tanggal aturan/ }).click()
    expect(await page.getByLabel('Tanggal aturan').evaluate((one) => one === document.activeElement)).toBe(true)
    await page.getByLabel('Nama putaran').fill('Pengisian jabatan lowong')
    await page.getByLabel('Tanggal aturan').fill(ROUND_DAY)
    await button('Buat putaran').click()
    await page.getByRole('heading', { name: 'Pengisian jabatan lowong' }).waitFor()
    round = page.url().split('/penempatan/')[1]!
  })

  it('is frozen by a job, and says what was frozen and what is missing', async () => {
    await button('Bekukan data').click()
    await page.getByRole('heading', { name: 'Hitung rencana' }).waitFor({ timeout: 60_000 })
    await tab('Data beku').click()
    const { snapshot } = (await other('GET', `/api/placement/rounds/${round}`)).json()
    expect(snapshot).toMatchObject({ officials: 60, posts: 21, vacant: 3 })
    const tile = (name: string) => page.locator('main dl').filter({ has: page.getByText(name, { exact: true }) })
    await expect.poll(() => tile('Jabatan').locator('dd').first().textContent()).toBe('21')
    await page.getByText(snapshot.hash).waitFor()
    await tab('Jabatan').click()
    await page.getByLabel('Terisi').selectOption('yes')
    await page.getByText('1 sampai 3 dari 3').waitFor()
    await page.goto(`/penempatan/${round}?bagian=jabatan&page=9`)
    await page.getByText('Halaman 9 melewati akhir daftar').waitFor()
    await button('Ke halaman pertama').click()
    await page.getByText('1 sampai 21 dari 21').waitFor()
  }, 90_000)

  it('is planned, every chain beginning at its vacancy and the certificate holding', async () => {
    await computePlan()
    await link('Buka rencana').click({ timeout: 60_000 })
    await page.getByText(/^3 dari 3 jabatan lowong terisi/).waitFor()
    const chains = page.locator('main li').filter({ hasText: 'rantai' }).locator('ol')
    expect(await chains.count()).toBeGreaterThan(0)
    for (const first of await chains.locator('> li:first-child').allTextContents()) expect(first).toMatch(/lowong\.$/)
    await button('Periksa sertifikat').click()
    await page.getByText('Rencana ini utuh').waitFor()
  }, 90_000)

  it('shows the price before a pair is forbidden, and keeps what was typed when somebody else was faster', async () => {
    const [plan] = await plansOf()
    const { moves } = (await other('GET', `/api/placement/plans/${plan!.id}`)).json()
    await page.goto(`/penempatan/rencana/${plan!.id}`)
    await button(`Tambah ketentuan untuk ${moves[0].official.name}`).click()
    await dialog()
      .getByText(/^Keputusan ini/)
      .first()
      .waitFor()
    await dialog().getByLabel('Alasan ketentuan ini').fill(REASON)

    const constraint = { kind: 'lock-official', official: moves.at(-1).official.index }
    const priced = (await other('POST', `/api/placement/rounds/${round}/constraints/price`, { constraint })).json()
    const { version } = (await other('GET', `/api/placement/rounds/${round}`)).json()
    const body = { version, constraint, reason: 'menunggu pensiun tahun ini', price: priced.price }
    const added = await other('POST', `/api/placement/rounds/${round}/constraints`, body)
    expect(added.statusCode).toBe(200)

    await button('Terima ketentuan dan harganya').click()
    await dialog().getByText('Putaran ini sudah diubah orang lain').waitFor()
    await dialog()
      .getByText(/menambah ketentuan/)
      .waitFor()
    await button('Muat keadaan terbaru').click()
    await dialog()
      .getByText(/^Keputusan ini/)
      .first()
      .waitFor()
    expect(await dialog().getByLabel('Alasan ketentuan ini').inputValue()).toBe(REASON)
    await expect.poll(() => button('Terima ketentuan dan harganya').isEnabled()).toBe(true)
    await button('Terima ketentuan dan harganya').click()
    await dialog().waitFor({ state: 'detached' })
    const rows = (await other('GET', `/api/placement/rounds/${round}/constraints`)).json()
    expect(rows.map(({ kind, reason }: { kind: string; reason: string }) => [kind, reason])).toContainEqual([
      'forbid',
      REASON,
    ])
  }, 60_000)

  it('refuses a forced pair by its rule, and tells which fields are missing', async () => {
    await page.goto(`/penempatan/${round}?bagian=ketentuan`)
    await button('Tambah ketentuan').click()
    await dialog().getByLabel('Paksa pasangan').check()
    await button('Terima ketentuan dan harganya').click()
    await dialog().getByText('3 isian perlu diperbaiki').waitFor()
    await choose('Cari jabatan, unit, atau pemegang', 'Kepala Dinas 1 KESEHATAN', /Kepala Dinas 1 KESEHATAN/)
    await dialog()
      .getByText(/Kesesuaian \d/)
      .first()
      .waitFor()
    await dialog().getByLabel('Cari di luar calon jabatan ini').check()
    await choose('Cari nama, NIP, atau jabatan', 'Pengelola 1 KESEHATAN', /Pejabat Pengelola 1 KESEHATAN/)
    await dialog()
      .getByText(/tidak dapat ditempatkan pada .* aturan/)
      .waitFor()
    expect(await button('Terima ketentuan dan harganya').isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
  }, 60_000)

  it('is planned again under the constraints, and both plans stand side by side', async () => {
    await computePlan(async () => {
      expect(await page.getByLabel('Nama rencana').inputValue()).toBe('Rencana 2')
      await page.getByLabel('Nama rencana').fill('Dengan larangan')
    })
    await link('Buka rencana').waitFor({ timeout: 60_000 })
    await link('Bandingkan').click()
    await page.getByRole('heading', { name: 'Banding rencana' }).waitFor()
    const [a, b] = (await plansOf()).map(({ id }) => id)
    await page.goto(`/penempatan/${round}/banding?a=${a}&b=${b}`)
    await page.getByText(/^(Memilih A|A dan B mencapai)/).waitFor()
    const compared = (await other('GET', `/api/placement/rounds/${round}/compare?a=${a}&b=${b}`)).json()
    await page.getByRole('heading', { name: `Jabatan yang berbeda (${compared.posts.length})` }).waitFor()
    expect(compared.posts.length).toBeGreaterThan(0)
    expect(await page.getByRole('button', { name: /^Ajukan [AB] ke pimpinan/ }).count()).toBe(2)
  }, 90_000)

  it('says which limit keeps a plan from being, with the way to it', async () => {
    await computePlan(async () => {
      await page.getByLabel('Batasi jumlah perpindahan').check()
      await page.getByLabel('Paling banyak perpindahan').fill('0')
    })
    await page.getByText('Tidak ada rencana yang memenuhi semuanya').waitFor({ timeout: 60_000 })
    await page.getByText(/Izinkan sedikitnya \d+ perpindahan seluruhnya/).waitFor()
    await link('Longgarkan batasnya').waitFor()
  }, 90_000)

  it('draws the best total by moves, and a point of it fills the form', async () => {
    const [newest, older] = await plansOf()
    const ready = (await other('GET', `/api/placement/plans/${newest!.id}`)).json().figures ? newest! : older!
    await page.goto(`/penempatan/rencana/${ready.id}`)
    await button('Hitung kurva').click()
    await button('Tampilkan tabel').click({ timeout: 60_000 })
    const use = link(/^Pakai batas \d+ perpindahan/).first()
    const most = (await use.getAttribute('aria-label'))!.match(/\d+/)![0]
    await use.click()
    await expect.poll(() => page.getByLabel('Paling banyak perpindahan').inputValue()).toBe(most)
  }, 90_000)

  it('tells on every page whether the records have changed since, and what', async () => {
    await test.owner("update jabatan set is_critical = not is_critical where name = 'Kepala Seksi 3 KEUANGAN'")
    await page.goto(`/penempatan/${round}`)
    await page.getByText('Data berubah sejak dibekukan: 1 perubahan').waitFor()
    await page.getByText('Lihat perubahannya').click()
    await page.getByRole('cell', { name: /Kepala Seksi 3 KEUANGAN/ }).waitFor()
    await page.getByRole('cell', { name: 'jabatan kritikal' }).waitFor()
  })

  it('has no page that breaks WCAG, hides the focus or scrolls sideways at 400 %', async () => {
    const plans = await plansOf()
    const places = [
      '/penempatan',
      '/penempatan/baru',
      ...['rencana', 'ketentuan', 'data', 'jabatan', 'pegawai'].map((part) => `/penempatan/${round}?bagian=${part}`),
      ...plans.map(({ id }) => `/penempatan/rencana/${id}`),
      `/penempatan/${round}/banding`,
    ]
    for (const path of places) {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect.soft([path, colorScheme, await breaches(page)]).toEqual([path, colorScheme, []])
      }
      expect.soft([path, await overhangAt400Percent(page)]).toEqual([path, 0])
      expect.soft([path, await focusFaults(page)]).toEqual([path, []])
    }
    await page.goto(`/penempatan/${round}?bagian=ketentuan`)
    await button('Tambah ketentuan').click()
    await dialog()
      .getByText(/dari 21 ditampilkan/)
      .waitFor()
    expect(await breaches(page)).toEqual([])
    await page.keyboard.press('Escape')
  }, 180_000)
})
