import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { createExam, type ExamFixture } from '../apps/server/src/testing/exam-fixture.ts'
import { createTestApp, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildExamPage, openBrowser, type RunningBrowser } from './exam-browser.ts'

/** What a test finds: set anew before each, but for the server and the folder of its pages. */
export interface ExamHall {
  test: TestApp
  baseUrl: string
  /** The built participant's page. */
  pages: string
  exam: ExamFixture
  /** The browser's own folder: whoever opens it again finds what was kept. */
  profile: string
  running: RunningBrowser
}

/** For a file of tests: a server with the participant's page, and for each test an exam and a browser of its own. */
export function openExamHall(makeExam: (test: TestApp) => Promise<ExamFixture> = createExam): ExamHall {
  const hall = {} as ExamHall
  beforeAll(async () => {
    hall.pages = await mkdtemp(join(tmpdir(), 'petakom-exam-page-'))
    await buildExamPage(hall.pages)
    hall.test = await createTestApp({ web: (app) => serveWeb(app, hall.pages) })
    // Pages count time: the server's clock must run.
    Object.defineProperty(hall.test.now, 'value', { get: () => new Date() })
    await hall.test.app.listen({ port: 0, host: '127.0.0.1' })
    hall.baseUrl = `http://127.0.0.1:${(hall.test.app.server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    await hall.test.close()
    await rm(hall.pages, { recursive: true, force: true })
  })
  beforeEach(async () => {
    hall.profile = await mkdtemp(join(tmpdir(), 'petakom-browser-'))
    hall.exam = await makeExam(hall.test)
    hall.running = await openBrowser(hall.profile)
  })
  afterEach(async () => {
    await hall.running.kill()
    await rm(hall.profile, { recursive: true, force: true, maxRetries: 5 })
  })
  return hall
}

export async function fillSignIn(page: Page, { participants }: ExamFixture): Promise<void> {
  const { nip, pin } = participants[0]!
  await page.getByLabel('NIP (18 angka)').fill(nip)
  await page.getByLabel('PIN sesi (6 angka)').fill(pin)
}

export async function signIn(page: Page, exam: ExamFixture): Promise<void> {
  await fillSignIn(page, exam)
  await page.getByRole('button', { name: 'Masuk' }).click()
}

/** From the door to the first item of the first test. */
export async function beginExam(page: Page, { baseUrl, exam }: Pick<ExamHall, 'baseUrl' | 'exam'>): Promise<void> {
  await page.goto(`${baseUrl}/ujian`)
  await signIn(page, exam)
  await page.getByRole('button', { name: 'Saya siap' }).click()
  await page.getByRole('heading', { name: /^Soal 1 dari/ }).waitFor()
}

export const saved = (page: Page) => page.locator('[data-save="server"]').waitFor()
export const choose = (page: Page, option: string) => page.getByRole('radio', { name: `Pilihan ${option}` }).check()
