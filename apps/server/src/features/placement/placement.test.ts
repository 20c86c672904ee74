import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endOfJob } from '../../testing/jobs.ts'
import { furnishPlacementCity, type PlacementCity, ROUND_DAY } from '../../testing/placement-city.ts'
import { type Caller, createInstansiWith, createTestApp, type TestApp } from '../../testing/test-app.ts'

let test: TestApp
let call: Caller
let instansiId: string
let city: PlacementCity
beforeAll(async () => {
  test = await createTestApp()
  const made = await createInstansiWith(test, 'pengelola-talenta')
  call = made.call
  instansiId = made.instansiId
  city = await furnishPlacementCity(test, instansiId)
})
afterAll(() => test.close())

const DRAFT = { name: 'Putaran akhir tahun', date: ROUND_DAY, tiers: ['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS'] }

describe('a round', () => {
  it('is frozen, planned down three tiers, and the plan can be checked anew', async () => {
    const { id } = (await call('POST', '/api/placement/rounds', DRAFT)).json()
    const frozen = await endOfJob(
      call,
      (await call('POST', `/api/placement/rounds/${id}/freeze`, { version: 1 })).json().id,
    )
    expect(frozen.result).toMatchObject({ officials: 60, posts: 21, vacant: 3, version: 2 })
    const order = { version: 2, label: 'Terbaik' }
    const made = await endOfJob(call, (await call('POST', `/api/placement/rounds/${id}/plans`, order)).json().id)
    const plan = (await call('GET', `/api/placement/plans/${made.result.id}`)).json()
    expect(plan).toMatchObject({ state: 'ready', isCurrent: true, figures: { certified: true, filledVacancies: 3 } })
    const [longest] = plan.chains
    expect([...new Set(longest.steps.map((step: { to: { tier: string } }) => step.to.tier))]).toEqual([
      'JPT_PRATAMA',
      'ADMINISTRATOR',
      'PENGAWAS',
    ])
    const { checks } = (await call('POST', `/api/placement/plans/${plan.id}/verify`)).json()
    expect(checks.map(({ code, isHeld }: { code: string; isHeld: boolean }) => [code, isHeld])).toEqual(
      ['content', 'pairs', 'input', 'total', 'certificate'].map((code) => [code, true]),
    )
    expect(city.officials.size).toBe(60)
  }, 60_000)
})
