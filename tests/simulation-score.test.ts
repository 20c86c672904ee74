import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { scoreEvent } from '../apps/server/src/features/results/score-event.ts'
import { serveWeb } from '../apps/server/src/plugins/web.ts'
import { createSimulationExam, type SimulationFixture } from '../apps/server/src/testing/simulation-fixture.ts'
import { cookieAs, createTestApp, type TestApp } from '../apps/server/src/testing/test-app.ts'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { openBrowser, type RunningBrowser } from './exam-browser.ts'
import { breaches, focusFaults, overhangAt400Percent } from './page-checks.ts'

const PICTURES = process.env.PICTURES
let profile: string
let test: TestApp
let exam: SimulationFixture
let running: RunningBrowser
let baseUrl: string

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'petakom-browser-'))
  await buildWeb()
  test = await createTestApp({ web: (app) => serveWeb(app) })
  test.now.value = new Date('2025-09-30T01:00:00Z')
  exam = await createSimulationExam(test, { people: 2 })
  const sitting = await exam.sit(0)
  await sitting.play('expert')
  await sitting.handIn()
  await scoreEvent(test.database, { instansiId: exam.instansiId, id: null, name: 'Uji' }, exam.eventId)
  Object.defineProperty(test.now, 'value', { get: () => new Date() })
  await test.app.listen({ port: 0, host: '127.0.0.1' })
  baseUrl = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
  running = await openBrowser(profile)
}, 120_000)
afterAll(async () => {
  await running?.kill()
  await test?.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

it('shows which act gave which point, by competency, and says what is not settled', async () => {
  const page = await (await running.browser.newContext()).newPage()
  await page.setViewportSize({ width: 1440, height: 900 })
  const [name = '', value = ''] = (await cookieAs(test, exam.instansiId, 'panitia')).split(/=(.*)/s)
  await page.context().addCookies([{ name, value: value.split(';')[0]!, url: baseUrl }])
  await page.goto(`${baseUrl}/hasil/${exam.participants[0]!.id}/simulasi`)
  await page.getByRole('heading', { name: /^Skor simulasi: / }).waitFor()
  await page.getByText(/^Keyakinan resep rendah/).waitFor()
  const timeline = page.getByRole('region', { name: 'Jalannya tindakan' })
  const option = exam.scenario.messages
    .flatMap(({ options = [] }) => options)
    .find(({ id }) => id === 'kosongkan-rendah')!
  const decided = timeline.getByRole('row').filter({ hasText: option.label })
  const rule = exam.scenario.rules.find(({ pattern }) => JSON.stringify(pattern).includes('"kosongkan-rendah"'))!
  expect(await decided.textContent()).toContain(rule.because)
  const all = await timeline.getByRole('row').count()
  await page.getByLabel('Hanya tindakan yang memberi poin').check()
  expect(await timeline.getByRole('row').count()).toBeLessThan(all)
  await page.getByRole('combobox', { name: 'Kompetensi', exact: true }).selectOption('M.08')
  expect(await timeline.getByRole('row').count()).toBeGreaterThan(1)
  await page.getByText('menunggu penilai', { exact: true }).first().waitFor()
  await page.locator('summary').first().click()
  expect(await breaches(page)).toEqual([])
  expect(await overhangAt400Percent(page)).toBe(0)
  expect(await focusFaults(page)).toEqual([])
  for (const [width, scheme] of [
    [1440, 'light'],
    [390, 'dark'],
  ] as const) {
    if (!PICTURES) break
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: join(PICTURES, `score-${width}.png`), fullPage: true })
  }
  await page.goto(`${baseUrl}/hasil/${exam.participants[1]!.id}/simulasi`)
  await page.getByText('Tidak ada simulasi').waitFor()
  expect(await breaches(page)).toEqual([])
  await page.close()
}, 60_000)
