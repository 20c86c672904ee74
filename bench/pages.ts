import { z } from 'zod'
import { buildApp } from '../apps/server/src/app.ts'
import { sql } from '../apps/server/src/db/query.ts'
import { DEMO_ACCOUNTS } from '../apps/server/src/demo/accounts.ts'
import { computeTalent } from '../apps/server/src/features/talent/compute-talent.ts'
import type { BenchContext } from './context.ts'
import { type Line, percentile, timings } from './measure.ts'

const BUDGET_MS = 100
const PAGES = {
  'list of people': '/api/pegawai?page=60',
  'search of people': '/api/pegawai?search=sari',
  'list of posts': '/api/jabatan?vacant=true',
  'unit tree': '/api/units',
  'heatmap of agencies': '/api/map/units',
  'nine boxes': '/api/talent/nine-box',
}

/** Server time of list and map pages at 6,200 people and 699 results, one caller. */
export async function benchPages({ database, secret }: BenchContext): Promise<Line[]> {
  const { id } = await database.gate((db) => db.one(z.object({ id: z.string() }), sql`select id from instansi`))
  await database.tenant(id, (db) => computeTalent(db, { instansiId: id, id: null, name: 'bench' }, '2025-10-03'))
  const app = await buildApp({
    database,
    settings: { secret, isDemo: false, publicUrl: '', logLevel: 'silent', trustProxy: false, clock: () => new Date() },
  })
  const { nip, password } = DEMO_ACCOUNTS[0]!
  const headers = { 'x-petakom': '1' }
  const signedIn = await app.inject({ method: 'POST', url: '/api/session', headers, payload: { nip, password } })
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const lines: Line[] = []
  for (const [name, url] of Object.entries(PAGES)) {
    const taken = await timings(40, async () => {
      const reply = await app.inject({ method: 'GET', url, headers: { ...headers, cookie } })
      if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.body}`)
    })
    const p95 = percentile(taken, 0.95)
    lines.push({
      name: `page: ${name}, p95`,
      figure: `${p95.toFixed(1)} ms`,
      against: `limit ${BUDGET_MS} ms`,
      ratio: p95 / BUDGET_MS,
    })
  }
  await app.close()
  return lines
}
