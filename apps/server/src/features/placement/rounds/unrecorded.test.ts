import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endOfJob } from '../../../testing/jobs.ts'
import { ROUND_DAY } from '../../../testing/placement-city.ts'
import { type ProposedRound, proposeRound } from '../../../testing/proposed-round.ts'
import { createInstansiWith, createTestApp, PASSWORD, signInAs, type TestApp } from '../../../testing/test-app.ts'

const TOP = 'Kepala Dinas 1 KESEHATAN'

let test: TestApp
let first: ProposedRound
let later: string
beforeAll(async () => {
  test = await createTestApp()
  first = await proposeRound(test)
  const { head, manager, proposalId } = first
  const path = (more: string) => `/api/placement/proposals/${proposalId}${more}`
  const { sheet, sheetHash } = (await head('GET', path(''))).json()
  expect((await head('POST', path('/decide-as-planned'), { posts: sheet.length })).statusCode).toBe(200)
  const signed = await head('POST', path('/sign'), { password: PASSWORD, sheetHash })
  expect([200, signed.body]).toEqual([signed.statusCode, signed.body])
  const draft = { name: 'Putaran sesudahnya', date: ROUND_DAY, tiers: ['JPT_PRATAMA'] }
  later = (await manager('POST', '/api/placement/rounds', draft)).json().id
  await endOfJob(manager, (await manager('POST', `/api/placement/rounds/${later}/freeze`, { version: 1 })).json().id)
}, 60_000)
afterAll(() => test.close())

const unrecorded = async (round = later) =>
  (await first.manager('GET', `/api/placement/rounds/${round}/unrecorded`)).json()
const jptOf = async () =>
  (await first.head('GET', '/api/placement/summary'))
    .json()
    .tiers.find((one: { tier: string }) => one.tier === 'JPT_PRATAMA')

describe('decisions that the records do not know yet', () => {
  it('are told of a round that holds the same post, with who was chosen, and not of their own round', async () => {
    const [round, ...others] = await unrecorded()
    expect(others).toEqual([])
    expect(round).toMatchObject({ roundId: first.roundId, roundName: 'Putaran uji' })
    const top = round.posts.find(({ name }: { name: string }) => name === TOP)
    expect(top.official).toMatch(/^Pejabat /)
    expect(await unrecorded(first.roundId)).toEqual([])
  })

  it('are counted beside the vacancies of the summary', async () => {
    expect(await jptOf()).toMatchObject({ vacant: 1, decided: 1 })
  })

  it('are settled once the seat is on record', async () => {
    const [{ posts }] = await unrecorded()
    const { jabatanId, official } = posts.find(({ name }: { name: string }) => name === TOP)
    const who = [first.instansiId, official]
    await test.owner(
      `update pegawai_jabatan set valid_during = daterange(lower(valid_during), current_date)
       where instansi_id = $1 and pegawai_id = (select id from pegawai where instansi_id = $1 and name = $2)`,
      who,
    )
    await test.owner(
      `insert into pegawai_jabatan (instansi_id, pegawai_id, jabatan_id, valid_during)
       select $1, id, $3, daterange(current_date, null) from pegawai where instansi_id = $1 and name = $2`,
      [...who, jabatanId],
    )
    const [round] = await unrecorded()
    expect((round?.posts ?? []).map(({ name }: { name: string }) => name)).not.toContain(TOP)
    expect(await jptOf()).toMatchObject({ vacant: 0, decided: 0 })
  })

  it('are refused to another instansi, to a role without placement, and to nobody', async () => {
    const url = `/api/placement/rounds/${later}/unrecorded`
    const stranger = await createInstansiWith(test, 'pengelola-talenta')
    expect((await stranger.call('GET', url)).statusCode).toBe(404)
    const committee = await signInAs(test, first.instansiId, 'panitia')
    expect((await committee('GET', url)).statusCode).toBe(403)
    expect((await committee('GET', '/api/placement/round-basis')).statusCode).toBe(403)
    expect((await first.head('GET', '/api/placement/round-basis')).statusCode).toBe(403)
    for (const path of [url, '/api/placement/round-basis'])
      expect((await test.app.inject({ method: 'GET', url: path })).statusCode).toBe(401)
  })
})

describe('what a new round would be read from', () => {
  it('counts officials with a seat and the predicates of each year', async () => {
    const basis = (await first.manager('GET', '/api/placement/round-basis')).json()
    expect(basis).toMatchObject({
      officials: 60,
      years: 2,
      predicates: [
        { year: 2024, officials: 60 },
        { year: 2023, officials: 60 },
      ],
    })
    const elsewhere = await createInstansiWith(test, 'pengelola-talenta')
    expect((await elsewhere.call('GET', '/api/placement/round-basis')).json()).toMatchObject({
      officials: 0,
      predicates: [],
    })
  })
})
