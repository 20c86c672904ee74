import type { getSimulation, getSimulationDraft, ResponseOf } from '@petakom/contract'
import { blankScenario, type Scenario } from '@petakom/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readStarterSimulations } from '../../simulations/starter-simulations.ts'
import { endOfJob } from '../../testing/jobs.ts'
import { multipartFile } from '../../testing/roster-file.ts'
import { type Caller, createInstansiWith, createTestApp, signInAs, type TestApp } from '../../testing/test-app.ts'

let test: TestApp
let instansiId: string
let writer: Caller
let second: Caller
let original: Scenario
beforeAll(async () => {
  test = await createTestApp()
  const made = await createInstansiWith(test, 'administrator')
  instansiId = made.instansiId
  writer = made.call
  second = await signInAs(test, instansiId, 'administrator')
  original = (await readStarterSimulations()).find(({ code }) => code === 'IB-DINAS-A')!
})
afterAll(() => test.close())

const draftOf = async (id: string, call = writer) =>
  (await call('GET', `/api/simulation-drafts/${id}`)).json<ResponseOf<typeof getSimulationDraft>>()
const simulationOf = async (id: string, call = writer) =>
  (await call('GET', `/api/simulations/${id}`)).json<ResponseOf<typeof getSimulation>>()
const send = async (name: string, content: string | Buffer, call = writer) => {
  const { payload, contentType } = multipartFile(name, Buffer.from(content))
  return call('POST', '/api/simulation-drafts/import', payload, { 'content-type': contentType })
}
const save = (id: string, revision: number, content: object, call = writer) =>
  call('PUT', `/api/simulation-drafts/${id}`, { revision, content })
/** A published simulation of a code of its own. */
async function publish(code: string, call = writer): Promise<string> {
  const { id } = (await call('POST', '/api/simulation-drafts', { from: 'nothing', kind: 'in-basket' })).json()
  expect((await save(id, 1, { ...original, code }, call)).json()).toMatchObject({ revision: 2 })
  const reply = await call('POST', `/api/simulation-drafts/${id}/publish`, { revision: 2 })
  expect(reply.json()).toMatchObject({ version: 1 })
  return reply.json().simulationId
}

describe('a draft', () => {
  it('is kept as it is written, blanks and all, and saved only over what its writer has read', async () => {
    const { id } = (await writer('POST', '/api/simulation-drafts', { from: 'nothing', kind: 'in-basket' })).json()
    expect(await draftOf(id)).toMatchObject({ revision: 1, basedOn: null, content: blankScenario('in-basket') })
    const written = { ...blankScenario('in-basket'), title: 'Pagi ', briefing: ['Satu.', ''] }
    expect((await save(id, 1, written)).json()).toMatchObject({ revision: 2 })
    expect((await draftOf(id)).content).toEqual(written)
    expect((await save(id, 2, written)).json()).toMatchObject({ revision: 2 })
    const late = await save(id, 1, { ...written, title: 'Lain' }, second)
    expect([late.statusCode, late.json().code]).toEqual([409, 'SIMULATION_DRAFT_CHANGED'])
    expect((await draftOf(id)).content.title).toBe('Pagi ')
    const { rows } = await test.owner(
      `select after from audit_entry where instansi_id = $1 and action = 'simulation-draft.saved' and subject_id = $2`,
      [instansiId, id],
    )
    expect(rows.map(({ after }) => after)).toEqual([{ code: '', revision: 2, parts: ['briefing', 'title'] }])
    expect((await writer('DELETE', `/api/simulation-drafts/${id}`)).json()).toEqual({ done: true })
    expect((await writer('GET', `/api/simulation-drafts/${id}`)).statusCode).toBe(404)
  })

  it('is refused where it is not of the shape of a file, and nothing changes', async () => {
    const { id } = (await writer('POST', '/api/simulation-drafts', { from: 'nothing', kind: 'in-basket' })).json()
    const odd = [
      { ...blankScenario('in-basket'), secret: 1 },
      { ...blankScenario('in-basket'), messages: 'banyak' },
      { ...blankScenario('in-basket'), clock: { starts: '', minutes: 1e9, pace: 1 } },
    ]
    for (const content of odd) expect((await save(id, 1, content)).statusCode).toBe(400)
    expect((await draftOf(id)).revision).toBe(1)
  })

  it('cannot be published or tried while it has errors, and says how many', async () => {
    const { id } = (await writer('POST', '/api/simulation-drafts', { from: 'nothing', kind: 'in-basket' })).json()
    const broken = {
      ...original,
      code: 'UJI-RUSAK',
      rules: original.rules.filter((rule) => rule.competency !== 'M.04'),
    }
    await save(id, 1, broken)
    for (const [path, body] of [
      ['publish', { revision: 2 }],
      ['try', {}],
    ] as const) {
      const reply = await writer('POST', `/api/simulation-drafts/${id}/${path}`, body)
      expect(reply.json()).toMatchObject({ code: 'SIMULATION_NOT_READY', details: { count: 1 } })
    }
  })

  it('plays itself thousands of times as a job, and the report tells the ways of playing apart', async () => {
    const { id } = (await writer('POST', '/api/simulation-drafts', { from: 'nothing', kind: 'in-basket' })).json()
    await save(id, 1, { ...original, code: 'UJI-COBA' })
    const job = (await writer('POST', `/api/simulation-drafts/${id}/try`, { runs: 200 })).json()
    const { state, result } = await endOfJob(writer, job.id)
    expect(state).toBe('done')
    expect(result.policies.map(({ policy }: { policy: string }) => policy)).toEqual([
      ...['random', 'naive', 'careful', 'expert'],
    ])
    expect(result).toMatchObject({ runs: 200, seed: 1, neverFired: [] })
  })
})

describe('a file', () => {
  it('that was downloaded is read again as it was, in either form', async () => {
    const id = await publish('UJI-BERKAS')
    for (const format of ['yaml', 'json']) {
      const file = await writer('GET', `/api/simulations/${id}/file?version=1&format=${format}`)
      expect(file.headers['content-disposition']).toContain(`uji-berkas-v1.${format}`)
      const reply = (await send(`uji.${format}`, file.body)).json()
      expect(reply).toMatchObject({ outcome: 'draft', code: 'UJI-BERKAS', basedOn: 1 })
      expect((await draftOf(reply.id)).content).toEqual({ ...original, code: 'UJI-BERKAS' })
      const same = await writer('POST', `/api/simulation-drafts/${reply.id}/publish`, { revision: 1 })
      expect(same.json()).toMatchObject({ code: 'SIMULATION_UNCHANGED' })
      const again = { from: 'version', simulationId: id }
      expect((await writer('POST', '/api/simulation-drafts', again)).json()).toEqual({ id: reply.id })
      if (format === 'json')
        expect((await send('uji.json', file.body)).json()).toMatchObject({ code: 'SIMULATION_DRAFT_EXISTS' })
      await writer('DELETE', `/api/simulation-drafts/${reply.id}`)
    }
  })

  it('that is wrong is refused whole, with the line of each fault', async () => {
    const before = (await writer('GET', '/api/simulation-drafts')).json().rows.length
    for (const [text, line] of [
      ['a: [1, 2', 1],
      [JSON.stringify({ ...original, kind: 'permainan' }, null, 1), 5],
    ] as const) {
      const reply = (await send('uji.yaml', text)).json()
      expect(reply.outcome).toBe('refused')
      expect(reply.problems.length).toBeGreaterThan(0)
      expect(reply.problems[0].line).toBe(line)
    }
    expect((await writer('GET', '/api/simulation-drafts')).json().rows.length).toBe(before)
  })

  it.each([
    [
      'events that wait for one another',
      {
        events: [
          ...['ayam', 'telur'].map((id, n) => ({
            ...{ id, when: { after: ['telur', 'ayam'][n]! }, effects: [{ notice: 'Tidak pernah.' }] },
          })),
        ],
      },
    ],
    [
      'an actor who is nowhere',
      { calendar: [{ id: 'x', title: 'X', from: 1, to: 2, with: ['siapa'], movable: true }] },
    ],
  ])('with %s becomes a draft that cannot be published', async (_name, part: Partial<Scenario>) => {
    const code = `UJI-SALAH-${Object.keys(part)[0]!.toUpperCase()}`
    const file = {
      ...original,
      code,
      ...part,
      ...(part.events ? { events: [...original.events, ...part.events] } : {}),
    }
    const reply = (await send('uji.json', JSON.stringify(file))).json()
    expect(reply).toMatchObject({ outcome: 'draft', code })
    const published = await writer('POST', `/api/simulation-drafts/${reply.id}/publish`, { revision: 1 })
    expect(published.json().code).toBe('SIMULATION_NOT_READY')
  })

  it('of 10 MB is refused unread, and one that is no upload too', async () => {
    const big = await send('uji.yaml', Buffer.alloc(10_000_000, 'a'))
    expect([big.statusCode, big.json().code]).toEqual([400, 'SIMULATION_FILE_TOO_LARGE'])
    expect((await writer('POST', '/api/simulation-drafts/import', {})).json().code).toBe('SIMULATION_NO_FILE')
  })
})

describe('a version', () => {
  it('waits for a second person, who had no hand in it, before events can take it', async () => {
    const id = await publish('UJI-TELAAH')
    const review = (call: Caller, verdict: string, note = '') =>
      call('POST', `/api/simulations/${id}/review`, { version: 1, verdict, note })
    const use = (call: Caller, state: string) => call('POST', `/api/simulations/${id}/state`, { version: 1, state })
    expect(await simulationOf(id)).toMatchObject({ state: 'draft', inUseVersion: null, mayReview: false })
    expect((await review(writer, 'approved')).json().code).toBe('SIMULATION_OWN_REVIEW')
    expect((await use(second, 'in-use')).json().code).toBe('SIMULATION_NOT_REVIEWED')
    expect((await simulationOf(id, second)).mayReview).toBe(true)
    expect((await review(second, 'returned')).json().code).toBe('SIMULATION_REVIEW_NOTE')
    expect((await review(second, 'returned', 'Aduan warga terlalu mudah.')).json()).toEqual({ done: true })
    expect((await review(second, 'approved')).json()).toEqual({ done: true })
    expect((await review(second, 'approved')).json().code).toBe('SIMULATION_ALREADY_REVIEWED')
    expect((await use(second, 'in-use')).json()).toEqual({ done: true })
    const shown = await simulationOf(id)
    expect(shown).toMatchObject({ state: 'in-use', inUseVersion: 1, mayReview: false })
    expect(shown.versions[0]!.reviews.map(({ verdict, note }) => [verdict, note])).toEqual([
      ['approved', ''],
      ['returned', 'Aduan warga terlalu mudah.'],
    ])
    expect((await use(second, 'retired')).json()).toEqual({ done: true })
    expect(await simulationOf(id)).toMatchObject({ state: 'retired', inUseVersion: null })
    const { rows } = await test.owner(
      `select action from audit_entry where instansi_id = $1 and subject_id = $2 order by at`,
      [instansiId, id],
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'simulation.added',
      ...Array(2).fill('simulation.reviewed'),
      ...Array(2).fill('simulation.state-set'),
    ])
  })

  it('that comes next leaves the one in use, and whoever wrote in its draft cannot approve it', async () => {
    const id = await publish('UJI-VERSI')
    await second('POST', `/api/simulations/${id}/review`, { version: 1, verdict: 'approved' })
    await second('POST', `/api/simulations/${id}/state`, { version: 1, state: 'in-use' })
    const begin = async (call: Caller) =>
      (await call('POST', '/api/simulation-drafts', { from: 'version', simulationId: id })).json().id
    const draft = await begin(writer)
    expect(await begin(second)).toBe(draft)
    const { content } = await draftOf(draft)
    await save(draft, 1, { ...content, title: 'Pagi kedua' }, second)
    await save(draft, 2, { ...content, title: 'Pagi ketiga' })
    const taken = await save(draft, 3, { ...content, code: 'KODE-LAIN' })
    expect(taken.statusCode).toBe(200)
    const other = await writer('POST', `/api/simulation-drafts/${draft}/publish`, { revision: 4 })
    expect(other.json()).toMatchObject({ code: 'SIMULATION_CODE_CHANGED', details: { code: 'UJI-VERSI' } })
    await save(draft, 4, { ...content, title: 'Pagi ketiga' })
    expect((await writer('POST', `/api/simulation-drafts/${draft}/publish`, { revision: 5 })).json()).toEqual({
      simulationId: id,
      version: 2,
    })
    expect(await simulationOf(id)).toMatchObject({ state: 'draft', currentVersion: 2, inUseVersion: 1, draftId: null })
    const own = await second('POST', `/api/simulations/${id}/review`, { version: 2, verdict: 'approved' })
    expect(own.json().code).toBe('SIMULATION_OWN_REVIEW')
    const old = await second('POST', `/api/simulations/${id}/review`, { version: 1, verdict: 'approved' })
    expect(old.json()).toMatchObject({ code: 'SIMULATION_VERSION_CHANGED', details: { version: 2 } })
    const third = await signInAs(test, instansiId, 'administrator')
    expect((await third('POST', `/api/simulations/${id}/review`, { version: 2, verdict: 'approved' })).statusCode).toBe(
      200,
    )
    const first = await writer('GET', `/api/simulations/${id}/content?version=1`)
    expect(first.json().content.title).toBe(original.title)
  })

  it('is tried as a job, whose report stays with it', async () => {
    const id = await publish('UJI-JALAN')
    const job = (await writer('POST', `/api/simulations/${id}/try`, { runs: 50 })).json()
    expect(await endOfJob(writer, job.id)).toMatchObject({ state: 'done' })
    expect((await simulationOf(id)).versions[0]!.trial!.report.policies).toHaveLength(4)
  })

  it('begins a parallel form, which keeps structure and family and asks for a code of its own', async () => {
    const id = await publish('UJI-BENTUK')
    const { id: draft } = (await writer('POST', '/api/simulation-drafts', { from: 'form', simulationId: id })).json()
    const { content, basedOn } = await draftOf(draft)
    expect({ ...content, code: 'UJI-BENTUK', title: original.title }).toEqual({ ...original, code: 'UJI-BENTUK' })
    expect(basedOn).toBeNull()
    await save(draft, 1, { ...content, code: 'UJI-BENTUK', title: 'Kembar' })
    const same = await writer('POST', `/api/simulation-drafts/${draft}/publish`, { revision: 2 })
    expect(same.json()).toMatchObject({ code: 'SIMULATION_CODE_TAKEN' })
  })
})

describe('the desk', () => {
  it('lets assessors see what there is, but neither key nor draft', async () => {
    const id = await publish('UJI-ASESOR')
    const asesor = await signInAs(test, instansiId, 'asesor')
    expect((await simulationOf(id, asesor)).code).toBe('UJI-ASESOR')
    for (const [method, url] of [
      ['GET', `/api/simulations/${id}/content?version=1`],
      ['GET', `/api/simulations/${id}/file?version=1`],
      ['GET', '/api/simulation-drafts'],
      ['POST', `/api/simulations/${id}/try`],
    ] as const)
      expect((await asesor(method, url)).statusCode).toBe(403)
  })
  it('lets panitia write but not approve', async () => {
    const id = await publish('UJI-PANITIA')
    const panitia = await signInAs(test, instansiId, 'panitia')
    expect((await simulationOf(id, panitia)).mayReview).toBe(false)
    const body = { version: 1, verdict: 'approved' }
    expect((await panitia('POST', `/api/simulations/${id}/review`, body)).statusCode).toBe(403)
    expect((await panitia('POST', `/api/simulations/${id}/state`, { version: 1, state: 'retired' })).statusCode).toBe(
      403,
    )
  })
})
