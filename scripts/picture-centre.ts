import type { Page } from 'playwright-core'
import { ask } from './picture-exam.ts'

interface Studio {
  /** Somebody who may read centres. */
  readonly page: Page
  visit(page: Page, path: string): Promise<void>
  shoot(page: Page, name: string): Promise<void>
  toTop(page: Page, selector: string): Promise<void>
}

/** What assessors gave one candidate and agreed on, and how well their severity was found. */
export async function shootCentre({ page, visit, shoot, toTop }: Studio): Promise<void> {
  const [centre] = await ask<{ id: string }[]>(page, 'GET', '/api/centres')
  if (!centre) throw new Error('the demo has no assessment centre: wait until it is loaded')
  const { rows } = await ask<{ rows: { washupId: string | null }[] }>(page, 'GET', `/api/centres/${centre.id}/washups`)
  const agreed = rows.find(({ washupId }) => washupId !== null)
  if (!agreed) throw new Error('no candidate of the demo was agreed about: wait until it is loaded')
  await visit(page, `/rapat-integrasi/${centre.id}/${agreed.washupId}`)
  await shoot(page, 'rapat-integrasi')
  await visit(page, `/penilai/${centre.id}`)
  await page.getByRole('heading', { name: /Apakah keketatan/ }).waitFor()
  await toTop(page, 'h2:has-text("Apakah keketatan")')
  await shoot(page, 'laporan-penilai')
  await visit(page, '/metode')
  await shoot(page, 'metode-biaya')
}
