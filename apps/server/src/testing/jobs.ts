import { setTimeout as wait } from 'node:timers/promises'
import type { Caller } from './test-app.ts'

interface ShownJob {
  readonly id: string
  readonly state: string
  readonly progress: number
  readonly message: string
  readonly result: any
  readonly error: any
}

/** Asks for a job until it is as wanted. */
export async function followJob(call: Caller, id: string, isThere: (job: ShownJob) => boolean): Promise<ShownJob> {
  for (;;) {
    const job = (await call('GET', `/api/jobs/${id}`)).json()
    if (isThere(job)) return job
    await wait(30)
  }
}

export const endOfJob = (call: Caller, id: string): Promise<ShownJob> =>
  followJob(call, id, ({ state }) => state !== 'queued' && state !== 'running')
