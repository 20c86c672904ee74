import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { createTestApp, PASSWORD, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { createWatched, type WatchedFixture } from '../apps/server/src/testing/watched-sitting.ts'
import { buildAssessorPage } from './exam-browser.ts'

/** The machine may be busy with other tests. */
export const PATIENCE_MS = 20_000

export interface AssessorHall {
  test: TestApp
  baseUrl: string
  centre: WatchedFixture
  /** In a context of its own, as a device that never saw the page. */
  page: Page
}

/** For a file of tests: a server with the assessors' page, and for each test a centre and a device of its own. */
export function openAssessorHall(makeCentre: (test: TestApp) => Promise<WatchedFixture> = createWatched): AssessorHall {
  const hall = {} as AssessorHall
  let pages: string
  let browser: Browser
  beforeAll(async () => {
    pages = await mkdtemp(join(tmpdir(), 'petakom-assessor-page-'))
    await buildAssessorPage(pages)
    hall.test = await createTestApp({ web: (app) => serveWeb(app, pages) })
    // Pages count time: the server's clock must run.
    Object.defineProperty(hall.test.now, 'value', { get: () => new Date() })
    await hall.test.app.listen({ port: 0, host: '127.0.0.1' })
    hall.baseUrl = `http://127.0.0.1:${(hall.test.app.server.address() as AddressInfo).port}`
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    })
  })
  afterAll(async () => {
    await browser?.close()
    await hall.test.close()
    await rm(pages, { recursive: true, force: true })
  })
  beforeEach(async () => {
    hall.centre = await makeCentre(hall.test)
    hall.page = await (await browser.newContext()).newPage()
    hall.page.setDefaultTimeout(PATIENCE_MS)
  })
  afterEach(() => hall.page.context().close())
  return hall
}

export async function fillSignIn(page: Page, { centre }: AssessorHall, index = 0): Promise<void> {
  await page.getByLabel('NIP (18 angka)').fill(centre.assessors[index]!.nip)
  await page.getByLabel('Kata sandi').fill(PASSWORD)
  await page.getByRole('button', { name: 'Masuk' }).click()
}

export async function signInAsAssessor(page: Page, hall: AssessorHall, index = 0): Promise<void> {
  await page.goto(`${hall.baseUrl}/asesor`)
  await fillSignIn(page, hall, index)
  await page.getByRole('heading', { name: 'Jadwal saya' }).waitFor()
}

/** From the door to the notes of the one sitting. */
export async function openSitting(page: Page, hall: AssessorHall, index = 0): Promise<void> {
  await signInAsAssessor(page, hall, index)
  await page.getByRole('link', { name: /^Buka/ }).click()
  await page.getByRole('textbox', { name: /^Catatan tentang/ }).waitFor()
}

export const saved = (page: Page) => page.locator('[data-save="server"]').waitFor()
