import type { LightMyRequestResponse } from 'fastify'
import { endOfJob } from './jobs.ts'
import { furnishPlacementCity, type PlacementCity, ROUND_DAY } from './placement-city.ts'
import { type Caller, createInstansiWith, signInAs, type TestApp } from './test-app.ts'

export interface PlannedRound {
  readonly instansiId: string
  readonly city: PlacementCity
  readonly manager: Caller
  readonly head: Caller
  readonly roundId: string
  readonly planId: string
  /** Of the round, for the next change. */
  version(): Promise<number>
}

export interface ProposedRound extends PlannedRound {
  readonly proposalId: string
}

const body = (reply: LightMyRequestResponse) => {
  if (reply.statusCode !== 200) throw new Error(`${reply.statusCode}: ${reply.body}`)
  return reply.json()
}

/** A round over all three tiers of a small city, frozen, with a plan of the best total. */
export async function planRound(test: TestApp): Promise<PlannedRound> {
  const { instansiId, call: manager } = await createInstansiWith(test, 'pengelola-talenta')
  const city = await furnishPlacementCity(test, instansiId)
  const head = await signInAs(test, instansiId, 'pimpinan')
  const draft = { name: 'Putaran uji', date: ROUND_DAY, tiers: ['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS'] }
  const roundId = body(await manager('POST', '/api/placement/rounds', draft)).id as string
  const version = async () => body(await manager('GET', `/api/placement/rounds/${roundId}`)).version as number
  const job = async (url: string, what: object) => {
    const started = body(await manager('POST', url, what))
    const job = await endOfJob(manager, started.id)
    if (job.state !== 'done') throw new Error(JSON.stringify(job.error))
    return job.result
  }
  await job(`/api/placement/rounds/${roundId}/freeze`, { version: await version() })
  const plan = await job(`/api/placement/rounds/${roundId}/plans`, { label: 'Terbaik', version: await version() })
  return { instansiId, city, manager, head, roundId, planId: plan.id, version }
}

/** Puts its plan before the PPK. */
export async function proposePlan(round: PlannedRound): Promise<ProposedRound> {
  const started = await round.manager('POST', `/api/placement/plans/${round.planId}/propose`, {
    version: await round.version(),
    note: 'Mengisi jabatan lowong lewat rantai.',
  })
  const job = await endOfJob(round.manager, body(started).id)
  if (job.state !== 'done') throw new Error(JSON.stringify(job.error))
  return { ...round, proposalId: job.result.id }
}

export const proposeRound = async (test: TestApp) => proposePlan(await planRound(test))
