import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readStarterBank } from '../apps/server/src/db/item-bank.ts'
import { runSimulatedHall } from '../apps/server/src/demo/simulated-hall.ts'
import { createAccount } from '../apps/server/src/features/identity/accounts.ts'
import { sessionPin } from '../apps/server/src/plugins/session-pin.ts'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { insertProposal } from '../apps/server/src/testing/open-proposal.ts'
import { insertPlannedRound } from '../apps/server/src/testing/planned-round.ts'
import { insertCalibration } from '../apps/server/src/testing/proposed-calibration.ts'
import { insertSuccession } from '../apps/server/src/testing/proposed-succession.ts'
import { nipOf, rosterCsv } from '../apps/server/src/testing/roster-file.ts'
import { createInstansiWith, createTestApp, PASSWORD, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { featureRoutes } from '../apps/web/src/app/feature-routes.ts'
import { CHECKED_ELSEWHERE, centreAddresses } from './centre-addresses.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

const OFFICER = '198001012005011901'
const DAY = '2031-03-04'
const SESSION_START = new Date('2031-03-04T00:30:00Z')

let folder: string
let test: TestApp
let instansiId: string
let baseUrl: string
let context: BrowserContext
let page: Page

beforeAll(async () => {
  await buildWeb()
  folder = await mkdtemp(join(tmpdir(), 'petakom-line-'))
  test = await createTestApp({ web: (app) => serveWeb(app) })
  let offset = 0
  Object.defineProperty(test.now, 'value', {
    get: () => new Date(Date.now() + offset),
    set: (time: Date) => {
      offset = time.getTime() - Date.now()
    },
  })
  instansiId = (await createInstansiWith(test, 'auditor')).instansiId
  await test.database.tenant(instansiId, (db) =>
    createAccount(
      db,
      { instansiId, id: null, name: 'uji' },
      {
        nip: OFFICER,
        name: 'Petugas Uji',
        password: PASSWORD,
        roles: ['administrator', 'panitia', 'pengelola-talenta'],
      },
    ),
  )
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  baseUrl = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
  context = await openBrowser()
  page = context.pages()[0] ?? (await context.newPage())
}, 180_000)

afterAll(async () => {
  await context?.close()
  await test?.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function openBrowser(): Promise<BrowserContext> {
  const opened = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-sync',
    ],
    baseURL: baseUrl,
    acceptDownloads: true,
  })
  opened.setDefaultTimeout(20_000)
  return opened
}

const button = (name: string | RegExp) => page.getByRole('button', { name })

it('runs from a roster with three bad rows to map, nine boxes and report', async () => {
  await page.goto('/')
  await page.getByLabel('NIP').fill(OFFICER)
  await page.getByLabel('Kata sandi').first().fill(PASSWORD)
  await button('Masuk').click()
  await page.getByRole('heading', { name: 'Beranda' }).waitFor()

  // The roster: eight officials, three rows that cannot be.
  const good = Array.from({ length: 8 }, (_, i) => ({ nip_baru: nipOf(901 + i), nama: `Pegawai Uji ${i + 1}` }))
  const bad = [
    { nip_baru: '123' },
    { nip_baru: nipOf(950), tanggal_lahir: '31-02-1990' },
    { nip_baru: nipOf(951), gol_akhir_nama: 'V/z' },
  ]
  const roster = join(folder, 'roster.csv')
  await writeFile(roster, rosterCsv([...good, ...bad]))
  await page.goto('/impor')
  await page.locator('input[type=file]').setInputFiles(roster)
  await button('Periksa berkas').click()
  await page.getByRole('heading', { name: 'Baris yang ditolak (3)' }).waitFor()
  await expect.poll(() => page.getByRole('region', { name: 'Baris yang ditolak' }).locator('tbody tr').count()).toBe(3)
  await button('Terapkan 8 baris').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Terapkan 8 baris' }).click()
  await page.getByText('8 pegawai baru, 0 berubah, 0 sama, 3 baris ditolak.').waitFor()

  // The bank and the event.
  await page.goto('/bank-soal')
  await button('Muat bank soal awal').click()
  await page.getByText(/butir ditambahkan/).waitFor()
  await page.goto('/kegiatan/baru')
  await page.getByLabel('Nama kegiatan').fill('Penilaian Uji')
  await page.getByLabel('Tanggal mulai').fill(DAY)
  await page.getByLabel('Tanggal selesai').fill(DAY)
  await page.getByLabel('Tempat').fill('Aula')
  await button('Simpan kegiatan').click()
  await page.getByRole('heading', { name: 'Penilaian Uji' }).waitFor()
  const eventId = page.url().split('/kegiatan/')[1]!.split('?')[0]!
  await button('Lihat yang cocok').click()
  await button('Tambahkan 8 orang').click()
  await page.getByText('8 peserta ditambahkan.').waitFor()
  await page.getByRole('link', { name: 'Rancangan' }).click()
  await page.getByLabel('Nama latihan').fill('Situasi kerja')
  for (const theme of ['Kepemimpinan', 'Pengambilan keputusan'])
    await page.getByRole('checkbox', { name: theme, exact: true }).check()
  await page.getByRole('checkbox', { name: 'Komunikasi', exact: true }).last().check()
  await button('Tetapkan rancangan').click()
  await page.getByText('Diukur kurang dari dua latihan').waitFor()
  await page.getByRole('link', { name: 'Jadwal dan ruang' }).click()
  await button('Susun otomatis').click()
  await page.getByText(/sesi, 8 kursi terisi/).waitFor()
  await page.getByRole('navigation', { name: 'Bagian kegiatan' }).getByRole('link', { name: 'Kartu PIN' }).click()
  await expect.poll(() => page.locator('article').count()).toBeGreaterThan(0)

  // One person sits it in this browser, through a cut and a killed browser; the others by the simulated hall.
  test.now.value = new Date(SESSION_START.getTime() + 60_000)
  const { rows: people } = await test.owner(
    `select t.id, p.nip from participant as t join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
     join event_session as s on s.instansi_id = t.instansi_id and s.id = t.session_id
     where t.event_id = $1 and s.number = 1 order by t.number`,
    [eventId],
  )
  const secret = test.app.settings.secret
  const [sitter, ...others] = people.map(({ id, nip }) => ({ nip, pin: sessionPin(secret, id, 1) }))
  await sit(sitter!)
  await runSimulatedHall({
    baseUrl,
    participants: others,
    items: await readStarterBank(),
    seed: 3,
    startsAt: test.now.value,
  })

  // Results, report, map, boxes.
  await signInAgain()
  await page.goto(`/kegiatan/${eventId}/hasil`)
  await button('Hitung hasil').click()
  await page.getByText(new RegExp(`Hasil dihitung: ${people.length} peserta`)).waitFor()
  await page
    .getByRole('region', { name: /Hasil Penilaian Uji/ })
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('heading', { name: /Laporan individu/ }).waitFor()
  await button('Integritas').first().click()
  await page
    .getByRole('dialog')
    .getByText(/dari 3/)
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
  await checkPdf()
  await page.goto(`/kegiatan/${eventId}/hasil`)
  await checkArchive(people.length)
  await bringPredicates(people[0]!.nip)

  await page.goto('/peta')
  await page.getByRole('rowheader', { name: 'Dinas Sosial' }).waitFor()
  // The field itself is blank, fewer than five having sat; the list behind it opens on the answers.
  const { rows: agencies } = await test.owner(
    "select id from unit_kerja where instansi_id = $1 and name = 'Dinas Sosial'",
    [instansiId],
  )
  await page.goto(`/peta/unit/${agencies[0].id}?competency=M.01`)
  await page.locator('main td a[href^="/hasil/"]').first().click()
  await page
    .getByRole('dialog')
    .getByText(/dari 3/)
    .first()
    .waitFor()
  await page.goto('/talenta')
  await button('Hitung ulang posisi').click()
  await page.getByText(/orang mendapat posisi/).waitFor()
  await page.getByText('Bagian yang belum ada datanya').waitFor()
}, 180_000)

/** The files brought above: the roster, applied; the predicates, applied with a refused row. */
const batches = async () => (await test.owner('select id from import_batch')).rows.map(({ id }) => id as string)

/** Where each page of the office stands with the data made above; a page without a line here fails the test below. */
it('measures the event on its quality page', async () => {
  const event = (await test.owner('select id from event limit 1')).rows[0].id
  await page.goto(`/kegiatan/${event}/hasil`)
  await page.getByRole('link', { name: 'Lihat mutu kegiatan' }).click()
  await page.getByText('Mutu kegiatan belum dihitung').waitFor()
  await button('Hitung mutu').click()
  await page.getByRole('heading', { name: 'Keandalan' }).waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Lihat butir Komunikasi' }).first().click()
  await page.getByRole('columnheader', { name: 'Temuan' }).waitFor()
}, 90_000)

async function addresses(): Promise<Record<string, string[]>> {
  const one = async (text: string): Promise<string> => (await test.owner(`${text} limit 1`)).rows[0].id
  const event = await one('select id from event')
  const pegawai = await one(
    'select p.pegawai_id as id from participant as p join result as r on r.participant_id = p.id',
  )
  const participant = await one('select participant_id as id from result')
  const item = await one("select id from item where kind = 'single-choice'")
  const opd = await one('select id from unit_kerja where is_opd')
  // The officer's own record, so that their career has something to show.
  await test.owner(
    `insert into pegawai (instansi_id, nip, name, birth_date, sex, status)
     values ($1, $2, 'Petugas Uji', '1980-01-01', 'L', 'PNS') on conflict do nothing`,
    [instansiId, OFFICER],
  )
  await test.owner(
    `insert into jabatan (instansi_id, unit_id, name, kind, tier)
     select $1, $2, 'Kepala Bidang Uji dengan Nama yang Sangat Panjang Sekali', 'STRUKTURAL', 'ADMINISTRATOR'
     on conflict do nothing`,
    [instansiId, opd],
  )
  const succession = await insertSuccession(test, instansiId, pegawai)
  const { placementRound: round, placementPlan: plan } = await insertPlannedRound(test, instansiId)
  const proposal = await insertProposal(test, instansiId, plan)
  const tabs = ['peserta', 'rancangan', 'jadwal', 'kartu', 'kehadiran', 'ruang']
  return {
    '/': ['/'],
    '/aktivasi': ['/aktivasi'],
    '/akun': ['/akun'],
    '/bank-soal': ['/bank-soal'],
    '/bank-soal/baru': ['/bank-soal/baru'],
    '/bank-soal/$id': [`/bank-soal/${item}`],
    '/bank-soal/$id/koreksi': [`/bank-soal/${item}/koreksi`],
    '/bank-soal/$id/ubah': [`/bank-soal/${item}/ubah`],
    '/bank-soal/impor': ['/bank-soal/impor'],
    '/bank-soal/log': ['/bank-soal/log'],
    '/bank-soal/penelaah': ['/bank-soal/penelaah'],
    '/bantuan': ['/bantuan', '/bantuan?peran=panitia'],
    '/bantuan/istilah': ['/bantuan/istilah'],
    '/hasil/$id': [`/hasil/${participant}`],
    '/impor': ['/impor', ...(await batches()).map((id) => `/impor?berkas=${id}`)],
    '/jabatan': ['/jabatan'],
    '/jabatan/$id': [`/jabatan/${await one('select id from jabatan')}`],
    '/jejak': ['/jejak'],
    '/jeda-pilkada': ['/jeda-pilkada'],
    '/kalibrasi': ['/kalibrasi'],
    '/kalibrasi/$id': [`/kalibrasi/${await insertCalibration(test, instansiId)}`],
    '/karier': [
      '/karier?kelompok=unknown',
      '/karier?kelompok=blocked',
      '/karier?bagian=data',
      '/karier?bagian=mengapa',
    ],
    '/kegiatan': ['/kegiatan'],
    '/kegiatan/baru': ['/kegiatan/baru'],
    '/kegiatan/$id': tabs.map((tab) => `/kegiatan/${event}?bagian=${tab}&sesi=1`),
    '/kegiatan/$id/hasil': [`/kegiatan/${event}/hasil`],
    '/kegiatan/$id/mutu': [`/kegiatan/${event}/mutu`, `/kegiatan/${event}/mutu?items=all`],
    '/kegiatan/$id/tanda': [`/kegiatan/${event}/tanda`],
    '/kegiatan/$id/tanda/$one/$other': [`/kegiatan/${event}/tanda/${participant}/${participant}`],
    '/peserta/$id/tanda': [`/peserta/${participant}/tanda`],
    '/kegiatan/$id/ubah': [`/kegiatan/${event}/ubah`],
    '/keputusan': ['/keputusan'],
    '/keputusan/$id': [`/keputusan/${proposal}`],
    '/pegawai': ['/pegawai', '/pegawai?search=tidak-ada-orang-ini'],
    '/pegawai/$id': [`/pegawai/${pegawai}`],
    '/pengguna': ['/pengguna'],
    '/pengguna/aktivasi': ['/pengguna/aktivasi', '/pengguna/aktivasi?kartu=tanpa-unit'],
    '/penilaian-uraian': ['/penilaian-uraian'],
    '/penilaian-uraian/$eventId/$itemId': [`/penilaian-uraian/${event}/${item}`],
    '/penilaian-uraian/$id': [`/penilaian-uraian/${event}`],
    '/penempatan': ['/penempatan'],
    '/penempatan/baru': ['/penempatan/baru'],
    '/penempatan/$id': ['rencana', 'ketentuan', 'data', 'jabatan', 'pegawai'].map(
      (part) => `/penempatan/${round}?bagian=${part}`,
    ),
    '/penempatan/$id/banding': [`/penempatan/${round}/banding`],
    '/penempatan/rencana/$id': [`/penempatan/rencana/${plan}`],
    '/ringkasan': ['/ringkasan'],
    '/uji-coba': ['/uji-coba'],
    '/uji-ulang': ['/uji-ulang'],
    '/verifikasi/nota/$code': ['/verifikasi/nota/0000-0000'],
    '/penempatan/rencana/$planId/penjelasan': [`/penempatan/rencana/${event}/penjelasan`],
    '/koreksi-kunci': ['/koreksi-kunci'],
    '/koreksi-kunci/$id': [`/koreksi-kunci/${event}`],
    // The hall's screen has a test of its own; a stranger's address says so.
    '/papan/$token': [`/papan/${'a'.repeat(64)}`],
    '/peta': ['/peta'],
    '/peta/unit/$id': [`/peta/unit/${opd}?competency=M.01`],
    '/peta/pegawai/$id': [`/peta/pegawai/${pegawai}`],
    '/suksesi': ['/suksesi', '/suksesi?tier=JPT_UTAMA'],
    '/suksesi/isi': ['/suksesi/isi'],
    '/suksesi/usulan/$id': [`/suksesi/usulan/${succession.successionRun}`],
    '/suksesi/orang/$id': [`/suksesi/orang/${pegawai}`],
    '/suksesi/$id': [`/suksesi/${succession.criticalPost}`],
    '/talenta': ['/talenta'],
    '/talenta/$id': [`/talenta/${pegawai}`],
    '/unit': ['/unit'],
    '/verifikasi/$code': ['/verifikasi/0000-0000-0000'],
    ...(await centreAddresses(test, instansiId, { event, participant })),
    missing: ['/halaman-yang-tidak-ada'],
  }
}

it('has no page that breaks WCAG, hides the focus or scrolls sideways at 400 %', async () => {
  const places = await addresses()
  const elsewhere = new Set(Object.keys(CHECKED_ELSEWHERE))
  expect(featureRoutes.map(({ path }) => path).filter((path) => !(path in places) && !elsewhere.has(path))).toEqual([])
  for (const name of new Set(Object.values(CHECKED_ELSEWHERE)))
    expect(await readFile(join(import.meta.dirname, `${name}.test.ts`), 'utf8')).toContain('breaches')
  for (const path of Object.values(places).flat()) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect.soft([path, colorScheme, await breaches(page)]).toEqual([path, colorScheme, []])
    }
    expect.soft([path, await overhangAt400Percent(page)]).toEqual([path, 0])
    expect.soft([path, await focusFaults(page)]).toEqual([path, []])
  }
}, 600_000)

async function signInAgain() {
  await page.goto('/')
  await page.getByLabel('NIP').fill(OFFICER)
  await page.getByLabel('Kata sandi').first().fill(PASSWORD)
  await button('Masuk').click()
  await page.getByRole('heading', { name: 'Beranda' }).waitFor()
}

async function enterExam({ nip, pin }: { nip: string; pin: string }) {
  await page.goto('/ujian')
  const field = page.getByLabel('NIP (18 angka)')
  const ready = page.getByRole('button', { name: 'Saya siap' })
  const item = page.getByRole('heading', { name: /Soal \d+ dari \d+/ })
  await field.or(ready).or(item).first().waitFor()
  if (await field.isVisible()) {
    await field.fill(nip)
    await page.getByLabel('PIN sesi (6 angka)').fill(pin)
    await button('Masuk').click()
  }
}

async function sit(person: { nip: string; pin: string }) {
  await context.clearCookies()
  await enterExam(person)
  await button('Saya siap').click()
  const heading = page.getByRole('heading', { name: /Soal \d+ dari \d+/ })
  await heading.waitFor()
  const items = Number((await heading.textContent())!.split(' dari ')[1])
  const answer = async (number: number) => {
    await page.getByRole('heading', { name: `Soal ${number} dari ${items}` }).waitFor()
    await page
      .getByRole('radio')
      .nth(number % 4)
      .check()
    if (number < items) await button('Berikutnya').click()
  }
  for (let number = 1; number <= 5; number += 1) await answer(number)
  // For the README: PETAKOM_PICTURES names a folder that gets the page as it looks in the middle of a sitting.
  if (process.env.PETAKOM_PICTURES) await page.screenshot({ path: join(process.env.PETAKOM_PICTURES, 'soal.png') })
  await context.setOffline(true)
  for (let number = 6; number <= 10; number += 1) await answer(number)
  await context.setOffline(false)
  await page.locator('[data-save="server"]').waitFor()

  // The browser dies without a word; the same person opens it again on the same device.
  await context.close()
  context = await openBrowser()
  page = context.pages()[0] ?? (await context.newPage())
  await enterExam(person)
  const item = page.getByRole('heading', { name: /Soal \d+ dari \d+/ })
  const ready = button('Saya siap')
  await ready.or(item).first().waitFor()
  if (await ready.isVisible()) await ready.click()
  await item.waitFor()
  await page.locator('[data-save="server"]').waitFor()
  await button(/Tinjau/)
    .first()
    .click()
  await button('Kumpulkan jawaban').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /kumpulkan/i })
    .click()
  await page
    .getByText(/tanda terima/i)
    .first()
    .waitFor()
  const { rows } = await test.owner(
    `select count(distinct w.item_id)::int as answered from answer as w join attempt as a
      on a.instansi_id = w.instansi_id and a.id = w.attempt_id where a.handed_in_at is not null`,
  )
  expect(rows[0].answered).toBe(10)
  await context.clearCookies()
}

async function checkPdf() {
  const download = page.waitForEvent('download')
  await button('Unduh PDF').click()
  const pdf = join(folder, 'laporan.pdf')
  await (await download).saveAs(pdf)
  const text = execFileSync('pdftotext', ['-layout', pdf, '-']).toString()
  for (const words of [
    'Laporan Individu Penilaian Kompetensi',
    'Pegawai Uji',
    'III. Profil kompetensi',
    'JPM',
    'Saran pengembangan',
    'Kode verifikasi',
  ]) {
    expect(text).toContain(words)
  }
  execFileSync('pdftoppm', ['-r', '40', '-png', '-f', '1', '-l', '1', pdf, join(folder, 'halaman')])
  const image = await readFile(join(folder, 'halaman-1.png'))
  expect(image.length).toBeGreaterThan(5_000)
}

/** All reports as one download, through the page's own job. */
async function checkArchive(people: number) {
  await button('Susun semua laporan (ZIP)').click()
  await page.getByText(new RegExp(`^${people} laporan, `)).waitFor()
  const download = page.waitForEvent('download')
  await button('Unduh ZIP').click()
  const archive = join(folder, 'laporan.zip')
  await (await download).saveAs(archive)
  const names = Object.keys(unzipSync(await readFile(archive)))
  expect(names.filter((name) => /^\d{4}-pegawai-uji-\d-se-SINTETIS\.pdf$/.test(name))).toHaveLength(people)
}

/** A file of predicates with one bad row, found again after a reload, applied, and one of its facts corrected. */
async function bringPredicates(nip: string) {
  const file = join(folder, 'predikat.csv')
  await writeFile(file, `nip_baru,tahun,predikat\n${nip},2024,Baik\n${nip},2025,Hebat\n`)
  await page.goto('/impor')
  await page.getByLabel('Jenis data').selectOption('performance')
  await page.locator('input[type=file]').setInputFiles(file)
  await button('Periksa berkas').click()
  await page.getByRole('heading', { name: 'Baris yang ditolak (1)' }).waitFor()
  await page.reload()
  await button('Terapkan 1 baris').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Terapkan 1 baris' }).click()
  await page.getByText('1 catatan baru, 0 dikoreksi, 0 sama, 1 baris ditolak.').waitFor()
  const { rows } = await test.owner('select id from pegawai where instansi_id = $1 and nip = $2', [instansiId, nip])
  const pegawaiId = rows[0].id as string
  await page.goto(`/pegawai/${pegawaiId}`)
  await button('Koreksi 2024').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Predikat/).selectOption('SANGAT_BAIK')
  await dialog.getByLabel(/^Alasan/).fill('surat perbaikan')
  await dialog.getByRole('button', { name: 'Simpan catatan' }).click()
  await page.getByText(/tidak berlaku sejak .*surat perbaikan/).waitFor()
}
