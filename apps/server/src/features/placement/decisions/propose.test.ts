import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endOfJob } from '../../../testing/jobs.ts'
import { type PlannedRound, planRound } from '../../../testing/proposed-round.ts'
import { createTestApp, signInAs, type TestApp } from '../../../testing/test-app.ts'

let test: TestApp
let round: PlannedRound
beforeAll(async () => {
  test = await createTestApp()
  round = await planRound(test)
})
afterAll(() => test.close())

const NOTE = { note: 'Mengisi jabatan lowong lewat rantai.' }
const propose = async (more = {}) =>
  round.manager('POST', `/api/placement/plans/${round.planId}/propose`, {
    version: await round.version(),
    ...NOTE,
    ...more,
  })
const proposed = async (more = {}) => {
  const job = await endOfJob(round.manager, (await propose(more)).json().id)
  expect(job.state, JSON.stringify(job.error)).toBe('done')
  return job.result.id as string
}
const stateOf = async () => (await round.manager('GET', `/api/placement/rounds/${round.roundId}`)).json()

describe('a proposal', () => {
  it('is refused for a version that somebody changed since', async () => {
    expect((await propose({ version: 1 })).json().code).toBe('ROUND_CHANGED')
  })

  it('puts the plan before the PPK, once', async () => {
    const id = await proposed()
    expect(await stateOf()).toMatchObject({ state: 'proposed', proposedPlanId: round.planId })
    const list = (await round.head('GET', '/api/placement/proposals?state=open')).json()
    expect(list).toMatchObject([{ id, state: 'open', decided: 0, departures: 0 }])
    expect((await propose()).json().code).toBe('ALREADY_PROPOSED')
  })

  it('is recalled with a reason, and the round is open again', async () => {
    const [{ id }] = (await round.head('GET', '/api/placement/proposals?state=open')).json()
    const recall = (reason: string) => round.manager('POST', `/api/placement/proposals/${id}/recall`, { reason })
    expect((await recall('tidak')).statusCode).toBe(400)
    expect((await recall('Ada berkas yang terlewat.')).statusCode).toBe(200)
    expect(await stateOf()).toMatchObject({ state: 'frozen', proposedPlanId: null })
    expect((await recall('Ada berkas yang terlewat.')).json().code).toBe('PROPOSAL_RECALLED')
  })

  it('is returned by the PPK, who needs the right to decide', async () => {
    const id = await proposed()
    const back = { reason: 'Hitung lagi tanpa rotasi.' }
    expect((await round.manager('POST', `/api/placement/proposals/${id}/return`, back)).statusCode).toBe(403)
    const auditor = await signInAs(test, round.instansiId, 'auditor')
    expect((await auditor('POST', `/api/placement/proposals/${id}/return`, back)).statusCode).toBe(403)
    expect((await round.head('POST', `/api/placement/proposals/${id}/recall`, back)).statusCode).toBe(403)
    expect((await round.head('POST', `/api/placement/proposals/${id}/return`, back)).statusCode).toBe(200)
    expect(await stateOf()).toMatchObject({ state: 'frozen' })
    const { rows } = await test.owner(
      `select action, reason from audit_entry where instansi_id = $1 and action like 'proposal.%' order by at`,
      [round.instansiId],
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'proposal.made',
      'proposal.recalled',
      'proposal.made',
      'proposal.returned',
    ])
  })

  it('on old data names what changed and wants a reason that knows how much', async () => {
    const official = round.city.officials.get('Kepala Dinas 1 PENDIDIKAN')!
    await test.owner(`update pegawai_performance set predicate = 'KURANG' where pegawai_id = $1`, [official])
    const refused = (await propose()).json()
    expect(refused).toMatchObject({ code: 'STALE_SNAPSHOT', details: { total: 1 } })
    expect(refused.message).toContain('Pejabat Kepala Dinas 1 PENDIDIKAN')
    const stale = { changes: 5, reason: 'Perubahan itu tidak menyentuh rencana.' }
    expect((await propose({ stale })).json().code).toBe('STALE_COUNT_CHANGED')
    const id = await proposed({ stale: { ...stale, changes: 1 } })
    const view = (await round.head('GET', `/api/placement/proposals/${id}`)).json()
    expect(view.stale).toMatchObject({ total: 1, reason: stale.reason })
    await round.head('POST', `/api/placement/proposals/${id}/return`, { reason: 'Untuk uji berikutnya.' })
  })

  it('of a plan whose data were frozen again is refused', async () => {
    const started = await round.manager('POST', `/api/placement/rounds/${round.roundId}/freeze`, {
      version: await round.version(),
    })
    await endOfJob(round.manager, started.json().id)
    expect((await propose()).json().code).toBe('PLAN_SUPERSEDED')
  })
})
