import { connect } from '../../apps/server/src/db/connect.ts'
import { createHallClient } from '../../apps/server/src/demo/hall-client.ts'
import type { Hall } from './furnish-hall.ts'
import type { MortalPostgres } from './mortal-postgres.ts'

/** What the committee does at its own screens, and what only the clock could. Tried again until servers are there. */
export interface Committee {
  extend(participantId: string, minutes: number): Promise<void>
  /** The clock of one person stands still, or runs on. */
  orderSeat(action: 'pause' | 'resume', participantId: string): Promise<void>
  /** Taking part ends, or goes on. */
  orderRoom(action: 'exclude' | 'readmit', participantId: string): Promise<void>
  /** An emergency file from a stick; what became of its answers. */
  importFile(text: string): Promise<{ readonly entries: number; readonly refused: number; readonly conflicts: number }>
  /** Moves the closing of the attempt into the past, beyond the minute of grace. */
  endTime(attemptId: string): Promise<void>
}

const REASON = 'Latihan gangguan'

async function insist<T>(work: (tries: number) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work(tries)
    } catch (error) {
      if (tries >= 100) throw error
      await new Promise((fulfil) => setTimeout(fulfil, 200))
    }
  }
}

export async function openCommittee(postgres: MortalPostgres, hall: Hall, baseUrl: string): Promise<Committee> {
  const client = createHallClient(baseUrl)
  await client.post('/api/session', hall.committee)
  // The reply to a try before may be what was lost: then it is done already, and the server says so.
  const order = (path: string, body: unknown, isDone: RegExp) =>
    insist(async (tries) => {
      await client.post(path, body).catch((error) => {
        if (tries === 1 || !isDone.test(String(error))) throw error
      })
    })
  return {
    async extend(participantId, minutes) {
      const target = { kind: 'seats', participantIds: [participantId] }
      const body = { action: 'extend', target, minutes, reason: REASON }
      await insist(() => client.post(`/api/events/${hall.eventId}/time`, body))
    },
    async orderSeat(action, participantId) {
      const target = { kind: 'seats', participantIds: [participantId] }
      const body = { action, target, reason: REASON }
      await order(`/api/events/${hall.eventId}/time`, body, /NOBODY_(WORKING|PAUSED)/)
    },
    async orderRoom(action, participantId) {
      await order(
        `/api/participants/${participantId}/room`,
        { action, reason: REASON },
        /EXCLUDED_ALREADY|NOT_EXCLUDED/,
      )
    },
    importFile: (text) =>
      insist(async () => {
        const form = new FormData()
        form.append('file', new Blob([text]), 'berkas-darurat.petakom')
        const response = await fetch(new URL(`/api/events/${hall.eventId}/emergency-files`, baseUrl), {
          method: 'POST',
          headers: { 'x-petakom': '1', cookie: client.cookie() },
          body: form,
        })
        if (!response.ok) throw new Error(`the emergency file: ${response.status} ${await response.text()}`)
        return (await response.json()) as Awaited<ReturnType<Committee['importFile']>>
      }),
    async endTime(attemptId) {
      await insist(async () => {
        const owner = await connect(postgres.connectionString)
        await owner
          .query('update attempt set closes_at = now() - make_interval(secs => extra_seconds + 120) where id = $1', [
            attemptId,
          ])
          .finally(() => owner.end())
      })
    },
  }
}
