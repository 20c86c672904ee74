import { z } from 'zod'
import { buildApp } from '../apps/server/src/app.ts'
import { type Db, sql } from '../apps/server/src/db/query.ts'
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
  'item bank': '/api/items?page=50',
  'search of the item bank': '/api/items?search=puskesmas',
  'audit trail, a late page': '/api/audit?page=100&pageSize=50',
}

/** Drafts, so that no test of a later line takes them. */
const MORE_ITEMS = 5000
const addItems = (db: Db, instansiId: string) =>
  db.run(sql`with model as (
      select i.*, v.content, v.scoring, v.parameters, v.rationale, row_number() over (order by i.code) as place,
        count(*) over () as n
      from item as i join item_version as v on v.item_id = i.id and v.version = i.current_version),
    wanted as (select gen_random_uuid() as new_id, 'BENCH-' || k as new_code, m.*
      from generate_series(1, ${MORE_ITEMS}) as k join model as m on m.place = 1 + k % m.n),
    added as (insert into item (id, instansi_id, code, theme, competency, level, kind, author, state, current_version)
      select new_id, ${instansiId}, new_code, theme, competency, level, kind, 'bench', 'draft', 1 from wanted returning id)
    insert into item_version (instansi_id, item_id, version, content, scoring, parameters, rationale, created_by)
    select ${instansiId}, w.new_id, 1, w.content, w.scoring, w.parameters, w.rationale, 'bench'
    from wanted as w join added as a on a.id = w.new_id`)

/** Server time of list and map pages at 6,200 people, 699 results and 5,000 items more than the first bank, one caller. */
export async function benchPages({ database, secret }: BenchContext): Promise<Line[]> {
  const { id } = await database.gate((db) => db.one(z.object({ id: z.string() }), sql`select id from instansi`))
  await database.tenant(id, (db) => addItems(db, id))
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
