import { readFile } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { Job } from '@petakom/contract'
import { z } from 'zod'
import { buildApp } from '../apps/server/src/app.ts'
import { sql } from '../apps/server/src/db/query.ts'
import { DEMO_ACCOUNTS } from '../apps/server/src/demo/accounts.ts'
import { demoCity, writeDemoFiles } from '../apps/server/src/demo/demo-files.ts'
import { multipartFile } from '../apps/server/src/testing/roster-file.ts'
import type { BenchContext } from './context.ts'
import type { Line } from './measure.ts'

const LIMIT_MS = 50
const LOOK_EVERY_MS = 200
const PEOPLE = 6200
const PAGES = {
  'list of people': '/api/pegawai?page=60',
  'list of posts': '/api/jabatan?vacant=true',
  'unit tree': '/api/units',
  'heatmap of agencies': '/api/map/units',
  'nine boxes': '/api/talent/nine-box',
}

type Call = <T>(method: 'GET' | 'POST', url: string, payload?: object, headers?: Record<string, string>) => Promise<T>

/** Longest turn of the server's event loop, by what it is asked for: what everybody else waits for meanwhile. */
export async function benchEventLoop({ database, secret, folder }: BenchContext): Promise<Line[]> {
  const app = await buildApp({
    database,
    settings: { secret, isDemo: false, publicUrl: '', logLevel: 'silent', trustProxy: false, clock: () => new Date() },
  })
  const { id: instansiId } = await database.gate((db) => db.one(Id, sql`select id from instansi`))
  const { id: event } = await database.tenant(instansiId, (db) =>
    db.one(
      Id,
      sql`select e.id from event as e where exists (select from participant where event_id = e.id)
      order by e.created_at limit 1`,
    ),
  )
  const call = await signIn(app)
  const { roster } = await writeDemoFiles(demoCity(2, PEOPLE), folder)
  const file = await readFile(roster)
  const lines: Line[] = []
  const measure = async (what: string, work: () => Promise<unknown>) => {
    lines.push(line(what, await longestTurn(work)))
  }
  const finish = async ({ id }: Job) => {
    for (;;) {
      const job = await call<Job>('GET', `/api/jobs/${id}`)
      if (job.state === 'done') return
      if (job.state !== 'queued' && job.state !== 'running') throw new Error(JSON.stringify(job))
      await wait(LOOK_EVERY_MS)
    }
  }

  for (const [name, url] of Object.entries(PAGES)) {
    await measure(`page: ${name}`, async () => {
      for (let visit = 0; visit < 20; visit += 1) await call('GET', url)
    })
  }
  // As after the event: nothing is scored yet.
  await database.tenant(instansiId, (db) => db.run(sql`delete from result`))
  await measure('scoring the event', async () => finish(await call<Job>('POST', `/api/events/${event}/score`, {})))
  await measure('reports of the event', async () => finish(await call<Job>('POST', `/api/events/${event}/reports`, {})))
  const { payload, contentType } = multipartFile('roster.xlsx', file)
  let batch = ''
  await measure(`checking ${PEOPLE} other people`, async () => {
    const { id, job } = await call<{ id: string; job: Job }>('POST', '/api/imports/roster', payload, {
      'content-type': contentType,
    })
    batch = id
    await finish(job)
  })
  await measure('showing what the check found', () => call('GET', `/api/imports/${batch}`))
  await measure('applying them', async () => finish(await call<Job>('POST', `/api/imports/${batch}/apply`, {})))
  await app.close()
  return lines
}

const Id = z.object({ id: z.string() })

async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  await wait(20)
  delay.reset()
  await work()
  // The last turn is counted when the next begins.
  await wait(20)
  delay.disable()
  return delay.max / 1e6
}

const line = (what: string, milliseconds: number): Line => ({
  name: `longest turn: ${what}`,
  figure: `${milliseconds.toFixed(0)} ms`,
  against: `limit ${LIMIT_MS} ms`,
  ratio: milliseconds / LIMIT_MS,
})

async function signIn(app: Awaited<ReturnType<typeof buildApp>>): Promise<Call> {
  const { nip, password } = DEMO_ACCOUNTS[0]!
  const own = { 'x-petakom': '1' }
  const reply = await app.inject({ method: 'POST', url: '/api/session', headers: own, payload: { nip, password } })
  const cookie = reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return async (method, url, payload, headers) => {
    const answer = await app.inject({
      ...{ method, url, headers: { ...own, cookie, ...headers } },
      ...(payload ? { payload } : {}),
    })
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`)
    // Only what is read is parsed: that would be the caller's turn, not the server's.
    return answer.body.length < 10_000 ? answer.json() : (null as never)
  }
}
