import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from './find-chromium.ts'
import { shootCentre } from './picture-centre.ts'
import { ask, openExam } from './picture-exam.ts'
import { shootPlacement, signIn } from './picture-placement.ts'

/**
 * Makes the pictures of README.md from a running demo: `npm start` in one terminal, `npm run pictures` in another.
 * The item page needs a session that is open, so an event of one participant is planned for today: use a data folder that
 * may be thrown away (`PETAKOM_DATA`). The others are made before it and do not see it.
 */
const { values } = parseArgs({
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:4170' },
    out: { type: 'string', default: 'docs/gambar' },
    nip: { type: 'string', default: '198001012005011901' },
    password: { type: 'string', default: 'contoh-petakom-2025' },
  },
})
const SIZE = { width: 1280, height: 860 }
/** Of the same shape, and tall enough for the whole of the nine boxes. */
const TALL = { width: 1600, height: 1075 }
const ALL_SETTLED_MS = 400

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    baseURL: values.base,
    viewport: SIZE,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'id-ID',
  })
  return context.newPage()
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(ALL_SETTLED_MS)
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(ALL_SETTLED_MS)
  await page.screenshot({ path: `${values.out}/${name}.png` })
  console.log(`${values.out}/${name}.png`)
}

const toTop = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((one) => {
      window.scrollTo(0, one.getBoundingClientRect().top + window.scrollY - 88)
    })

mkdirSync(values.out, { recursive: true })
const executablePath = findChromium()
if (!executablePath) process.exit(1)
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const page = await openPage(browser)
  await visit(page, '/')
  await signIn(page, values.nip, values.password)
  await visit(page, '/peta')
  await shoot(page, 'peta-kompetensi')
  await page.setViewportSize(TALL)
  await visit(page, '/talenta')
  await toTop(page, 'figure')
  await shoot(page, 'sembilan-kotak')
  await page.setViewportSize(SIZE)
  const events = await ask<{ id: string; scored: number }[]>(page, 'GET', '/api/events')
  const [event] = events.toSorted((one, other) => other.scored - one.scored)
  await visit(page, `/kegiatan/${event!.id}/hasil`)
  await page.locator('main a[href^="/hasil/"]').first().click()
  await page.getByRole('heading', { name: 'Profil kompetensi' }).waitFor()
  await toTop(page, 'h2:has-text("Profil kompetensi")')
  await shoot(page, 'laporan')
  await shootCentre({ page, visit, shoot, toTop })
  await shootPlacement({ page, openPage: () => openPage(browser), visit, shoot, password: values.password })
  const { nip, pin } = await openExam(page)
  const exam = await openPage(browser)
  await visit(exam, '/ujian')
  await exam.locator('#nip').fill(nip)
  await exam.locator('#pin').fill(pin)
  await exam.locator('button[type=submit]').click()
  await exam
    .getByRole('button', { name: /Saya siap|Mulai/ })
    .first()
    .click()
  await exam.getByRole('radio').nth(1).check()
  await shoot(exam, 'soal')
} finally {
  await browser.close()
}
