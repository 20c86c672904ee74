import type { Exam, SavedAnswers, StartedAttempt } from '@petakom/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { type OpenPostgres, openPostgres } from '../../postgres/open-postgres.ts'
import { createExam } from '../../testing/exam-fixture.ts'
import { mountSmallDisk } from '../../testing/small-disk.ts'
import { type Caller, createTestApp, openTestDatabase, stranger, type TestApp } from '../../testing/test-app.ts'

/** What a new cluster and Petakom's tables take, and room for a few segments of PostgreSQL's journal. */
const disk = mountSmallDisk('192m')
const ENTRIES = 200
const STORAGE_FULL = {
  code: 'STORAGE_FULL',
  message: 'Ruang penyimpanan server penuh, sehingga tidak ada yang diubah. Beri tahu pengelola server.',
}
const UNAVAILABLE = {
  code: 'UNAVAILABLE',
  message: 'Basis data belum dapat dihubungi. Tunggu sebentar lalu coba lagi; tidak ada yang hilang.',
}

let postgres: OpenPostgres
let test: TestApp
let cookie: string
let attempt: StartedAttempt
let nextSeq = 1
/** Every answer that a receipt was given for. */
const acknowledged: number[] = []

async function open(): Promise<void> {
  postgres = await openPostgres({ dataFolder: disk!.folder, databaseUrl: null })
  await migrate(postgres.connectionString)
  test = await createTestApp({ base: openTestDatabase(postgres.connectionString) })
}

/** The next delivery of the hall: many answers, so that the table soon needs new pages. */
function nextDelivery() {
  const entries = Array.from({ length: ENTRIES }, (_, n) => ({
    seq: nextSeq + n,
    itemId: attempt.items[n % attempt.items.length]!.id,
    value: { choice: 'A' },
    clientTime: new Date().toISOString(),
  }))
  nextSeq += ENTRIES
  return { device: 'perangkat-uji-1', entries }
}
type DeliveredAnswers = ReturnType<typeof nextDelivery>

async function send(delivery: DeliveredAnswers, call: Caller = stranger(test, cookie)) {
  const reply = await call('POST', `/api/exam/attempts/${attempt.attemptId}/answers`, delivery)
  if (reply.statusCode === 200) acknowledged.push(...delivery.entries.map(({ seq }) => seq))
  return reply
}

/** Deliveries until one is refused. */
async function sendUntilRefused() {
  for (let n = 0; n < 500; n += 1) {
    const delivery = nextDelivery()
    const reply = await send(delivery)
    if (reply.statusCode !== 200) return { delivery, reply }
  }
  throw new Error('the disk never filled')
}

/**
 * Ends segments of the journal until the next one finds no room: PostgreSQL then goes down by itself. The last word goes to
 * whose statement asked for the segment: ours, or a save's; then there is nobody left to answer us.
 */
async function breakJournal(): Promise<void> {
  disk!.fill()
  let ended: { code?: string; severity?: string } = {}
  const isDown = () => ended.severity === 'PANIC' || ended.code === 'ECONNREFUSED'
  for (let n = 0; n < 20 && !isDown(); n += 1) {
    await test.owner('select pg_switch_wal()').catch((error) => (ended = error))
    await send(nextDelivery())
  }
  if (ended.severity === 'PANIC') expect(ended.code).toBe('53100')
  else expect(ended.code).toBe('ECONNREFUSED')
}

/** All that a delivery may change, as the owner of the tables sees it. */
async function stored() {
  const { rows } = await test.owner(
    `select a.last_seq as "lastSeq", a.answer_count as count, encode(a.chain_hash, 'hex') as chain,
       (select count(*)::int from attempt_event) as log, (select count(*)::int from audit_entry) as audit,
       (select array_agg(w.seq order by w.seq) from answer as w where w.attempt_id = a.id) as seqs
     from attempt as a where a.id = $1`,
    [attempt.attemptId],
  )
  return rows[0]
}

describe.skipIf(!disk)('answers while the disk of PostgreSQL is full (skipped where this user may not mount)', () => {
  beforeAll(async () => {
    await open()
    const exam = await createExam(test, { people: 1 })
    const { nip, pin } = exam.participants[0]!
    const signedIn = await stranger(test)('POST', '/api/exam/session', { nip, pin })
    cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const call = stranger(test, cookie)
    const id = (await call('GET', '/api/exam')).json<Exam>().attempts[0]!.id
    const started = await call('POST', `/api/exam/attempts/${id}/start`, { device: 'perangkat-uji-1' })
    attempt = started.json<StartedAttempt>()
  })
  afterAll(async () => {
    await test?.close().catch(() => {})
    await postgres?.stop()
    disk?.remove()
  })

  it('are refused as STORAGE_FULL with nothing half stored, and stored once when there is room again', async () => {
    const before = (await send(nextDelivery())).json<SavedAnswers>().receipt
    expect(before.count).toBe(ENTRIES)
    disk!.fill()
    const { delivery, reply } = await sendUntilRefused()
    expect([reply.statusCode, reply.json()]).toEqual([507, STORAGE_FULL])
    const full = await stored()
    expect(full.seqs).toEqual(acknowledged)
    expect([full.count, full.lastSeq]).toEqual([acknowledged.length, acknowledged.length])
    expect((await send(delivery)).statusCode).toBe(507)
    expect(await stored()).toEqual(full)
    disk!.empty()
    const [once, again] = [await send(delivery), await send(delivery)].map((saved) => saved.json<SavedAnswers>())
    expect(once!.receipt.count).toBe(full.count + ENTRIES)
    expect(again!.receipt).toEqual(once!.receipt)
    const after = await stored()
    expect(after.seqs).toEqual([...new Set(acknowledged)])
    expect(after.chain).toBe(once!.receipt.chainHash)
  })

  it.each([
    ['after a stop', async () => postgres.stop()],
    ['after kill -9 of Petakom', async () => {}],
  ])(
    'are refused as UNAVAILABLE when its journal finds no room; all acknowledged are there %s and a start',
    async (_, end) => {
      await breakJournal()
      const delivery = nextDelivery()
      const reply = await send(delivery)
      expect([reply.statusCode, reply.json()]).toEqual([503, UNAVAILABLE])
      await test.close()
      await end()
      disk!.empty()
      await open()
      expect(new Set((await stored()).seqs)).toEqual(new Set(acknowledged))
      const saved = (await send(delivery)).json<SavedAnswers>()
      expect(saved.receipt.lastSeq).toBe(delivery.entries.at(-1)!.seq)
      expect((await send(delivery)).json<SavedAnswers>().receipt).toEqual(saved.receipt)
    },
    60_000,
  )
})
