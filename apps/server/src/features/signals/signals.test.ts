import type { EventSignals, Exam, getEventSignals, ResponseOf, StartedAttempt } from '@petakom/contract'
import { createRandom } from '@petakom/psychometrics'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExam, type ExamFixture } from '../../testing/exam-fixture.ts'
import { endOfJob } from '../../testing/jobs.ts'
import { type Caller, createTestApp, signInAs, stranger, type TestApp } from '../../testing/test-app.ts'

const PEOPLE = 30
const ITEMS = 40
const REASON = 'Duduk berdampingan; denah ruang sudah diperiksa.'

let test: TestApp
let exam: ExamFixture
let auditor: Caller
beforeAll(async () => {
  test = await createTestApp()
  exam = await createExam(test, { people: PEOPLE, items: ITEMS })
  auditor = await signInAs(test, exam.instansiId, 'auditor')
  await sit()
  const job = (await exam.call('POST', `/api/events/${exam.eventId}/signals`, {})).json()
  const ended = await endOfJob(exam.call, job.id)
  expect(ended.error).toBeNull()
})
afterAll(() => test.close())

const idOf = (index: number) => exam.participants[index]!.id
const pairOf = (one: number, other: number) => [idOf(one), idOf(other)].sort() as [string, string]
const read = async (call = exam.call) =>
  (await call('GET', `/api/events/${exam.eventId}/signals`)).json<ResponseOf<typeof getEventSignals>>()
const personOf = (signals: EventSignals | null, index: number) =>
  signals?.people.find(({ participantId }) => participantId === idOf(index))

/**
 * A hall that works alone, but: 5 has 4's answers and pace but for every eighth item, 8 answers an item a second, 20 and 21
 * hurry through the last third, and 9 starts by hand below. Everybody's clock is wrong by hours of their own.
 */
async function sit(): Promise<void> {
  const random = createRandom(2026)
  const rowsOf = async (text: string) => (await test.owner(text, [exam.instansiId])).rows as { id: string; at: Date }[]
  const items = await rowsOf('select id from item where instansi_id = $1 order by length(code), code')
  const attempts = await rowsOf(
    `select a.id, a.opens_at as at from attempt as a join participant as p on p.id = a.participant_id
     where a.instansi_id = $1 order by p.number`,
  )
  const plays = attempts.map(() => {
    const theta = random.normal()
    return items.map((_, i) => ({
      choice: random.uniform() < 1 / (1 + Math.exp((i % 7) / 3 - 1 - theta)) ? 'B' : random.uniform() < 0.5 ? 'A' : 'C',
      seconds: Math.exp(3.2 + 0.3 * Math.sin(i) + 0.5 * random.normal()),
    }))
  })
  plays[5] = plays[4]!.map((play, i) => (i % 8 === 0 ? plays[5]![i]! : play))
  plays[8] = plays[8]!.map((play) => ({ ...play, seconds: 1 }))
  for (const hurried of [20, 21])
    plays[hurried] = plays[hurried]!.map((play, i) => (i < 26 ? play : { ...play, seconds: 0.3 + 0.1 * (i % 4) }))
  const entries = attempts.flatMap(({ id, at }, person) => {
    if (person === 9) return []
    let now = at.getTime()
    return items.map((item, i) => {
      now += plays[person]![i]!.seconds * 1000
      const client = new Date(now + (person - 15) * 3_600_000)
      return { attempt: id, item: item.id, seq: i + 1, choice: plays[person]![i]!.choice, client, at: new Date(now) }
    })
  })
  await test.owner(
    `update attempt as a set started_at = opens_at from participant as p
     where p.id = a.participant_id and a.instansi_id = $1 and p.number <> 10`,
    [exam.instansiId],
  )
  await test.owner(
    `insert into answer (instansi_id, attempt_id, seq, item_id, value, client_time, received_at, device)
     select $1, attempt, seq, item, jsonb_build_object('choice', choice), client, at, 'uji-' || attempt
     from jsonb_to_recordset($2::jsonb)
       as r(attempt uuid, item uuid, seq int, choice text, client timestamptz, at timestamptz)`,
    [exam.instansiId, JSON.stringify(entries)],
  )
  await sitByHand()
}

/** Participant 9: away twice, told twice; a second address; a second device that was refused and then took over. */
async function sitByHand(): Promise<void> {
  const { nip, pin } = exam.participants[9]!
  const signedIn = await stranger(test)('POST', '/api/exam/session', { nip, pin })
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const call = (method: 'GET' | 'POST', url: string, body: object | undefined, remoteAddress: string) =>
    test.app.inject({
      method,
      url,
      headers: { 'x-petakom': '1', cookie },
      remoteAddress,
      ...(body && { payload: body }),
    })
  const { attempts } = (await call('GET', '/api/exam', undefined, '10.0.0.1')).json<Exam>()
  const path = `/api/exam/attempts/${attempts[0]!.id}`
  const device = 'perangkat-satu'
  const { items } = (await call('POST', `${path}/start`, { device }, '10.0.0.1')).json<StartedAttempt>()
  const entry = (seq: number) => ({
    ...{ seq, itemId: items[seq - 1]!.id, value: { choice: 'A' } },
    clientTime: test.now.value.toISOString(),
  })
  const loss = (number: number, seconds: number) => ({ number, seconds, leftAt: test.now.value.toISOString() })
  const save = (seq: number, address: string, focus: object[] | undefined, own = device) =>
    call('POST', `${path}/answers`, { device: own, entries: [entry(seq)], ...(focus && { focus }) }, address)
  await save(1, '10.0.0.1', [loss(1, 7)])
  await save(2, '10.0.0.1', [loss(1, 7), loss(2, 5.5)])
  await save(3, '10.0.0.2', undefined)
  await call('POST', `${path}/start`, { device: 'perangkat-dua' }, '10.0.0.2')
  await call('POST', `${path}/start`, { device: 'perangkat-dua', takeOver: true, pin }, '10.0.0.2')
  const refused = await save(4, '10.0.0.2', [loss(3, 1e9)])
  expect(refused.statusCode).toBe(400)
}

describe('what is told of an event', () => {
  it('names the pair that answered alike and kept step, and no other, with the rate of false alarms', async () => {
    const { signals } = await read()
    const [one, other] = pairOf(4, 5)
    expect(signals?.pairs).toMatchObject([{ one, other }])
    const [{ answers, rhythm } = {}] = signals!.pairs
    expect(answers!.matches).toBeGreaterThan(answers!.expected + 5)
    expect(answers!.p).toBeLessThanOrEqual(0.05)
    expect(rhythm!.r).toBeGreaterThan(0.6)
    // 10 has three answers and no pace to compare.
    expect(signals!.similarity).toMatchObject({
      pairs: (30 * 29) / 2,
      alpha: 0.05,
      items: ITEMS,
      leftOut: 0,
      flagged: 1,
    })
    // Nor has 8, who read nothing.
    expect(signals!.rhythm).toMatchObject({ pairs: (28 * 27) / 2, alpha: 0.05, isUnusable: false })
    expect(signals!.similarity!.pairAlpha).toBeCloseTo(0.05 / 435, 12)
  })

  it('names who answered faster than reading, whatever their clock says, and nobody else for it', async () => {
    const { signals, people, sessions } = await read()
    expect(signals!.persons).toBe(PEOPLE)
    expect(
      signals!.people
        .filter(({ kinds }) => kinds.includes('quick'))
        .map((one) => one.participantId)
        .sort(),
    ).toEqual([8, 20, 21].map(idOf).sort())
    expect(personOf(signals, 8)).toMatchObject({ quick: ITEMS, timed: ITEMS })
    expect(people.map(({ number }) => number)).toEqual([5, 6, 9, 10, 21, 22])
    expect(sessions).toEqual([{ number: 1, persons: PEOPLE }])
  })

  it('counts absences once however often they are told, addresses and devices', async () => {
    const { signals } = await read()
    expect(personOf(signals, 9)).toMatchObject({
      kinds: ['away', 'addresses', 'devices'],
      away: 2,
      awaySeconds: 12.5,
      addresses: 2,
      takeOvers: 1,
      refusedDevices: 1,
    })
    const stored = await test.owner('select * from attempt_address where instansi_id = $1', [exam.instansiId])
    expect(JSON.stringify(stored.rows)).not.toContain('10.0.0')
  })

  it('leaves every answer and result as it was, and says when answers came since', async () => {
    const before = await read()
    expect(before.isStale).toBe(false)
    const facts = `select md5(string_agg(t::text, '|' order by t::text)) as hash from`
    const hashes = async () =>
      Promise.all(
        ['answer', 'attempt', 'result', 'participant'].map(
          async (table) => (await test.owner(`${facts} ${table} as t`)).rows[0].hash,
        ),
      )
    const was = await hashes()
    const job = (await exam.call('POST', `/api/events/${exam.eventId}/signals`, {})).json()
    await endOfJob(exam.call, job.id)
    expect(await hashes()).toEqual(was)
    expect((await read()).signals).toEqual(before.signals)
    await test.owner(`update attempt set last_saved_at = now() + interval '1 minute' where instansi_id = $1`, [
      exam.instansiId,
    ])
    expect((await read()).isStale).toBe(true)
  })
})

describe('the evidence', () => {
  it('puts the answers of a pair side by side, and what they earn only before those who may see keys', async () => {
    const [one, other] = pairOf(4, 5)
    const url = `/api/events/${exam.eventId}/signals/pair?one=${other}&other=${one}`
    const shown = (await exam.call('GET', url)).json()
    expect(shown.one.id).toBe(one)
    expect(shown.rows).toHaveLength(ITEMS)
    expect(shown.rows.filter((row: { isSame: boolean }) => row.isSame).length).toBeGreaterThanOrEqual(35)
    expect(shown.rows[0].one).toMatchObject({ answer: expect.stringMatching(/^[ABC]$/), points: expect.any(Number) })
    expect(shown.measured.one).toBe(one)
    const hidden = (await auditor('GET', url)).json()
    expect(hidden.showsPoints).toBe(false)
    const answers = hidden.rows.flatMap((row: { one: object; other: object }) => [row.one, row.other])
    expect(answers.every(({ points }: { points: unknown }) => points === null)).toBe(true)
    expect(JSON.stringify(hidden)).not.toMatch(/weights|scoring|rationale/)
  })

  it('names each quick answer, absence, address and device of one person', async () => {
    const quick = (await auditor('GET', `/api/participants/${idOf(8)}/signals`)).json()
    expect(quick.quick).toHaveLength(ITEMS)
    expect(quick.quick[3]).toMatchObject({ position: expect.any(Number), exercise: 'Tes uji', taken: 1 })
    expect(quick.quick[3].needed).toBeCloseTo((quick.quick[3].words / 400) * 60, 9)
    const away = (await auditor('GET', `/api/participants/${idOf(9)}/signals`)).json()
    expect(away.away.map(({ seconds }: { seconds: number }) => seconds)).toEqual([7, 5.5])
    expect(away.addresses.map(({ number }: { number: number }) => number)).toEqual([1, 2])
    expect(away.devices.map(({ what }: { what: string }) => what)).toEqual(['started', 'refused', 'taken-over'])
  })

  it('refuses a pair of one, and somebody of another event', async () => {
    const other = await createExam(test, { people: 1 })
    const url = `/api/events/${exam.eventId}/signals/pair`
    expect((await exam.call('GET', `${url}?one=${idOf(1)}&other=${idOf(1)}`)).json().code).toBe('SAME_PERSON')
    const foreign = await exam.call('GET', `${url}?one=${idOf(1)}&other=${other.participants[0]!.id}`)
    expect(foreign.statusCode).toBe(404)
  })
})

describe("a person's conclusion", () => {
  const conclude = (body: object, call = exam.call) =>
    call('POST', `/api/events/${exam.eventId}/signals/conclusions`, {
      ...{ one: idOf(8), other: null, conclusion: 'ordinary', reason: REASON },
      ...body,
    })

  it('is kept by name with its reason and leaves a row in the trail', async () => {
    const [one, other] = pairOf(4, 5)
    const kept = await conclude({ one: other, other: one, conclusion: 'look-further' })
    expect(kept.json()).toMatchObject({ one, other, conclusion: 'look-further', reason: REASON })
    await conclude({ one, other, conclusion: 'ordinary', reason: 'Dijelaskan oleh pengawas ruang.' })
    const { conclusions } = await read(auditor)
    expect(conclusions.map(({ conclusion }) => conclusion)).toEqual(['ordinary', 'look-further'])
    const trail = await test.owner(
      "select reason, after from audit_entry where action = 'signal.concluded' and instansi_id = $1 order by at",
      [exam.instansiId],
    )
    expect(trail.rows[0]).toEqual({
      reason: REASON,
      after: { eventId: exam.eventId, other, conclusion: 'look-further' },
    })
  })

  it("is found in the trail by either one's name, with the names of both and of the event", async () => {
    const [one, other] = pairOf(13, 14)
    await conclude({ one, other, conclusion: 'undecided' })
    const { rows: named } = await test.owner(
      'select t.id, p.name from participant as t join pegawai as p on p.id = t.pegawai_id where t.id = any($1)',
      [[one, other]],
    )
    for (const { name } of named) {
      const { rows } = (
        await auditor('GET', `/api/audit?action=signal.concluded&person=${encodeURIComponent(name)}`)
      ).json()
      const found = rows.find(
        ({ subjectId, after }: { subjectId: string; after: { other: string } }) =>
          subjectId === one && after.other === other,
      )
      expect(found.names[other!]).toBe(named.find(({ id }) => id === other).name)
      expect(Object.keys(found.names)).toContain(exam.eventId)
    }
  })

  it('is refused without a reason, without the right, and about somebody of another event', async () => {
    const other = await createExam(test, { people: 1 })
    expect((await conclude({ reason: 'singkat' })).statusCode).toBe(400)
    expect((await conclude({ conclusion: 'curang' })).statusCode).toBe(400)
    expect((await conclude({}, auditor)).statusCode).toBe(403)
    expect((await conclude({}, await exam.signIn(1))).statusCode).toBe(403)
    expect((await conclude({ other: idOf(8) })).json().code).toBe('SAME_PERSON')
    expect((await conclude({ other: other.participants[0]!.id })).json().code).toBe('NOT_OF_EVENT')
    for (const role of ['pimpinan', 'pengelola-talenta', 'asesor'] as const) {
      const call = await signInAs(test, exam.instansiId, role)
      expect((await call('GET', `/api/events/${exam.eventId}/signals`)).statusCode, role).toBe(403)
    }
    expect((await stranger(test)('GET', `/api/events/${exam.eventId}/signals`)).statusCode).toBe(401)
  })
})
