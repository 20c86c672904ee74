import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Exam, ItemContent, StartedAttempt } from '@petakom/contract'
import pg from 'pg'
import { z } from 'zod'
import { buildApp } from '../apps/server/src/app.ts'
import { sql } from '../apps/server/src/db/query.ts'
import { ensureEvent } from '../apps/server/src/demo/demo-event.ts'
import { createHallClient } from '../apps/server/src/demo/hall-client.ts'
import { sitDemoEvent } from '../apps/server/src/demo/sit-demo-event.ts'
import { scoreEvent } from '../apps/server/src/features/results/score-event.ts'
import { startThread } from '../apps/server/src/jobs/start-thread.ts'
import { sessionPin } from '../apps/server/src/plugins/session-pin.ts'
import type { BenchContext } from './context.ts'
import { type Line, percentile, seconds } from './measure.ts'
import type { Caller, CallersInput, CallersOutput } from './save-callers.ts'

const CALLERS = 32
const SAVES_EACH = 300
const ROUNDS = 5

/**
 * Durable answer saves over HTTP against a bare upsert loop with as many callers on the same PostgreSQL, taking turns,
 * for what the machine gives moves by half within a minute; then the hall.
 */
export async function benchAnswers(context: BenchContext): Promise<Line[]> {
  const { database, secret, connectionString } = context
  const { id: instansiId } = await database.gate((db) =>
    db.one(z.object({ id: z.string() }), sql`select id from instansi`),
  )
  const actor = { instansiId, id: null, name: 'bench' }
  const eventId = await ensureEvent(database, actor)
  const saving = await openSaving(context, instansiId, eventId)
  // A server of a hall has been up for hours: one turn of each is not counted.
  await saving.run()
  await upsertRate(connectionString)
  const rounds: (SavingRound & { readonly bare: number })[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ ...(await saving.run()), bare: await upsertRate(connectionString) })
  }
  await saving.close()
  const shares = sorted(rounds.map(({ rate, bare }) => rate / bare))
  const taken = sorted(rounds.flatMap((round) => round.taken))
  const p99 = percentile(taken, 0.99)
  const stall = Math.max(...rounds.map((round) => round.stall))
  const hall = await seconds(() => sitDemoEvent(database, actor, eventId, secret, () => {}))
  const scoring = await seconds(() => scoreEvent(database, actor, eventId))
  return [
    {
      name: `answer saves, ${CALLERS} callers, one at a time`,
      figure: `${median(rounds.map(({ rate }) => rate)).toFixed(0)} /s`,
      against: `bare upsert loop ${median(rounds.map(({ bare }) => bare)).toFixed(0)} /s`,
      ratio: 0.5 / median(shares),
    },
    {
      name: `share of the bare loop, ${ROUNDS} turns`,
      figure: median(shares).toFixed(2),
      against: `half (turns ${shares[0]!.toFixed(2)} to ${shares.at(-1)!.toFixed(2)})`,
      ratio: 0.5 / median(shares),
    },
    { name: 'answer save, p99', figure: `${p99.toFixed(0)} ms`, against: 'limit 150 ms', ratio: p99 / 150 },
    {
      name: 'longest turn of the event loop while saving',
      figure: `${stall.toFixed(0)} ms`,
      against: 'limit 50 ms',
      ratio: stall / 50,
    },
    {
      name: 'the demo hall, start to hand-in',
      figure: `${hall.toFixed(1)} s`,
      against: 'limit 120 s',
      ratio: hall / 120,
    },
    { name: 'scores of the event', figure: `${scoring.toFixed(1)} s`, against: 'limit 30 s', ratio: scoring / 30 },
  ]
}

interface SavingRound {
  /** Saves in a second. */
  readonly rate: number
  /** Milliseconds of each save. */
  readonly taken: readonly number[]
  /** Milliseconds of the longest turn of the server's event loop. */
  readonly stall: number
}

/** A server whose participants have all started; each run goes on where the one before left off. */
async function openSaving({ database, secret }: BenchContext, instansiId: string, eventId: string) {
  const people = await database.tenant(instansiId, (db) =>
    db.all(
      z.object({ id: z.string(), nip: z.string(), startsAt: z.date() }),
      sql`select t.id, p.nip, s.starts_at as "startsAt" from participant as t
        join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
        join event_session as s on s.instansi_id = t.instansi_id and s.id = t.session_id
        where t.event_id = ${eventId} and s.number = 1 order by t.number limit ${CALLERS}`,
    ),
  )
  const now = new Date(people[0]!.startsAt.getTime() + 60_000)
  const app = await buildApp({
    database,
    settings: { secret, isDemo: false, publicUrl: '', logLevel: 'silent', trustProxy: false, clock: () => now },
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const callers = await Promise.all(
    people.map(async ({ id, nip }): Promise<Caller> => {
      const client = createHallClient(`http://127.0.0.1:${port}`)
      await client.post('/api/exam/session', { nip, pin: sessionPin(secret, id, 1) })
      const [attempt] = (await client.get<Exam>('/api/exam')).attempts
      // The device that the hall will use as well: it goes on where this left off.
      const device = `hall-${nip}`
      const { items } = await client.post<StartedAttempt>(`/api/exam/attempts/${attempt!.id}/start`, { device })
      const choices = items.map(({ id: itemId, content }) => ({ itemId, choice: firstOption(content) }))
      return { path: `/api/exam/attempts/${attempt!.id}/answers`, cookie: client.cookie(), device, choices }
    }),
  )
  let firstSeq = 1
  const run = async (): Promise<SavingRound> => {
    const input: CallersInput = { port, callers, firstSeq, savesEach: SAVES_EACH, clientTime: now.toISOString() }
    firstSeq += SAVES_EACH
    const worker = startThread(new URL('./save-callers.ts', import.meta.url), { workerData: input })
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const [{ seconds, taken }] = (await once(worker, 'message')) as [CallersOutput]
    delay.disable()
    return { rate: taken.length / seconds, taken, stall: delay.max / 1e6 }
  }
  return { run, close: () => app.close() }
}

/** The peer: the same number of connections, one durable upsert after another, no HTTP, no checks. */
export async function upsertRate(connectionString: string): Promise<number> {
  const pool = new pg.Pool({ connectionString, max: CALLERS })
  await pool.query('create table if not exists bench_upsert (id int, seq int, value jsonb, primary key (id, seq))')
  const total = await seconds(() =>
    Promise.all(
      Array.from({ length: CALLERS }, async (_, id) => {
        for (let seq = 0; seq < SAVES_EACH; seq += 1) {
          await pool.query(
            'insert into bench_upsert values ($1, $2, $3) on conflict (id, seq) do update set value = excluded.value',
            [id, seq, '{"choice":"A"}'],
          )
        }
      }),
    ),
  )
  await pool.query('drop table bench_upsert')
  await pool.end()
  return (CALLERS * SAVES_EACH) / total
}

const sorted = (figures: readonly number[]) => figures.toSorted((one, other) => one - other)

const median = (figures: readonly number[]) => percentile(sorted(figures), 0.5)

function firstOption({ interaction }: ItemContent): string {
  if (interaction.type !== 'choice') throw new Error(`the bench answers one best answer, not ${interaction.type}`)
  return interaction.options[0]!.id
}
