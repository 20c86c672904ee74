import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readStarterBank } from '../apps/server/src/db/item-bank.ts'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { createTestApp, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { PRACTICE_ITEMS, type PracticeItem } from '../apps/web/src/practice/items/index.ts'
import { buildPracticePage, openBrowser, type RunningBrowser } from './exam-browser.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

let folder: string
let profile: string
let test: TestApp
let address: string
let running: RunningBrowser

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'petakom-practice-'))
  profile = await mkdtemp(join(tmpdir(), 'petakom-browser-'))
  await buildPracticePage(folder)
  test = await createTestApp({ web: (app) => serveWeb(app, folder) })
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}/latihan`
  running = await openBrowser(profile)
})
afterAll(async () => {
  await running?.kill()
  await test?.close()
  await rm(folder, { recursive: true, force: true })
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

const words = (text: string) => new Set(text.toLowerCase().match(/\p{L}{4,}/gu))
/** Words of four letters and more that two texts share, of those in either. */
function overlap(one: string, other: string): number {
  const [a, b] = [words(one), words(other)]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / Math.max(1, a.size + b.size - shared)
}

describe('the practice page', () => {
  it('is served to whoever asks, and holds no item of the bank', async () => {
    const reply = await fetch(address)
    expect([reply.status, reply.headers.get('set-cookie')]).toEqual([200, null])
    expect(await reply.text()).toContain('<title>Latihan | Petakom</title>')
    const files = (await readdir(join(folder, 'assets'))).filter((name) => name.endsWith('.js'))
    const script = (await Promise.all(files.map((name) => readFile(join(folder, 'assets', name), 'utf8')))).join('\n')
    expect(script).toContain(PRACTICE_ITEMS[0]!.content.stem)
    for (const { code, stem, stimulus, interaction, options } of await readStarterBank()) {
      expect(script.includes(`"${code}"`), code).toBe(false)
      // A generic instruction may be the same; the matter it is asked of may not.
      const texts = options.length > 0 || !interaction ? options : 'options' in interaction ? interaction.options : []
      for (const { text } of texts.filter((option) => option.text.length > 25)) {
        expect(script.includes(text), `${code}: ${text}`).toBe(false)
      }
      const whole = JSON.stringify([stimulus, stem, options, interaction])
      const near = PRACTICE_ITEMS.find(({ content }) => overlap(whole, JSON.stringify(content)) > 0.4)
      expect(near?.id, `${code} is near a practice item`).toBeUndefined()
    }
  })

  it('is practised by keyboard alone, asks the server for nothing, keeps nothing, and explains every answer', async () => {
    const { page } = running
    const asked: string[] = []
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(address)
    await press(page, 'button.primary')
    for (const [index, item] of PRACTICE_ITEMS.entries()) {
      await page.getByRole('heading', { name: `Soal ${index + 1} dari ${PRACTICE_ITEMS.length}` }).waitFor()
      await answer(page, item)
      await press(page, '.item-steps button.primary')
    }
    await page.getByText('Semua soal sudah dijawab').waitFor()
    await press(page, '.item-steps button.primary')
    await press(page, 'dialog button.primary')
    await page.getByRole('heading', { name: 'Hasil latihan' }).waitFor()
    const outcomes = await page
      .locator('.practice-outcome')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-outcome')))
    expect(outcomes).toEqual(PRACTICE_ITEMS.map(({ best }) => (best ? 'full' : 'rater')))
    expect(await page.getByText('Penjelasan', { exact: true }).count()).toBe(PRACTICE_ITEMS.length)
    expect(await page.locator('.lead').textContent()).toMatch(/^(\d+) dari \1 poin, 20 dari 20 soal dijawab\.$/)
    expect(asked.filter((one) => !one.startsWith('GET ') || one.includes('/api'))).toEqual([])
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
    expect(await page.evaluate(() => JSON.stringify(localStorage) + document.cookie)).not.toContain('latihan')
    await page.reload()
    await page.getByRole('button', { name: 'Mulai latihan' }).waitFor()
  }, 90_000)

  it.each([
    [390, 'dark'],
    [1440, 'light'],
  ] as const)(
    'has no breach of WCAG at %i px, %s, from the first screen to the results',
    async (width, colorScheme) => {
      const { page } = running
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.goto(address)
      const check = async (where: string) => expect.soft([where, await breaches(page)]).toEqual([where, []])
      await check('intro')
      expect.soft(await focusFaults(page)).toEqual([])
      await page.getByRole('button', { name: 'Mulai latihan' }).click()
      for (const index of PRACTICE_ITEMS.keys()) {
        await page.getByRole('heading', { name: `Soal ${index + 1} dari` }).waitFor()
        await check(`item ${index + 1}`)
        expect.soft([index, await overhangAt400Percent(page)]).toEqual([index, 0])
        await page.locator('.item-steps button.primary').click()
      }
      await check('review')
      await page.getByRole('button', { name: 'Kumpulkan jawaban' }).click()
      await page.getByRole('button', { name: 'Ya, kumpulkan' }).click()
      await page.getByRole('heading', { name: 'Hasil latihan' }).waitFor()
      await check('results')
      expect.soft(await focusFaults(page)).toEqual([])
      expect(await overhangAt400Percent(page)).toBe(0)
    },
    90_000,
  )

  it('speaks English too', async () => {
    const { page } = running
    await page.goto(address)
    await page.getByText('Tampilan').click()
    await page.getByLabel('Bahasa').selectOption('en')
    await page.getByRole('heading', { name: 'Practice' }).waitFor()
    await page.getByRole('button', { name: 'Start practice' }).click()
    await page.getByRole('heading', { name: 'Item 1 of 20' }).waitFor()
    expect(await breaches(page)).toEqual([])
  })
})

/** Tab until the focus is on what the selector names: nothing here clicks. */
async function tabTo(page: Page, selector: string) {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
  }
  throw new Error(`the keyboard never reached ${selector}`)
}
async function press(page: Page, selector: string, key = 'Enter') {
  await tabTo(page, selector)
  await page.keyboard.press(key)
}

/** In a group that nobody has chosen from, Tab comes to the first radio; arrows choose the next ones. */
async function pickRadio(page: Page, name: string, place: number) {
  await tabTo(page, `input[name="${name}"]`)
  if (place === 0) await page.keyboard.press('Space')
  for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowDown')
}

/** The best answer of the item, by keys alone. */
async function answer(page: Page, { id, content: { interaction }, best }: PracticeItem) {
  const place = (one: string | null) =>
    'options' in interaction ? interaction.options.findIndex((option) => option.id === one) : -1
  if (!best) {
    await tabTo(page, 'fieldset.item textarea')
    await page.keyboard.type('Dari halte, jalan lurus sampai gerbang hijau.')
  } else if ('choice' in best) await pickRadio(page, id, place(best.choice))
  else if (interaction.type === 'hot-text' && 'choices' in best) {
    const parts = interaction.segments.flatMap((segment) => ('id' in segment ? [segment.id] : []))
    for (const one of best.choices) {
      await press(page, `.hot-text button:nth-of-type(${parts.indexOf(one) + 1})`)
    }
  } else if ('choices' in best) {
    for (const one of best.choices) await press(page, `fieldset.item [value="${one}"]`, 'Space')
  } else if ('best' in best) {
    await pickRadio(page, `${id}-best`, place(best.best))
    // The arrows pass over the option that is taken as the best.
    await pickRadio(page, `${id}-worst`, place(best.worst) - Number(place(best.best) < place(best.worst)))
  } else if ('grades' in best) {
    for (const [one, grade] of Object.entries(best.grades)) await pickRadio(page, `${id}-${one}`, grade - 1)
  } else if ('order' in best) {
    for (const [to, one] of best.order.entries()) {
      await tabTo(page, `[data-id="${one}"] select`)
      await page.keyboard.type(`${to + 1}`)
    }
  } else if ('pairs' in best && interaction.type === 'match') {
    for (const [left, right] of best.pairs) {
      await tabTo(page, `select[id="${id}-${left}"]`)
      await page.keyboard.type(interaction.right.find((option) => option.id === right)!.text)
    }
  } else {
    await tabTo(page, 'fieldset.item input')
    await page.keyboard.type('number' in best ? best.number!.replace('.', ',') : 'text' in best ? best.text! : '')
  }
}
