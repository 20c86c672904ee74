import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { createSimulationExam } from '../apps/server/src/testing/simulation-fixture.ts'
import { openExamHall, saved, signIn } from './exam-hall.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

const hall = openExamHall((test) => createSimulationExam(test, { code: 'IB-DINAS-A' }))

async function begin(page: Page) {
  await page.goto(`${hall.baseUrl}/ujian`)
  await signIn(page, hall.exam)
  await page.getByRole('button', { name: 'Saya siap' }).click()
  await page.getByRole('heading', { name: 'Tugas Anda' }).waitFor()
}

/** Tab until the focus is on what has this accessible name: nothing here clicks. */
async function tabTo(page: Page, name: string | RegExp) {
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null
      const labels = at && 'labels' in at ? [...((at as HTMLInputElement).labels ?? [])] : []
      const words = at?.getAttribute('aria-label') ?? labels.map(({ textContent }) => textContent).join(' ')
      return (words || at?.textContent || '').trim()
    })
    if (typeof name === 'string' ? focused === name : name.test(focused)) return
  }
  throw new Error(`the keyboard never reached ${name}`)
}
async function press(page: Page, name: string | RegExp, key = 'Enter') {
  await tabTo(page, name)
  await page.keyboard.press(key)
}
const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id)

it.each([390, 1440])(
  'is played by the keyboard alone at %i px, from the first message to the hand-in',
  async (width) => {
    const { page } = hall.running
    await page.setViewportSize({ width, height: 900 })
    await begin(page)
    await press(page, /^Kotak masuk/)
    await press(page, /Bahan serapan untuk rapat/)
    expect(await focusedId(page)).toBe('sim-message')
    await press(page, 'Serahkan')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, /^Petunjuk pelaksanaan/)
    await page.keyboard.type('Satu halaman sebelum pukul 08.45.')
    await press(page, 'Serahkan')
    await page.locator('.sim-done').getByText('Menyerahkan kepada').waitFor()
    expect(await focusedId(page)).toBe('sim-message')

    await press(page, 'Tanyakan')
    await page.keyboard.type('Siapa saja yang hadir?')
    await press(page, 'Kirim pertanyaan')
    await page.locator('.sim-done').getByText('Siapa saja yang hadir?').waitFor()
    await press(page, /^Susun sendiri halaman itu/, 'Space')
    await press(page, 'Putuskan')
    await page.getByText('Pesan ini sudah ditutup').waitFor()
    expect(await focusedId(page)).toBe('sim-message')

    // The ring comes round the page to what stands above.
    await press(page, 'Kalender')
    expect(await focusedId(page)).toBe('sim-side')
    await press(page, 'Pindahkan Peninjauan taman')
    await page.keyboard.press('ArrowDown')
    await press(page, 'Simpan jadwal')
    await page.getByRole('heading', { name: 'Selasa, 4 Agustus 2026' }).waitFor()
    expect(await focusedId(page)).toBe('sim-move-tinjau-taman')

    await press(page, /^Dokumen/)
    await press(page, /^Aduan tiga bulan/)
    await page.getByRole('cell', { name: '64' }).waitFor()
    await saved(page)

    await press(page, 'Selesai')
    expect(await focusedId(page)).toBe('sim-finish')
    await press(page, 'Kumpulkan')
    await press(page, 'Ya, kumpulkan')
    await page.getByRole('heading', { name: 'Jawaban sudah dikumpulkan' }).waitFor()
    await page.getByText('4 tindakan tercatat').waitFor()
  },
  90_000,
)

it.each([
  [390, 'dark', 'id'],
  [900, 'light', 'en'],
  [1440, 'light', 'id'],
] as const)(
  'has no breach of WCAG at %i px, %s, %s, on any of its parts',
  async (width, colorScheme, language) => {
    const { page } = hall.running
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await page.goto(`${hall.baseUrl}/ujian`)
    await page.evaluate(
      (chosen) => localStorage.setItem('petakom-exam-view', JSON.stringify({ language: chosen })),
      language,
    )
    await page.reload()
    await signInAnyLanguage(page)
    const check = async (where: string) => {
      // A button half under the bar that stays in sight would count as a small one; that no focus lies there is asked below.
      await page.evaluate(() => window.scrollTo(0, 0))
      expect.soft([where, await breaches(page)]).toEqual([where, []])
      // The window is the same then, however wide it was.
      if (width === 390) expect.soft([where, await overhangAt400Percent(page)]).toEqual([where, 0])
    }
    await check('task')
    await page.locator('[data-part=inbox]').click()
    await check('inbox')
    await page.locator('#sim-row-sekda-minta').click()
    await check('message')
    for (const kind of width === 390 ? ['reply', 'ask', 'delegate'] : ['delegate']) {
      await page.locator(`#sim-act-${kind}`).click()
      await check(kind)
    }
    await page.locator('.sim-form button.primary').click()
    await check('a task for nobody')
    expect.soft(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT')
    expect.soft(await focusFaults(page)).toEqual([])
    await page.locator('[data-part=inbox]').click()
    await page.locator('#sim-row-serah-jabatan').click()
    await page.locator('#sim-act-reply').click()
    await page.locator('.sim-form button.primary').click()
    await check('a reply without words')
    await page.locator('#sim-act-schedule').click()
    await check('schedule')
    await page.locator('.sim-attachments button').first().click()
    await check('document')
    // The middle width differs in its two columns alone; the parts below are the same.
    if (width === 900) return
    for (const part of ['calendar', 'people', 'news', 'task', 'documents', 'calendar']) {
      await page.locator(`[data-part=${part}]`).click()
      await check(part)
    }
    await page.locator('#sim-move-paparan').click()
    await check('moving an entry')
    expect.soft(await focusFaults(page)).toEqual([])
    expect.soft(await underTheBar(page)).toEqual([])
    await page.locator('[data-part=finish]').click()
    await check('finish')
    await page.locator('.sim-finish .sim-steps button.primary').first().click()
    await check('confirm')
  },
  90_000,
)

/** Whatever takes the focus, forwards and backwards, lies clear of the bar that stays in sight. */
async function underTheBar(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let step = 0; step < 45; step += 1) {
      await page.keyboard.press(key)
      const fault = await page.evaluate(() => {
        const bar = document.querySelector('.sim-line')!
        const at = document.activeElement!
        const [box, edge] = [at.getBoundingClientRect(), bar.getBoundingClientRect()]
        return at !== document.body && !bar.contains(at) && box.top < edge.bottom && box.bottom > edge.top
          ? at.textContent
          : null
      })
      if (fault) faults.push(fault.slice(0, 60))
    }
  }
  return faults
}

async function signInAnyLanguage(page: Page) {
  const { nip, pin } = hall.exam.participants[0]!
  await page.locator('main input').nth(1).waitFor()
  const [first, second] = await page.locator('main input').all()
  await first!.fill(nip)
  await second!.fill(pin)
  await page.locator('button.primary').click()
  await page.locator('.facts').waitFor()
  await page.locator('button.primary').last().click()
  await page.locator('#sim-side').waitFor()
}
