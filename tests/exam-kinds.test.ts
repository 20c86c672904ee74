import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { readStarterBank } from '../apps/server/src/db/item-bank.ts'
import { createExam } from '../apps/server/src/testing/exam-fixture.ts'
import { beginExam, openExamHall } from './exam-hall.ts'

const bank = (await readStarterBank()).filter(({ interaction, code }) => interaction && code.startsWith('KD-'))
const hall = openExamHall((test) => createExam(test, { items: 0, bank }))

/** Tab until the focus is on what has this accessible text: nothing here clicks. */
async function tabTo(page: Page, text: string | RegExp) {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null
      const labels = at && 'labels' in at ? [...((at as HTMLInputElement).labels ?? [])] : []
      return `${at?.getAttribute('aria-label') ?? ''} ${labels.map(({ textContent }) => textContent).join(' ')} ${at?.textContent ?? ''}`
    })
    if (typeof text === 'string' ? name.includes(text) : text.test(name)) return
  }
  throw new Error(`the keyboard never reached ${text}`)
}
const press = async (page: Page, text: string | RegExp, key = 'Enter') => {
  await tabTo(page, text)
  await page.keyboard.press(key)
}

/** The best answer of each item, by keys alone. */
const BY_KEYS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'KD-PG-1': async (page) => {
    await press(page, 'Delapan berkas', 'Space')
    await press(page, 'Separuh dari berkas', 'Space')
  },
  'KD-TB-1': async (page) => {
    await press(page, 'Membagikan nomor', 'Space')
    // The option taken as the best is closed as the worst: the next one is met first.
    await tabTo(page, 'Membuka loket')
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowDown')
  },
  'KD-NL-1': async (page) => {
    await tabTo(page, 'Tidak tepat')
    await page.keyboard.press('ArrowUp')
    await tabTo(page, 'Tidak tepat')
    await page.keyboard.press('ArrowDown')
    await press(page, 'Tidak tepat', 'Space')
  },
  'KD-UR-1': async (page) => {
    await press(page, 'Turun: Memberi tahu')
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('Enter')
  },
  'KD-JO-1': async (page) => {
    for (const [left, right] of [
      ['Mengundang', 'Surat undangan'],
      ['Mencatat', 'Notula'],
      ['Menugaskan', 'Surat tugas'],
    ] as const) {
      await tabTo(page, left)
      await page.keyboard.type(right)
    }
  },
  'KD-BL-1': async (page) => {
    await tabTo(page, 'kunjungan per hari')
    await page.keyboard.type('25,0')
  },
  'KD-IS-1': async (page) => {
    await tabTo(page, 'Jawaban Anda')
    await page.keyboard.type('juli')
  },
  'KD-UA-1': async (page) => {
    await tabTo(page, 'Uraian Anda')
    await page.keyboard.type('Loket bantuan tetap dibuka.')
  },
  'KD-TT-1': (page) => press(page, 'Kelalaian Saudara'),
}

it('is answered in every kind by keyboard alone, cut off in the middle, reloaded, handed in and stored', async () => {
  const { page } = hall.running
  await beginExam(page, hall)
  for (const index of bank.keys()) {
    // Each person has an order of items of their own: the stem says which one this is.
    const stem = await page.locator('fieldset.item > legend').textContent()
    const { code } = bank.find((item) => item.stem === stem)!
    if (index === 4) await page.context().setOffline(true)
    await BY_KEYS[code]!(page)
    if (index === 6) {
      await page.getByText('Kami mengirim ulang otomatis').waitFor()
      await page.context().setOffline(false)
      // Leaving a text field writes it down at once.
      await page.keyboard.press('Tab')
      await expect.poll(async () => Object.keys(await storedAnswers()).length).toBe(7)
      await page.reload()
      await page.getByRole('heading', { name: /^Soal \d/ }).waitFor()
      // The page opens the first item without an answer by itself.
      expect(await page.getByRole('heading', { name: /^Soal \d/ }).textContent()).toContain('Soal 8')
      continue
    }
    await press(page, index < bank.length - 1 ? 'Berikutnya' : 'Tinjau')
  }
  await page.getByText('Semua soal sudah dijawab').waitFor()
  await press(page, 'Kumpulkan jawaban')
  await press(page, 'Ya')
  await page.locator('.receipt').waitFor()
  expect(await storedAnswers()).toEqual({
    'KD-PG-1': { choices: ['A', 'B'] },
    'KD-TB-1': { best: 'A', worst: 'D' },
    'KD-NL-1': { grades: { A: 3, B: 2, C: 1 } },
    'KD-UR-1': { order: ['B', 'C', 'D', 'A'] },
    'KD-JO-1': {
      pairs: [
        ['A', 'R'],
        ['B', 'Q'],
        ['C', 'P'],
      ],
    },
    'KD-BL-1': { number: '25' },
    'KD-IS-1': { text: 'juli' },
    'KD-UA-1': { text: 'Loket bantuan tetap dibuka.' },
    'KD-TT-1': { choices: ['B'] },
  })
}, 90_000)

/** The value in force of each item, by code. */
async function storedAnswers() {
  const { rows } = await hall.test.owner(
    `select distinct on (i.code) i.code, a.value from answer as a join item as i on i.id = a.item_id
     where a.instansi_id = $1 order by i.code, a.seq desc`,
    [hall.exam.instansiId],
  )
  return Object.fromEntries(rows.map(({ code, value }) => [code, value]))
}
