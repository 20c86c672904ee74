import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { originalSheet } from '../apps/server/src/testing/observation-sheet.ts'
import { createWatched } from '../apps/server/src/testing/watched-sitting.ts'
import { fillSignIn, openAssessorHall, openSitting, PATIENCE_MS, saved } from './assessor-hall.ts'
import { openBrowser } from './exam-browser.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

const hall = openAssessorHall()

const acts = async () =>
  (
    await hall.test.owner('select body from observation_entry where instansi_id = $1 order by seq, device', [
      hall.centre.instansiId,
    ])
  ).rows.map(({ body }) => body as { type: string; text?: string; sign?: string; candidate?: string })
const notes = async () => (await acts()).filter(({ type }) => type === 'note')
const ratings = async () =>
  (
    await hall.test.owner(
      'select competency, level, evidence from observation_rating where instansi_id = $1 order by competency',
      [hall.centre.instansiId],
    )
  ).rows

const field = (page: Page) => page.getByRole('textbox', { name: /^Catatan tentang/ })
async function note(page: Page, text: string) {
  await field(page).fill(text)
  await field(page).press('Enter')
  await page.locator('.as-note-text', { hasText: text }).waitFor()
}
const step = (page: Page, name: string) => page.getByRole('link', { name }).click()
async function sort(page: Page, text: string, label: string) {
  const card = page.locator('.as-note', { hasText: text }).first()
  await card.getByRole('combobox').selectOption({ label })
  await card.getByRole('button', { name: 'Tambah' }).click()
}
const box = (page: Page, name: string) => page.getByRole('group', { name: new RegExp(name) })

describe('by the keyboard alone', () => {
  it('chooses the candidate by a digit and the sign by + - 0, and stores by Enter', async () => {
    const { page } = hall
    await openSitting(page, hall)
    await field(page).focus()
    for (const key of ['2', '+']) await page.keyboard.press(key)
    await page.keyboard.type('Membagi giliran 3 orang + waktu')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+1')
    await page.keyboard.type('Berbicara bersamaan')
    await page.keyboard.press('Enter')
    await saved(page)
    const [first, second] = hall.centre.candidates
    expect(await notes()).toMatchObject([
      { candidate: second, sign: '+', text: 'Membagi giliran 3 orang + waktu' },
      { candidate: second, sign: null, text: 'Berbicara bersamaan' },
      { candidate: first, sign: null, text: 'Berbicara bersamaan' },
    ])
  }, 90_000)
})

describe('without the line', () => {
  it('observes, sorts, rates and locks, over a reload, and sends all of it when the line is back', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'petakom-browser-'))
    let running = await openBrowser(profile)
    onTestFinished(async () => {
      await running.kill()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    })
    let { page } = running
    page.setDefaultTimeout(PATIENCE_MS)
    await openSitting(page, hall)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
    // Comes back under the worker's hand once, as any second visit does.
    await page.reload()
    await field(page).waitFor()
    await page.context().setOffline(true)
    // While a page reloads, the browser may be on line for a moment before it hears that it is not.
    await page.context().route('**/api/**', (route) => route.abort())
    await page.getByRole('button', { name: 'Mulai latihan' }).click()
    await note(page, 'Meminta pendapat yang belum bicara.')
    await page.locator('[data-save="offline"]').waitFor()
    await field(page).fill('Kalimat yang belum selesai')
    await page.reload()
    await page.locator('.as-note-text', { hasText: 'Meminta pendapat' }).waitFor()
    await expect.poll(() => field(page).inputValue(), { timeout: PATIENCE_MS }).toBe('Kalimat yang belum selesai')
    await field(page).press('Enter')
    expect(await acts()).toEqual([])

    await step(page, 'Klasifikasi')
    await sort(page, 'Meminta pendapat', 'M.03.1.1 Perilaku M.03.1.1')
    await step(page, 'Lanjut menilai')
    await box(page, 'M.03').getByRole('radio', { name: /^4/ }).check()
    expect(await box(page, 'M.06').getByRole('radio', { name: /^4/ }).isDisabled()).toBe(true)
    await page.getByText('M.06 Pengembangan Diri dan Orang Lain: belum dinilai.').waitFor()
    expect(await page.getByRole('button', { name: 'Kunci nilai' }).isDisabled()).toBe(true)
    await box(page, 'M.06').getByText('tidak dapat diamati?').click()
    await box(page, 'M.06').getByLabel('Alasan').fill('Tidak mendapat giliran.')
    await box(page, 'M.06').getByRole('button', { name: 'Nyatakan tidak dapat diamati' }).click()
    await page.getByRole('button', { name: 'Kunci nilai' }).click()
    await page.getByRole('button', { name: 'Ya, kunci' }).click()
    await page.getByText('Kunci tersimpan di perangkat dan menunggu server').waitFor()

    // As a power cut: the browser dies with everything unsent, and comes back with the line.
    await running.kill()
    running = await openBrowser(profile)
    page = running.page
    page.setDefaultTimeout(PATIENCE_MS)
    await page.goto(`${hall.baseUrl}/asesor#/${hall.centre.sittingId}/nilai`)
    // A browser that was killed may have lost its cookie.
    const isLocked = page.getByText('Nilai asesi ini sudah dikunci')
    const entrance = page.getByLabel('Kata sandi')
    await isLocked.or(entrance).first().waitFor()
    if (await entrance.isVisible()) await fillSignIn(page, hall)
    await isLocked.waitFor()
    await saved(page)
    expect(await notes()).toHaveLength(2)
    expect(await ratings()).toMatchObject([
      {
        ...{ competency: 'M.03', level: 4 },
        evidence: [{ text: 'Meminta pendapat yang belum bicara.', indicator: 'M.03.1.1' }],
      },
    ])
  }, 120_000)

  it('says that the session is over, keeps what is written, and sends it after signing in again', async () => {
    const { page } = hall
    await openSitting(page, hall)
    await hall.test.owner('delete from login_session where account_id = $1', [hall.centre.assessors[0]!.id])
    await hall.test.app.inject({ method: 'GET', url: '/api/startup' })
    await expect
      .poll(
        async () => {
          await note(page, `Catatan ${Date.now()}`)
          return page.getByText('Sesi masuk berakhir').count()
        },
        { timeout: PATIENCE_MS },
      )
      .toBe(1)
    const written = await page.locator('.as-note').count()
    await fillSignIn(page, hall)
    await saved(page)
    expect(await notes()).toHaveLength(written)
  }, 90_000)
})

describe('two devices', () => {
  it('that rate one cell apart: the page asks which holds before it locks', async () => {
    const { page } = hall
    await openSitting(page, hall)
    await note(page, 'Merangkum usulan.')
    await step(page, 'Klasifikasi')
    await sort(page, 'Merangkum', 'M.03: tanpa indikator tertentu')
    await step(page, 'Lanjut menilai')
    await box(page, 'M.03').getByRole('radio', { name: /^3/ }).check()
    await saved(page)
    const { assessors, candidates, sittingId } = hall.centre
    const rate = { type: 'rate', candidate: candidates[0], competency: 'M.03', level: 5, reason: '', over: [] }
    const reply = await assessors[0]!.call('POST', `/api/observation/sittings/${sittingId}/journal`, {
      ...{ device: 'laptop-0001', known: {} },
      entries: [{ seq: 9, clientTime: new Date().toISOString(), act: rate }],
    })
    expect(reply.statusCode, reply.body).toBe(200)
    await page.reload()
    await page.getByText('Dua perangkat Anda memberi nilai berbeda: 3 dan 5').waitFor()
    await page.getByText('dua perangkat memberi nilai berbeda.').waitFor()
    await page.getByRole('button', { name: '5 yang berlaku' }).click()
    await page.getByText('Dua perangkat Anda').waitFor({ state: 'detached' })
    expect(await box(page, 'M.03').getByRole('radio', { name: /^5/ }).isChecked()).toBe(true)
  }, 90_000)

  it('in a second tab says where the workspace is open', async () => {
    const { page } = hall
    await openSitting(page, hall)
    const second = await page.context().newPage()
    await second.goto(`${hall.baseUrl}/asesor`)
    await second.getByText('sudah terbuka di tab lain').waitFor()
  }, 90_000)
})

describe('sorting', () => {
  it('by dragging does what the menu does', async () => {
    const { page } = hall
    await page.setViewportSize({ width: 1024, height: 768 })
    await openSitting(page, hall)
    await note(page, 'Mengajak memakai ukuran yang sama.')
    await step(page, 'Klasifikasi')
    const from = (await page.locator('.as-handle').boundingBox())!
    const to = (await page.getByRole('region', { name: /^M\.06/ }).boundingBox())!
    await page.mouse.move(from.x + 10, from.y + 10)
    await page.mouse.down()
    await page.mouse.move(to.x + 40, to.y + 20, { steps: 5 })
    await page.mouse.up()
    await page.getByText('Semua catatan asesi ini sudah diklasifikasi.').waitFor()
    await saved(page)
    expect((await acts()).at(-1)).toMatchObject({ type: 'sort', competency: 'M.06', indicator: null })
  }, 90_000)
})

describe('an interview', () => {
  it('ties a note to the question it answers', async () => {
    const content = await originalSheet('WAWANCARA-PENGAWAS')
    hall.centre = await createWatched(hall.test, { people: 1, content })
    await hall.test.owner(
      "update centre_exercise set kind = 'interview', group_min = null, group_max = null where instansi_id = $1",
      [hall.centre.instansiId],
    )
    const { page } = hall
    await openSitting(page, hall)
    const { id, text } = content.competencies[0]!.questions[0]!
    await page.getByRole('button', { name: 'Catat jawaban' }).first().click()
    await page.getByText(`Pertanyaan: ${text}`).waitFor()
    await page.keyboard.type('Menolak, lalu melapor kepada atasannya.')
    await page.keyboard.press('Enter')
    await page.locator('.as-note', { hasText: `Pertanyaan: ${text}` }).waitFor()
    await saved(page)
    expect(await notes()).toMatchObject([{ about: id, text: 'Menolak, lalu melapor kepada atasannya.' }])
  }, 90_000)
})

describe('what changed on the server meanwhile', () => {
  it('moves notes about a candidate who was swapped to the one who sat there', async () => {
    const { page } = hall
    const { sittingId, candidates, otherCandidate } = hall.centre
    await openSitting(page, hall)
    await note(page, 'Membuka diskusi.')
    await saved(page)
    await hall.test.owner(
      'update centre_sitting_candidate set participant_id = $2 where sitting_id = $1 and participant_id = $3',
      [sittingId, otherCandidate, candidates[0]],
    )
    await page.reload()
    await page.getByText('tidak ada lagi di sesi ini, padahal ada 1 catatan').waitFor()
    const names = await page.getByLabel('Yang diamati').locator('option').allTextContents()
    await page.getByLabel('Yang diamati').selectOption({ index: names.length - 1 })
    await page.getByRole('button', { name: 'Pindahkan 1 catatan' }).click()
    await page.getByText('padahal ada').waitFor({ state: 'detached' })
    await saved(page)
    expect((await acts()).at(-1)).toMatchObject({ type: 'note-candidate', candidate: otherCandidate })
  }, 90_000)

  it('moves notes of a sitting that is gone to the one that replaced it', async () => {
    const { page } = hall
    const { centre } = hall
    await openSitting(page, hall)
    await page.context().setOffline(true)
    await note(page, 'Ditulis pada sesi lama.')
    const { rows } = await hall.test.owner(
      `insert into centre_sitting (instansi_id, centre_id, exercise_id, day, start_minute, room_id)
       select instansi_id, centre_id, exercise_id, day, 600, room_id from centre_sitting where id = $1 returning id`,
      [centre.sittingId],
    )
    for (const table of ['centre_sitting_candidate', 'centre_sitting_assessor'])
      await hall.test.owner(`update ${table} set sitting_id = $2 where sitting_id = $1`, [centre.sittingId, rows[0].id])
    await hall.test.owner('delete from centre_sitting where id = $1', [centre.sittingId])
    await page.context().setOffline(false)
    await page.goto(`${hall.baseUrl}/asesor#/`)
    await page.reload()
    await page.getByText('1 catatan di perangkat ini dibuat pada sesi yang sudah tidak ada').waitFor()
    await page.getByRole('button', { name: 'Pindahkan catatan' }).click()
    await expect
      .poll(async () => (await notes()).map(({ text }) => text), { timeout: PATIENCE_MS })
      .toEqual(['Ditulis pada sesi lama.'])
    await page.getByText('sesi yang sudah tidak ada').waitFor({ state: 'detached' })
  }, 90_000)
})

it('stands up to axe, to 400 % and to the keyboard on every screen', async () => {
  const { page } = hall
  const faults: string[] = []
  const look = async (name: string) => {
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      faults.push(...(await breaches(page)).map((breach) => `${name} ${width}: ${breach}`))
    }
    const overhang = await overhangAt400Percent(page)
    if (overhang > 0) faults.push(`${name}: ${overhang} px wider than 320`)
    faults.push(...(await focusFaults(page)).map((fault) => `${name}: ${fault}`))
  }
  await page.goto(`${hall.baseUrl}/asesor`)
  await page.getByLabel('Kata sandi').waitFor()
  await look('entrance')
  await openSitting(page, hall)
  await look('notes, empty')
  await note(page, 'Menanyakan pendapat semua orang.')
  await page.getByRole('button', { name: 'Ubah' }).click()
  await look('notes')
  await step(page, 'Klasifikasi')
  await sort(page, 'Menanyakan', 'M.03: tanpa indikator tertentu')
  await look('sorting')
  await step(page, 'Lanjut menilai')
  await look('rating')
  await step(page, 'Lembar')
  await look('sheet')
  await step(page, 'Jadwal saya')
  await page.emulateMedia({ colorScheme: 'dark' })
  await look('timetable, dark')
  expect(faults).toEqual([])
}, 90_000)
