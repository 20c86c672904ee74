import type { Page } from 'playwright-core'
import { ask } from './picture-exam.ts'

/** The demo's PPK, and an official of its archived round. */
const PPK = '197501012000011905'
const OFFICIAL = '198111242005071901'
/** The day of the demo's rounds: the one on which its records are complete. */
const DAY = '2025-12-01'

interface Studio {
  /** Somebody who may read plans. */
  readonly page: Page
  openPage(): Promise<Page>
  visit(page: Page, path: string): Promise<void>
  shoot(page: Page, name: string): Promise<void>
  readonly password: string
}

export async function signIn(page: Page, nip: string, password: string): Promise<void> {
  await page.getByLabel('NIP').fill(nip)
  await page.getByLabel('Kata sandi').first().fill(password)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.getByRole('heading', { name: 'Beranda' }).waitFor()
}

/** The plan that awaits its decision, the decision itself, an official's own page, and the succession pools. */
export async function shootPlacement({ page, openPage, visit, shoot, password }: Studio): Promise<void> {
  const rounds = await ask<{ id: string; state: string }[]>(page, 'GET', '/api/placement/rounds')
  const proposed = rounds.find(({ state }) => state === 'proposed')
  if (!proposed) throw new Error('the demo has no round that awaits a decision: begin with an empty data folder')
  const { proposedPlanId } = await ask<{ proposedPlanId: string }>(page, 'GET', `/api/placement/rounds/${proposed.id}`)
  await visit(page, `/penempatan/rencana/${proposedPlanId}`)
  await shoot(page, 'rencana-penempatan')
  await visit(page, '/suksesi')
  await shoot(page, 'suksesi')
  const ppk = await openPage()
  await visit(ppk, '/')
  await signIn(ppk, PPK, password)
  await visit(ppk, '/keputusan')
  await ppk.locator('main a[href^="/keputusan/"]').first().click()
  await ppk.locator('main h2').first().waitFor()
  await shoot(ppk, 'keputusan')
  const official = await openPage()
  await visit(official, '/')
  await signIn(official, OFFICIAL, password)
  await visit(official, `/karier?tanggal=${DAY}`)
  await shoot(official, 'karier-saya')
}
