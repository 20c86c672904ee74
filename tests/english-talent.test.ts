import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { TALENT_BOXES, TREATMENTS } from '@petakom/domain'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '../apps/server/src/features/identity/accounts.ts'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { type FurnishedInstansi, furnishInstansi } from '../apps/server/src/testing/doors/furnished-instansi.ts'
import { createTestApp, PASSWORD, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'

type Words = Readonly<Record<string, string>>
const read = (language: string, name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../apps/web/src/lib/messages/${language}/${name}.json`), 'utf8'))
const words = { id: read('id', 'talent'), en: read('en', 'talent') }
const reasons: { id: Words; en: Words } = { id: read('id', 'reason'), en: read('en', 'reason') }
const NIP = '198001012005011955'
const TALENT_REASON = /^(PREDICATE_NOT|NO_VALID|ASPECTS_|EDUCATION_NOT|DISCIPLINE_NOT|POST_START|PART_NOT)/

/** Every Indonesian text of the guideline's names; a slot splits a sentence into what can be looked for. */
const indonesian = [
  ...['part', 'boxName', 'treatment'].flatMap((group) => Object.values(words.id[group] as Words)),
  ...Object.entries(reasons.id)
    .filter(([code]) => TALENT_REASON.test(code))
    .map(([, text]) => text.split('}}').at(-1)!.trim()),
]

let test: TestApp
let furnished: FurnishedInstansi
let browser: Browser
let page: Page
let baseUrl: string

beforeAll(async () => {
  await buildWeb()
  test = await createTestApp({ web: (app) => serveWeb(app) })
  furnished = await furnishInstansi(test)
  const { instansiId, ids } = furnished
  const account = { nip: NIP, name: 'Uji Bahasa', password: PASSWORD, roles: ['administrator', 'panitia'] as const }
  await test.database.tenant(instansiId, (db) => createAccount(db, { instansiId, id: null, name: 'uji' }, account))
  // A box with treatments, whatever the answers of the fixture earn.
  await test.owner(
    `update talent_profile set box = 8, potensial = 82, kinerja = 70, potensial_low = 76, potensial_high = 88,
       box_chances = '[{"box":8,"chance":0.7},{"box":5,"chance":0.3}]', box_alternatives = '{5}'
     where instansi_id = $1 and pegawai_id = $2`,
    [instansiId, ids.pegawai],
  )
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  baseUrl = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  await context.addInitScript(() => localStorage.setItem('petakom-language', 'en'))
  page = await context.newPage()
  await page.goto(baseUrl)
  await page.getByLabel('NIP').fill(NIP)
  await page.locator('input[type=password]').fill(PASSWORD)
  await page.locator('button[type=submit]').click()
  await page.getByRole('link', { name: words.en.box.title }).first().waitFor()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await test?.close()
})

describe('the catalogues of the guideline', () => {
  it('say in Indonesian what the guideline says', () => {
    expect(words.id.treatment).toEqual(TREATMENTS)
    expect(words.id.boxName).toEqual(Object.fromEntries(TALENT_BOXES.map(({ box, name }) => [box, name])))
  })
  it('say in English nothing that is Indonesian', () => {
    const english = ['part', 'boxName', 'treatment'].flatMap((group) => Object.values(words.en[group] as Words))
    expect(english.filter((text) => indonesian.includes(text))).toEqual([])
  })
})

const shown = async (path: string, heading: string) => {
  await page.goto(baseUrl + path)
  await page.getByText(heading).first().waitFor()
  return (await page.locator('main').textContent()) ?? ''
}

describe('English pages', () => {
  it('name box, parts, reasons and treatments of a person in English', async () => {
    const text = await shown(`/talenta/${furnished.ids.pegawai}`, words.en.boxName[8])
    expect(text).toContain(words.en.treatment.AGENCY_POOL)
    expect(text).toContain(words.en.part.PENDIDIKAN)
    expect(text).toContain(reasons.en.PART_NOT_KEPT)
    expect(text).toContain('Most likely box 8, possibly 5.')
    expect(indonesian.filter((one) => text.includes(one))).toEqual([])
  })
  it('name missing parts under the nine boxes in English, and ring the dot that crosses a line', async () => {
    const text = await shown('/talenta', words.en.box.missing)
    expect(text).toContain(words.en.part.PENGHARGAAN)
    expect(text).toMatch(/State on \d+ \w+ \d{4}/)
    expect(await page.locator('svg circle[r="9"]').count()).toBe(1)
    expect(indonesian.filter((one) => text.includes(one))).toEqual([])
  })
  it('name what exercises measure in English', async () => {
    const text = await shown(`/kegiatan/${furnished.ids.event}?bagian=rancangan`, 'M.01 Integrity')
    expect(text).not.toMatch(/Integritas|Kerja Sama|Pengambilan Keputusan|Kepemimpinan/)
  })
})

describe('the shared dialog', () => {
  const inside = () => page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)
  it('takes the focus, keeps it through Tab in both directions, and gives it back', async () => {
    await page.goto(`${baseUrl}/kegiatan/${furnished.ids.event}`)
    const opener = page.getByRole('button', { name: read('en', 'events').close.action })
    await opener.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await expect.poll(inside).toBe(true)
    const stops = new Set<string>()
    for (const key of [...Array(6).fill('Tab'), ...Array(6).fill('Shift+Tab')]) {
      await page.keyboard.press(key)
      expect(await inside(), `after ${key}`).toBe(true)
      stops.add(await page.evaluate(() => document.activeElement!.textContent || 'close'))
    }
    expect(stops.size).toBeGreaterThanOrEqual(3)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => opener.evaluate((one) => one === document.activeElement)).toBe(true)
  })
  it.each(['reduce', 'no-preference'] as const)('moves only for those who take motion: %s', async (reducedMotion) => {
    await page.emulateMedia({ reducedMotion })
    await page.goto(`${baseUrl}/kegiatan/${furnished.ids.event}`)
    await page.getByRole('button', { name: read('en', 'events').close.action }).click()
    await page.getByRole('dialog').waitFor()
    const longest = await page.evaluate(() => {
      const times = [...document.querySelectorAll('*')].flatMap((one) => {
        const { transitionDuration, animationDuration } = getComputedStyle(one)
        return `${transitionDuration}, ${animationDuration}`.split(', ')
      })
      return Math.max(...times.map((time) => Number.parseFloat(time) * (time.endsWith('ms') ? 1 : 1000)))
    })
    await page.keyboard.press('Escape')
    if (reducedMotion === 'reduce') expect(longest).toBeLessThanOrEqual(1)
    else expect(longest).toBeGreaterThan(1)
  })
})

describe('a page whose script cannot be fetched', () => {
  it('says so in its place, keeps the menu, and opens once the server is back', async () => {
    await page.goto(`${baseUrl}/talenta`)
    await page.getByRole('heading', { name: words.en.box.title }).waitFor()
    await page.context().setOffline(true)
    const menu = page.getByRole('navigation').getByRole('link', { name: read('en', 'identity').accounts.title })
    await menu.click()
    await page.getByText(read('en', 'common').error.connection).waitFor()
    const again = page.getByRole('button', { name: read('en', 'common').action.retry })
    await again.click()
    expect(await menu.count()).toBe(1)
    await page.context().setOffline(false)
    await again.click()
    await page
      .getByRole('heading', { name: read('en', 'identity').accounts.title })
      .first()
      .waitFor()
  })
})
