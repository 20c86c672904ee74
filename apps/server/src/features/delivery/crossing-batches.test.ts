import type { Exam, StartedAttempt } from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildApp } from '../../app.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import { createExam } from '../../testing/exam-fixture.ts'
import { type Caller, createTestApp, stranger, type TestApp } from '../../testing/test-app.ts'
import { lockAttempts } from './attempts.ts'
import { StoredRow, storeAnswers } from './store-answers.ts'

/** So many that PostgreSQL takes the batch for the smaller side of its join, and walks through the table. */
const PEOPLE = 250
const SITTERS = 12
const DEVICE = 'perangkat-satu'

interface Sitter {
  readonly here: Caller
  readonly there: Caller
  readonly attemptId: string
  readonly items: StartedAttempt['items']
}

let test: TestApp
let databases: Database[]
let apps: FastifyInstance[]
/** By the id of their attempt: the order in which rows are to be locked. */
let sitters: Sitter[]
let instansiId: string
let seq = 0

beforeAll(async () => {
  test = await createTestApp()
  const exam = await createExam(test, { people: PEOPLE })
  instansiId = exam.instansiId
  // Planned like this, an update alone meets the rows in the order of the table. Connections opened from here on do so.
  const name = new URL(test.url).pathname.slice(1)
  for (const way of ['nestloop', 'mergejoin', 'indexscan', 'bitmapscan']) {
    await test.owner(`alter database ${name} set enable_${way} = off`)
  }
  await test.owner('analyze attempt')
  databases = [1, 2].map(() => openDatabase(test.url, { maxConnections: 4 }))
  apps = await Promise.all(databases.map((database) => buildApp({ database, settings: test.app.settings })))
  for (const app of apps) await app.ready()
  const all = await Promise.all(exam.participants.slice(0, SITTERS).map(({ nip, pin }) => sit(nip, pin)))
  sitters = all.toSorted((one, other) => (one.attemptId < other.attemptId ? -1 : 1))
  // From here on attempts are remembered and saved without a reading first; the table has them in reverse.
  seq = 1
  for (const sitter of sitters.toReversed()) await save(sitter.here, sitter, seq)
})
afterAll(async () => {
  for (const app of apps) await app.close()
  for (const database of databases) await database.close()
  await test.close()
})

async function sit(nip: string, pin: string): Promise<Sitter> {
  const reply = await stranger(test)('POST', '/api/exam/session', { nip, pin })
  const cookie = reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const [here, there] = apps.map((app) => stranger({ ...test, app }, cookie)) as [Caller, Caller]
  const attemptId = (await here('GET', '/api/exam')).json<Exam>().attempts[0]!.id
  const started = await here('POST', `/api/exam/attempts/${attemptId}/start`, { device: DEVICE })
  return { here, there, attemptId, items: started.json<StartedAttempt>().items }
}

const save = (call: Caller, { attemptId, items }: Sitter, number: number) =>
  call('POST', `/api/exam/attempts/${attemptId}/answers`, {
    device: DEVICE,
    entries: [{ seq: number, itemId: items[0]!.id, value: { choice: 'A' }, clientTime: new Date().toISOString() }],
  })

/** One answer of everybody, together. */
function saveAll(choose: (sitter: Sitter) => Caller, order = sitters) {
  seq += 1
  return Promise.all(order.map((sitter) => save(choose(sitter), sitter, seq)))
}

const deadlocks = async (): Promise<number> => {
  await test.owner('select pg_stat_clear_snapshot()')
  return (await test.owner('select deadlocks from pg_stat_database where datname = current_database()')).rows[0]
    .deadlocks
}

it('locks the rows of a batch in the order of their ids, whatever order the plan meets them in', async () => {
  const ids = sitters.map(({ attemptId }) => attemptId)
  const rows = await databases[0]!.tenant(instansiId, (db) => lockAttempts(db, ids))
  const changed = [...rows.values()].map((row) => ({ row, accepted: [] }))
  const holder = new pg.Client({ connectionString: test.url })
  await holder.connect()
  await holder.query('begin')
  await holder.query('select 1 from attempt where id = $1 for update', [sitters[0]!.attemptId])
  const saving = databases[0]!.tenant(instansiId, (db) => db.all(StoredRow, storeAnswers(instansiId, changed)))
  await expect
    .poll(async () => (await test.owner(`select 1 from pg_locks where not granted`)).rowCount, { timeout: 10_000 })
    .toBeGreaterThan(0)
  const others = await test.owner(
    'select id from attempt where id <> $1 and started_at is not null for update skip locked',
    [sitters[0]!.attemptId],
  )
  await holder.query('rollback')
  await holder.end()
  expect((await saving).map(({ id }) => id).sort()).toEqual(ids)
  expect(others.rowCount).toBe(SITTERS - 1)
})

it('never wait for each other: two servers that save for the same attempts, in crossing orders', async () => {
  const before = await deadlocks()
  for (let round = 0; round < 15; round += 1) {
    const known = saveAll((sitter) => sitter.here)
    // The same again is a repeat, which the other server reads and locks first.
    seq -= 1
    const repeated = saveAll((sitter) => sitter.there, sitters.toReversed())
    const replies = [...(await known), ...(await repeated)]
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(replies.map(() => 200))
  }
  expect(await deadlocks()).toBe(before)
  const { rows } = await test.owner('select distinct last_seq, answer_count from attempt where started_at is not null')
  expect(rows).toEqual([{ last_seq: seq, answer_count: seq }])
}, 60_000)
