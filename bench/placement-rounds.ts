import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { Job } from '@petakom/contract'
import { COMPETENCIES } from '@petakom/domain'
import { buildApp } from '../apps/server/src/app.ts'
import { type Db, sql } from '../apps/server/src/db/query.ts'
import { ensureInstansi } from '../apps/server/src/demo/demo-city.ts'
import { createAccount } from '../apps/server/src/features/identity/accounts.ts'
import type { BenchContext } from './context.ts'
import { type Line, percentile, seconds, timings } from './measure.ts'

const DAY = '2025-12-01'
const TOGETHER_SECONDS = 10
const QUESTION_MS = 500
const FRESH_SECONDS = 3
const TURN_MS = 50
const NIP = '199001012015011998'
const PASSWORD = 'kata-sandi-ukuran'
const HEADERS = { 'x-petakom': '1' }

/** From the records to a stored plan through the server, and questions about it, where everybody has a result. */
export async function benchPlacementRounds({ database, secret }: BenchContext): Promise<Line[]> {
  const actor = await ensureInstansi(database)
  await database.tenant(actor.instansiId, async (db) => {
    await measureEverybody(db, actor.instansiId)
    await createAccount(db, actor, { nip: NIP, name: 'Ukuran', password: PASSWORD, roles: ['pengelola-talenta'] })
  })
  await database.refreshStatistics(['participant', 'result', 'result_score', 'talent_profile'])
  const app = await buildApp({
    database,
    settings: { secret, isDemo: false, publicUrl: '', logLevel: 'silent', trustProxy: false, clock: () => new Date() },
  })
  const payload = { nip: NIP, password: PASSWORD }
  const signedIn = await app.inject({ method: 'POST', url: '/api/session', headers: HEADERS, payload })
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const call = async <T>(method: 'GET' | 'POST', url: string, body?: object): Promise<T> => {
    const reply = await app.inject({ method, url, headers: { ...HEADERS, cookie }, ...(body ? { payload: body } : {}) })
    if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.body}`)
    return reply.json()
  }
  const finish = async <T>({ id }: Job): Promise<T> => {
    for (;;) {
      const job = await call<Job>('GET', `/api/jobs/${id}`)
      if (job.state === 'done') return job.result as T
      if (job.state !== 'queued' && job.state !== 'running') throw new Error(JSON.stringify(job))
      await wait(50)
    }
  }
  const tiers = ['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS']
  const round = await call<{ id: string }>('POST', '/api/placement/rounds', { name: 'Ukuran', date: DAY, tiers })
  const url = `/api/placement/rounds/${round.id}`
  const turns = monitorEventLoopDelay({ resolution: 1 })
  // The first job opens the queue, which is no part of the work.
  await app.jobs.open()
  turns.enable()
  let frozen = { officials: 0, posts: 0, pairs: 0 }
  let plan = { id: '' }
  const freeze = await seconds(async () => {
    frozen = await finish(await call<Job>('POST', `${url}/freeze`, { version: 1 }))
  })
  const solve = await seconds(async () => {
    plan = await finish(await call<Job>('POST', `${url}/plans`, { version: 2, label: 'Ukuran' }))
  })
  const { moves } = await call<{ moves: { official: { index: number }; to: { index: number } }[] }>(
    'GET',
    `/api/placement/plans/${plan.id}`,
  )
  let asked = 0
  const next = () => moves[asked++ % moves.length]!
  const price = await timings(21, () =>
    call('POST', `${url}/constraints/price`, { constraint: { kind: 'lock-post', post: next().to.index } }),
  )
  const explain = await timings(21, () =>
    call('GET', `/api/placement/plans/${plan.id}/explain?official=${next().official.index}&post=${next().to.index}`),
  )
  const fresh = await seconds(() => call('GET', `${url}/freshness`))
  turns.disable()
  const turn = turns.max / 1e6
  await app.close()
  const question = (name: string, taken: readonly number[]): Line => ({
    name: `${name}, p50`,
    figure: `${percentile(taken, 0.5).toFixed(0)} ms`,
    against: `limit ${QUESTION_MS} ms (longest ${taken.at(-1)!.toFixed(0)})`,
    ratio: percentile(taken, 0.5) / QUESTION_MS,
  })
  return [
    {
      name: `freeze and plan, ${frozen.officials} and ${frozen.posts}`,
      figure: `${(freeze + solve).toFixed(2)} s`,
      against: `limit ${TOGETHER_SECONDS} s (${freeze.toFixed(2)} + ${solve.toFixed(2)}; ${frozen.pairs} pairs)`,
      ratio: (freeze + solve) / TOGETHER_SECONDS,
    },
    question('price of a constraint', price),
    question('why not me, with consequences', explain),
    {
      name: 'changes since the data were frozen',
      figure: `${fresh.toFixed(2)} s`,
      against: `limit ${FRESH_SECONDS} s`,
      ratio: fresh / FRESH_SECONDS,
    },
    {
      name: 'longest turn: placement round',
      figure: `${turn.toFixed(0)} ms`,
      against: `limit ${TURN_MS} ms`,
      ratio: turn / TURN_MS,
    },
  ]
}

/** A result, a talent profile and a free calendar for everyone: the most pairs that these careers allow. */
async function measureEverybody(db: Db, instansiId: string): Promise<void> {
  const codes = COMPETENCIES.map(({ code }) => code)
  await db.run(sql`insert into election_window (instansi_id, valid_during, kind, source, recorded_by)
    select ${instansiId}, '[2025-01-01,2026-12-31)', 'free', 'bench', 'bench'
    where not exists (select from election_window where superseded_at is null)`)
  await db.run(sql`with made as (
      insert into event (instansi_id, name, purpose, starts_on, ends_on, venue, capacity, schedule, state)
      values (${instansiId}, 'Bench', 'PEMETAAN', '2025-10-01', '2025-10-01', 'Aula', 5000, '{}', 'closed') returning id)
    insert into participant (instansi_id, event_id, pegawai_id, jabatan_id, number)
    select ${instansiId}, made.id, h.pegawai_id, h.jabatan_id, row_number() over (order by h.pegawai_id)
    from pegawai_jabatan as h, made where h.valid_during @> ${DAY}::date`)
  await db.run(sql`insert into result (instansi_id, participant_id, standard, assessed_on, verification_code,
      category_version, recipe_version, input_hash, engine_version)
    select ${instansiId}, t.id, '{}', '2025-10-01', 'B' || t.number, 'x', 'x', '\\x00', 'x'
    from participant as t join event as e on e.id = t.event_id and e.name = 'Bench'`)
  await db.run(sql`insert into result_score (instansi_id, participant_id, scale_kind, scale, theta, standard_error, level,
      level_continuous, low, high, probabilities, items_answered, items_served, recipe_version, input_hash, engine_version)
    select ${instansiId}, t.id, 'competency', c.code, 0, 0.3, 1 + (t.number * 7 + c.at * 3) % 4,
      1.4 + (t.number * 7 + c.at * 3) % 4, 1, 4, '{0.1,0.3,0.3,0.2,0.1}', 5, 5, 'x', '\\x00', 'x'
    from participant as t join event as e on e.id = t.event_id and e.name = 'Bench'
    cross join unnest(${codes}::text[]) with ordinality as c(code, at)`)
  await db.run(sql`insert into talent_profile (instansi_id, pegawai_id, potensial, potensial_coverage, kinerja_coverage,
      parts, recipe_version, input_hash, engine_version)
    select ${instansiId}, id, 50 + right(nip, 3)::int % 45, 1, 1, '[]', 'x', '\\x00', 'x' from pegawai
    on conflict (instansi_id, pegawai_id) do update set potensial = excluded.potensial`)
}
