import type { listSimulations, ResponseOf } from '@petakom/contract'
import { checkScenario } from '@petakom/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSimulation, readScenario } from '../../db/simulations.ts'
import { readStarterSimulations } from '../../simulations/starter-simulations.ts'
import { createExam, type ExamFixture } from '../../testing/exam-fixture.ts'
import { type Caller, createInstansiWith, createTestApp, stranger, type TestApp } from '../../testing/test-app.ts'

let test: TestApp
let exam: ExamFixture
beforeAll(async () => {
  test = await createTestApp()
  exam = await createExam(test)
})
afterAll(() => test.close())

const rowsOf = async (call: Caller = exam.call) =>
  (await call('GET', '/api/simulations')).json<ResponseOf<typeof listSimulations>>().rows
const actor = () => ({ instansiId: exam.instansiId, id: null, name: 'Uji' })

describe('the bank of simulations', () => {
  it('takes the originals once, ready for use, each whole as its file has it', async () => {
    expect((await exam.call('POST', '/api/simulations/starter')).json()).toEqual({ added: 6 })
    expect((await exam.call('POST', '/api/simulations/starter')).json()).toEqual({ added: 0 })
    const rows = await rowsOf()
    const originals = await readStarterSimulations()
    expect(rows.map(({ code }) => code)).toEqual(originals.map(({ code }) => code))
    for (const [n, row] of rows.entries()) {
      const original = originals[n]!
      expect(row).toMatchObject({ state: 'in-use', inUseVersion: 1, inEvents: 0, rules: original.rules.length })
      const stored = await test.database.tenant(exam.instansiId, (db) => readScenario(db, row.id, 1))
      expect(stored).toEqual(original)
      expect(checkScenario(stored).filter(({ severity }) => severity === 'error')).toEqual([])
    }
    expect(rows.map(({ code, minutes }) => [code, minutes])).toContainEqual(['DS-BANJIR-A', 50])
  })

  it('adds a version where the content differs, and keeps the one in use until another is approved', async () => {
    const [original] = await readStarterSimulations()
    const store = (title: string, state: 'draft' | 'in-use') =>
      test.database.tenant(exam.instansiId, (db) => addSimulation(db, actor(), { ...original!, title }, { state }))
    expect(await store(original!.title, 'draft')).toMatchObject({ outcome: 'unchanged', version: 1 })
    expect(await store('Malam banjir, disunting', 'draft')).toMatchObject({ outcome: 'new-version', version: 2 })
    const row = (await rowsOf()).find(({ code }) => code === original!.code)
    expect(row).toMatchObject({ state: 'draft', currentVersion: 2, inUseVersion: 1, title: 'Malam banjir, disunting' })
    const id = row!.id
    expect((await test.database.tenant(exam.instansiId, (db) => readScenario(db, id, 1))).title).toBe(original!.title)
    expect((await test.database.tenant(exam.instansiId, (db) => readScenario(db, id, 2))).version).toBe(2)
  })

  it.each(['pimpinan', 'auditor', 'pegawai'] as const)('is nothing that %s sees', async (role) => {
    const { call } = await createInstansiWith(test, role)
    expect((await call('GET', '/api/simulations')).statusCode).toBe(403)
    expect((await call('POST', '/api/simulations/starter')).statusCode).toBe(403)
  })

  it('is shut to strangers, to participants, and empty for another instansi', async () => {
    expect((await stranger(test)('GET', '/api/simulations')).statusCode).toBe(401)
    expect((await (await exam.signIn())('GET', '/api/simulations')).statusCode).toBe(403)
    const { call } = await createInstansiWith(test, 'panitia')
    expect(await rowsOf(call)).toEqual([])
  })
})

describe('a design with a simulation', () => {
  const design = async (exercise: object, call: Caller = exam.call, eventId = exam.eventId) =>
    (
      await call('PUT', `/api/events/${eventId}/design`, {
        exercises: [{ name: 'Simulasi', durationMinutes: 60, targets: [], itemCodes: [], ...exercise }],
      })
    ).json()
  const idOf = async (code: string) => (await rowsOf()).find((row) => row.code === code)!.id

  it('fixes the version in use, measures its competencies, and gives everybody an attempt', async () => {
    const id = await idOf('DS-BANJIR-A')
    expect(await design({ simulation: { id } })).toEqual({ done: true })
    const event = (await exam.call('GET', `/api/events/${exam.eventId}`)).json()
    expect(event.exercises).toHaveLength(1)
    expect(event.exercises[0]).toMatchObject({
      kind: 'SIMULATION',
      simulation: { id, code: 'DS-BANJIR-A', version: 1, minutes: 50 },
      targets: ['M.02', 'M.03', 'M.04', 'M.06', 'M.07', 'M.08'],
      items: 0,
    })
    const { rows } = await test.owner(
      'select item_order as "order", mode from attempt as a join participant as p on p.id = a.participant_id where p.event_id = $1',
      [exam.eventId],
    )
    expect(rows).toEqual([
      { order: [id], mode: 'free' },
      { order: [id], mode: 'free' },
    ])
    expect((await rowsOf()).find((row) => row.id === id)).toMatchObject({ inEvents: 1 })
  })

  it('is refused where the story does not fit, is mixed with items, stands twice, or is not in use', async () => {
    const id = await idOf('DS-BANJIR-A')
    const simulation = { id }
    expect(await design({ simulation, durationMinutes: 49 })).toMatchObject({ code: 'SIMULATION_TOO_SHORT' })
    expect(await design({ simulation, itemCodes: ['UJI-1'] })).toMatchObject({ code: 'SIMULATION_MIXED' })
    expect(await design({})).toMatchObject({ code: 'INVALID_INPUT' })
    const unknown = { id: '00000000-0000-4000-8000-000000000000' }
    expect(await design({ simulation: unknown })).toMatchObject({ code: 'SIMULATION_UNKNOWN' })
    const basket = { id: await idOf('IB-DINAS-A') }
    const one = { name: 'Simulasi', durationMinutes: 45, targets: [], itemCodes: [], simulation: basket }
    const twice = await exam.call('PUT', `/api/events/${exam.eventId}/design`, {
      exercises: [one, one],
    })
    expect(twice.json()).toMatchObject({ code: 'SIMULATION_TWICE' })
    await test.owner(`update simulation set state = 'retired', in_use_version = null where id = $1`, [id])
    expect(await design({ simulation })).toMatchObject({ code: 'SIMULATION_UNKNOWN' })
    await test.owner(`update simulation set state = 'in-use', in_use_version = 1 where id = $1`, [id])
    const event = (await exam.call('GET', `/api/events/${exam.eventId}`)).json()
    expect(event.exercises[0].simulation.code).toBe('DS-BANJIR-A')
  })

  it('tells who began the same simulation in another event, and which forms are its parallels', async () => {
    const earlier = await createExam(test)
    const own = async () => (await earlier.call('GET', `/api/events/${earlier.eventId}`)).json().exercises[0].simulation
    await earlier.call('POST', '/api/simulations/starter')
    const id = (await rowsOf(earlier.call)).find(({ code }) => code === 'DS-BANJIR-A')!.id
    await design({ simulation: { id } }, earlier.call, earlier.eventId)
    expect(await own()).toMatchObject({ satBefore: 0, parallel: ['DS-BANJIR-B'] })
    // The same people in a second event, of whom one had begun the first.
    const { rows } = await test.owner(
      `insert into event (instansi_id, name, purpose, starts_on, ends_on, venue, capacity, schedule, state)
       select instansi_id, 'Uji ulang', purpose, starts_on, ends_on, venue, capacity, schedule, 'draft' from event
       where id = $1 returning id`,
      [earlier.eventId],
    )
    const again = rows[0].id
    await test.owner(
      `insert into participant (instansi_id, event_id, pegawai_id, jabatan_id, number)
       select instansi_id, $2, pegawai_id, jabatan_id, number from participant where event_id = $1`,
      [earlier.eventId, again],
    )
    await design({ simulation: { id } }, earlier.call, again)
    const found = async () => (await earlier.call('GET', `/api/events/${again}`)).json().exercises[0].simulation
    expect(await found()).toMatchObject({ satBefore: 0 })
    await test.owner('update attempt set started_at = now() where participant_id = $1', [earlier.participants[0]!.id])
    expect(await found()).toMatchObject({ satBefore: 1 })
    expect(await own()).toMatchObject({ satBefore: 0 })
  })

  it('takes no simulation of another instansi', async () => {
    const other = await createExam(test)
    const answer = await design({ simulation: { id: await idOf('DS-BANJIR-A') } }, other.call, other.eventId)
    expect(answer).toMatchObject({ code: 'SIMULATION_UNKNOWN' })
  })
})
