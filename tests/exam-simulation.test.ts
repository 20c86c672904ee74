import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { createSimulationExam } from '../apps/server/src/testing/simulation-fixture.ts'
import { openBrowser } from './exam-browser.ts'
import { openExamHall, saved, signIn } from './exam-hall.ts'

const hall = openExamHall((test) => createSimulationExam(test, { code: 'IB-DINAS-A' }))

const storedActs = async (): Promise<{ kind: string; about: string; option?: string; text?: string; at: number }[]> =>
  (
    await hall.test.owner(`select value -> 'act' as act from answer where instansi_id = $1 order by seq`, [
      hall.exam.instansiId,
    ])
  ).rows.map(({ act }) => act)
const kinds = async () => (await storedActs()).map(({ kind, about }) => `${kind} ${about}`)

async function begin(page: Page) {
  await page.goto(`${hall.baseUrl}/ujian`)
  await signIn(page, hall.exam)
  await page.getByText('simulasi, 60 menit').waitFor()
  await page.getByRole('button', { name: 'Saya siap' }).click()
  await page.getByRole('heading', { name: 'Tugas Anda' }).waitFor()
  await page.locator('[data-part=inbox]').click()
  await page.getByRole('heading', { name: 'Kotak masuk' }).waitFor()
}
const openMessage = async (page: Page, subject: string) => {
  await page.locator('.sim-inbox').getByRole('button', { name: subject }).click()
  await page.getByRole('heading', { name: subject }).waitFor()
}
/** The desk as a person sees it, but for the clocks. */
const seen = (page: Page) =>
  page.evaluate(() =>
    ['.sim-inbox', '.sim-message', '.sim-side', '.sim-facts'].map((part) => document.querySelector(part)?.textContent),
  )
const extraBrowsers: { kill(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of extraBrowsers.splice(0)) await one.kill()
})

it('plays through a cut line and a reload without it, and comes back as it was left', async () => {
  let { page } = hall.running
  await page.setViewportSize({ width: 1440, height: 900 })
  await begin(page)
  await openMessage(page, 'Selamat datang, dan yang menunggu')
  await saved(page)
  expect(await kinds()).toEqual(['open serah-jabatan'])
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    // The chunk of the simulation and its styles, however they came.
    const cache = await caches.open('petakom-exam-1')
    const isKept = async () => (await cache.keys()).filter(({ url }) => url.includes('attempt-desk')).length === 2
    while (!(await isKept())) await new Promise((resolve) => setTimeout(resolve, 100))
  })

  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Anggaran per program' }).click()
  await page.getByRole('cell', { name: '1.100' }).waitFor()
  await page.getByRole('button', { name: 'Balas', exact: true }).click()
  await page.getByLabel('Balasan Anda').fill('Surat undangan Ibu putuskan; kontrak tetap ke saya.')
  await page.getByRole('button', { name: 'Kirim balasan' }).click()
  await page.locator('.sim-done').getByText('Membalas kepada Ibu Nurul Aini').waitFor()
  await page.getByText('Tindakan tersimpan di perangkat').waitFor()
  await page.getByRole('button', { name: 'Tanyakan', exact: true }).click()
  await page.getByLabel('Pertanyaan Anda').fill('Belum selesai')
  const before = await seen(page)
  expect(await kinds()).toEqual(['open serah-jabatan'])

  await page.reload()
  await page.getByRole('heading', { name: 'Selamat datang, dan yang menunggu' }).waitFor()
  expect(await page.getByLabel('Pertanyaan Anda').inputValue()).toBe('Belum selesai')
  expect(await seen(page)).toEqual(before)
  expect(await page.locator('[data-save="server"]').count()).toBe(0)

  // A power cut, too: what was done without the line is on the disk.
  await hall.running.kill()
  hall.running = await openBrowser(hall.profile)
  page = hall.running.page
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${hall.baseUrl}/ujian`)
  const isOpen = page.getByRole('heading', { name: 'Selamat datang, dan yang menunggu' }).waitFor()
  const isSignedOut = page.getByLabel('NIP (18 angka)').waitFor()
  await Promise.race([isOpen, isSignedOut.then(() => signIn(page, hall.exam))])
  await isOpen
  expect(await page.getByLabel('Pertanyaan Anda').inputValue()).toBe('Belum selesai')
  await page.locator('.sim-done').getByText('Membalas kepada Ibu Nurul Aini').waitFor()
  await saved(page)
  expect(await kinds()).toEqual(['open serah-jabatan', 'open serapan', 'reply serah-jabatan'])
  const ats = (await storedActs()).map(({ at }) => at)
  expect(ats).toEqual(ats.toSorted((one, other) => one - other))

  await page.getByRole('button', { name: 'Selesai', exact: true }).click()
  await page.getByText('1 tindakan tercatat').first().waitFor()
  await page.getByRole('heading', { name: 'Tulisan yang belum dikirim (1)' }).waitFor()
  await page.getByRole('button', { name: 'Kumpulkan', exact: true }).click()
  await page.getByRole('button', { name: 'Ya, kumpulkan' }).click()
  await page.getByRole('heading', { name: 'Jawaban sudah dikumpulkan' }).waitFor()
  await page.getByText('1 tindakan tercatat').waitFor()
  // A shared device keeps nothing of what was not sent.
  const desks = () =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          indexedDB.open('petakom-desk').onsuccess = ({ target }) => {
            const { result } = target as IDBOpenDBRequest
            result.transaction('desks').objectStore('desks').count().onsuccess = (event) =>
              resolve((event.target as IDBRequest).result)
          }
        }),
    )
  await expect.poll(desks).toBe(0)
}, 90_000)

it('goes on at another device with all that was done; the first one can only be read', async () => {
  const { page } = hall.running
  await page.setViewportSize({ width: 1440, height: 900 })
  await begin(page)
  await openMessage(page, 'Paparan pukul 09.30')
  await page.getByRole('button', { name: 'Balas', exact: true }).click()
  await page.getByLabel('Balasan Anda').fill('Kami hadir pukul 10.30.')
  await page.getByRole('button', { name: 'Kirim balasan' }).click()
  await saved(page)

  const second = await openBrowser(`${hall.profile}-2`)
  extraBrowsers.push(second)
  await second.page.goto(`${hall.baseUrl}/ujian`)
  await signIn(second.page, hall.exam)
  const { pin } = hall.exam.participants[0]!
  await second.page.getByRole('heading', { name: 'Ujian terbuka di perangkat lain' }).waitFor()
  await second.page.getByLabel('PIN sesi (6 angka)').fill(pin)
  await second.page.getByRole('button', { name: 'Lanjutkan di perangkat ini' }).click()
  await second.page.locator('[data-part=inbox]').click()
  await openMessage(second.page, 'Paparan pukul 09.30')
  await second.page.locator('.sim-done').getByText('Kami hadir pukul 10.30.').waitFor()

  await page.getByText('halaman ini hanya dapat dibaca').waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Balas', exact: true }).isDisabled()).toBe(true)
  await openMessage(page, 'Bahan serapan untuk rapat pukul 09.00')
  await second.page.getByRole('button', { name: 'Tunda', exact: true }).click()
  await second.page.locator('form').getByRole('button', { name: 'Tunda', exact: true }).click()
  await second.page.locator('.sim-done').getByText('Menunda').waitFor()
  await saved(second.page)
  expect(await kinds()).toEqual([
    ...['open paparan-bentrok', 'reply paparan-bentrok', 'open paparan-bentrok', 'postpone paparan-bentrok'],
  ])
}, 90_000)

it('lets the story stand still with the attempt, and shows what comes without taking the focus', async () => {
  const { page } = hall.running
  await page.setViewportSize({ width: 390, height: 800 })
  await page.clock.install()
  await begin(page)
  await openMessage(page, 'Selamat datang, dan yang menunggu')
  await page.getByRole('button', { name: 'Balas', exact: true }).click()
  await page.keyboard.type('Terima ')
  const order = (action: object) =>
    hall.exam.call('POST', `/api/events/${hall.exam.eventId}/time`, {
      ...{ target: { kind: 'event' }, reason: 'Uji jeda' },
      ...action,
    })
  expect((await order({ action: 'pause' })).statusCode).toBe(200)
  await page.getByText('Panitia menjeda ujian').waitFor()
  const clock = page.locator('.sim-clock strong')
  const stoodAt = await clock.textContent()
  expect(await page.getByLabel('Balasan Anda').isDisabled()).toBe(true)
  // More than a minute of the story, had it gone on.
  await page.clock.fastForward(12_000)
  await page.waitForTimeout(600)
  expect(await clock.textContent()).toBe(stoodAt)
  // Six minutes of the story at once: the start is moved back instead of waiting.
  await hall.test.owner(`update attempt set started_at = started_at - interval '60 seconds' where instansi_id = $1`, [
    hall.exam.instansiId,
  ])
  expect((await order({ action: 'resume' })).statusCode).toBe(200)
  await page.getByText('Pesan baru dari').first().waitFor()
  await expect.poll(() => clock.textContent()).not.toBe(stoodAt)
  expect(await page.getByLabel('Balasan Anda').inputValue()).toBe('Terima ')
  await page.getByLabel('Balasan Anda').focus()
  await page.keyboard.type('kasih')
  expect(await page.getByLabel('Balasan Anda').inputValue()).toBe('Terima kasih')
}, 90_000)

it('takes what was done without the line after the time is over, says so, and keeps the emergency file as a way out', async () => {
  const { page } = hall.running
  await page.setViewportSize({ width: 1440, height: 900 })
  await begin(page)
  await openMessage(page, 'Paparan pukul 09.30')
  await saved(page)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Tunda', exact: true }).click()
  await page.locator('form').getByRole('button', { name: 'Tunda', exact: true }).click()
  await page.getByText('Sambungan terputus. Tindakan tersimpan di perangkat').waitFor()
  await page.getByText('Sambungan tidak kunjung pulih?').click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Simpan jawaban ke berkas' }).click()
  const file = await (await download).path()
  const { journal } = JSON.parse(await readFile(file, 'utf8'))
  const kept = JSON.parse(journal) as { entries: { value: { act?: { kind: string } } }[] }
  expect(kept.entries.map(({ value }) => value.act?.kind)).toEqual(['open', 'postpone'])

  // Ninety minutes pass on the server while the device is cut off.
  await hall.test.owner(`update attempt set started_at = started_at - interval '90 minutes' where instansi_id = $1`, [
    hall.exam.instansiId,
  ])
  await page.context().setOffline(false)
  await page.getByText('sampai setelah waktu habis').first().waitFor({ timeout: 45_000 })
  expect(await kinds()).toEqual(['open paparan-bentrok', 'postpone paparan-bentrok'])
}, 90_000)
