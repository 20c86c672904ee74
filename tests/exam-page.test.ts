import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ITEM_COUNT } from '../apps/server/src/testing/exam-fixture.ts'
import { openBrowser } from './exam-browser.ts'
import { beginExam, choose, openExamHall, saved, signIn } from './exam-hall.ts'

const hall = openExamHall()

const storedChoices = async () =>
  (
    await hall.test.owner(`select value ->> 'choice' as choice from answer where instansi_id = $1 order by seq`, [
      hall.exam.instansiId,
    ])
  ).rows.map(({ choice }) => choice)

it('survives a cut network and a killed browser, and hands in with a receipt', async () => {
  let { page } = hall.running
  await beginExam(page, hall)
  await choose(page, 'A')
  await saved(page)

  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Berikutnya' }).click()
  await choose(page, 'B')
  await page.getByText('Kami mengirim ulang otomatis').waitFor()
  expect(await storedChoices()).toEqual(['A'])
  await hall.running.kill()

  hall.running = await openBrowser(hall.profile)
  page = hall.running.page
  await page.goto(`${hall.baseUrl}/ujian`)
  const isSignedOut = await Promise.race([
    page
      .getByRole('heading', { name: `Soal 3 dari ${ITEM_COUNT}` })
      .waitFor()
      .then(() => false),
    page
      .getByLabel('NIP (18 angka)')
      .waitFor()
      .then(() => true),
  ])
  if (isSignedOut) await signIn(page, hall.exam)
  await page.getByRole('heading', { name: `Soal 3 dari ${ITEM_COUNT}` }).waitFor()
  await saved(page)
  expect(await storedChoices()).toEqual(['A', 'B'])

  await choose(page, 'C')
  await page.getByRole('button', { name: 'Tinjau dan selesai' }).click()
  await page.getByRole('heading', { name: 'Belum dijawab (1)' }).waitFor()
  await page.getByRole('button', { name: 'Kumpulkan jawaban' }).click()
  await page.getByRole('dialog').getByText(`3 dari ${ITEM_COUNT} soal dijawab`).waitFor()
  await page.getByRole('button', { name: 'Ya, kumpulkan' }).click()
  await page.getByRole('heading', { name: 'Jawaban sudah dikumpulkan' }).waitFor()
  expect(await page.locator('.receipt').textContent()).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/)
  expect(await storedChoices()).toEqual(['A', 'B', 'C'])
}, 90_000)

it('goes on after a reload without the network, and sends when it is back', async () => {
  const { page } = hall.running
  await beginExam(page, hall)
  await choose(page, 'A')
  await saved(page)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await page.context().setOffline(true)
  await page.reload()
  await page.getByRole('heading', { name: `Soal 2 dari ${ITEM_COUNT}` }).waitFor()
  await choose(page, 'C')
  await page.getByText('Jawaban tersimpan di perangkat').waitFor()
  await page.context().setOffline(false)
  await saved(page)
  expect(await storedChoices()).toEqual(['A', 'C'])
}, 60_000)

it.each([
  [507, 'STORAGE_FULL'],
  [503, 'UNAVAILABLE'],
])(
  'keeps an answer that the server cannot store (%i) on the device, says so, and sends it again',
  async (status, code) => {
    const { page } = hall.running
    await beginExam(page, hall)
    let refused = 0
    await page.route('**/answers', async (route) => {
      refused += 1
      await route.fulfill({ status, json: { code, message: 'Tidak ada yang diubah.' } })
    })
    await choose(page, 'B')
    await page.getByText('Jawaban tersimpan di perangkat. Kami mengirim ulang otomatis').waitFor()
    expect(await storedChoices()).toEqual([])
    await expect.poll(() => refused, { timeout: 5000 }).toBeGreaterThan(1)
    await page.unroute('**/answers')
    await saved(page)
    expect(await storedChoices()).toEqual(['B'])
  },
  60_000,
)

it.each([
  [507, 'STORAGE_FULL'],
  [503, 'UNAVAILABLE'],
])(
  'goes on handing in while the server cannot store it (%i), says so over a reload, and ends with a receipt',
  async (status, code) => {
    const { page } = hall.running
    await beginExam(page, hall)
    await choose(page, 'B')
    await saved(page)
    let refused = 0
    await page.route('**/hand-in', async (route) => {
      refused += 1
      await route.fulfill({ status, json: { code, message: 'Tidak ada yang diubah.' } })
    })
    for (let item = 1; item < ITEM_COUNT; item += 1) await page.getByRole('button', { name: 'Berikutnya' }).click()
    await page.getByRole('button', { name: 'Tinjau dan selesai' }).click()
    await page.getByRole('button', { name: 'Kumpulkan jawaban' }).click()
    await page.getByRole('button', { name: 'Ya, kumpulkan' }).click()
    await page.getByText('Jawaban belum terkumpul').waitFor()
    await expect.poll(() => refused, { timeout: 5000 }).toBeGreaterThan(1)
    expect(await page.getByRole('heading', { name: 'Jawaban sudah dikumpulkan' }).count()).toBe(0)
    const before = refused
    await page.reload()
    await page.getByText('Jawaban belum terkumpul').waitFor()
    expect(refused).toBeGreaterThan(before)
    const handedIn = () =>
      hall.test
        .owner('select count(*)::int as n from attempt where handed_in_at is not null')
        .then(({ rows }) => rows[0].n)
    const already = await handedIn()
    await page.unroute('**/hand-in')
    await page.getByRole('heading', { name: 'Jawaban sudah dikumpulkan' }).waitFor()
    expect(await page.locator('.receipt').textContent()).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/)
    expect(await storedChoices()).toEqual(['B'])
    expect(await handedIn()).toBe(already + 1)
  },
  60_000,
)

it('lets one tab write; the second shows and says so', async () => {
  const { page } = hall.running
  await beginExam(page, hall)
  const second = await page.context().newPage()
  await second.goto(`${hall.baseUrl}/ujian`)
  await second.getByText('sudah terbuka di tab lain').waitFor()
  expect(await second.getByRole('radio', { name: 'Pilihan A' }).isDisabled()).toBe(true)
  // Whoever writes in a tab looks at it; the browser slows down the others.
  await page.bringToFront()
  await choose(page, 'A')
  await saved(page)
}, 60_000)

it('can be sat by the keyboard alone, on a slow computer', async () => {
  const { page } = hall.running
  await beginExam(page, hall)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 8 })
  const press = async (name: string, presses = 40) => {
    for (let n = 0; n < presses; n += 1) {
      await page.keyboard.press('Tab')
      // A part that can only be focused by the page holds every button's name: it is not the button.
      const focused = await page.evaluate(() => document.activeElement?.closest('button')?.textContent ?? '')
      if (focused.includes(name)) return page.keyboard.press('Enter')
    }
    throw new Error(`no focus reaches ${name}`)
  }
  for (let item = 1; item <= ITEM_COUNT; item += 1) {
    await page.getByRole('heading', { name: `Soal ${item} dari ${ITEM_COUNT}` }).waitFor()
    await page.getByRole('radio', { name: 'Pilihan A' }).focus()
    await page.keyboard.press('ArrowDown')
    await press(item < ITEM_COUNT ? 'Berikutnya' : 'Tinjau dan selesai')
  }
  await page.getByText('Semua soal sudah dijawab').waitFor()
  await press('Kumpulkan jawaban')
  await page.getByRole('dialog').waitFor()
  await press('Ya, kumpulkan')
  await page.getByRole('heading', { name: 'Jawaban sudah dikumpulkan' }).waitFor()
  expect(await storedChoices()).toEqual(['B', 'B', 'B', 'B'])
}, 60_000)

it('moves the focus together with the content, so that no key is lost in between', async () => {
  const { page } = hall.running
  await beginExam(page, hall)
  const press = (name: string) =>
    page.getByRole('button', { name }).evaluate(async (button: HTMLElement) => {
      button.click()
      // Long enough for React, and before the next frame.
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
      return document.activeElement?.className
    })
  expect(await press('Berikutnya')).toBe('exam-content')
  expect(await press('Tinjau dan selesai')).toBe('exam-content')
}, 60_000)

/** What the window system tells a page: Chromium under test believes itself always in front. */
const look = (page: Page, isInFront: boolean) =>
  page.evaluate((has) => {
    document.hasFocus = () => has
    dispatchEvent(new Event(has ? 'focus' : 'blur'))
  }, isInFront)

it('tells with the next answer that it was out of sight, also when the line was cut then; a blink is nothing', async () => {
  const { page } = hall.running
  const away = async () =>
    (
      await hall.test.owner(
        `select number, seconds from attempt_focus as f join attempt as a on a.id = f.attempt_id
         where f.instansi_id = $1 order by number`,
        [hall.exam.instansiId],
      )
    ).rows as { number: number; seconds: number }[]
  await beginExam(page, hall)
  await look(page, false)
  await page.waitForTimeout(1300)
  await look(page, true)
  expect(await away()).toEqual([])
  await choose(page, 'A')
  await saved(page)
  await expect.poll(async () => (await away()).length).toBe(1)
  const [first] = await away()
  expect(first!.seconds).toBeGreaterThan(1.2)
  expect(first!.seconds).toBeLessThan(30)

  await page.context().setOffline(true)
  await look(page, false)
  await page.waitForTimeout(1300)
  await look(page, true)
  await look(page, false)
  await look(page, true)
  await choose(page, 'B')
  await page.getByText('Jawaban tersimpan di perangkat').waitFor()
  await page.context().setOffline(false)
  await saved(page)
  await expect.poll(async () => (await away()).map(({ number }) => number)).toEqual([1, 2])
}, 60_000)

it('hands in by itself when the time is over, and not while extra time is left', async () => {
  const { page } = hall.running
  await beginExam(page, hall)
  await choose(page, 'A')
  await saved(page)
  const setTime = (sql: string) =>
    hall.test.owner(`update attempt set ${sql} where instansi_id = $1`, [hall.exam.instansiId])
  await setTime('duration_seconds = coalesce(extract(epoch from clock_timestamp() - started_at)::int + 4, 3600)')
  await page.reload()
  await saved(page)
  await setTime('extra_seconds = 600')
  await page.getByText('Panitia menambah waktu').waitFor()
  expect(await page.getByRole('radio', { name: 'Pilihan A' }).isEnabled()).toBe(true)
  await setTime('extra_seconds = 0')
  await page.reload()
  await page.getByRole('heading', { name: 'Jawaban sudah dikumpulkan' }).waitFor()
}, 60_000)
