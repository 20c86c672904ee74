import { createHmac } from 'node:crypto'
import type { FocusLoss } from '@petakom/contract'
import type { FastifyBaseLogger } from 'fastify'
import type { Database } from '../../db/database.ts'
import { type Db, sql } from '../../db/query.ts'
import { perInstansi } from './per-instansi.ts'
import type { Participation } from './start-attempts.ts'

interface Trace {
  readonly who: Participation
  readonly attemptId: string
  readonly device: string
  readonly address: string
  readonly focus: readonly FocusLoss[]
}

/** Sittings and addresses that this process has written down already. */
const MOST_KNOWN = 50_000

/**
 * Keeps what goes along with answers: absences of the page, and that a sitting was written from an address not met before.
 * Of an address only a mark is kept that fits this one sitting. None of it may fail or change a delivery.
 */
export function keepTraces(database: Database, log: FastifyBaseLogger): (trace: Trace) => Promise<void> {
  const known = new Set<string>()
  const store = perInstansi<Trace, void>(database, storeTraces)
  return async (trace) => {
    const key = `${trace.attemptId} ${trace.address}`
    if (trace.focus.length === 0 && known.has(key)) return
    try {
      await store(trace)
      if (known.size >= MOST_KNOWN) known.clear()
      known.add(key)
    } catch (error) {
      log.warn(error, 'what went along with an answer was not kept')
    }
  }
}

const markOf = ({ who, attemptId, address }: Trace) =>
  createHmac('sha256', who.secret).update(`address of a sitting\n${attemptId}\n${address}`).digest('hex').slice(0, 16)

async function storeTraces(db: Db, _instansiId: string, traces: readonly Trace[]): Promise<readonly undefined[]> {
  const rows = traces.map((trace) => ({
    attemptId: trace.attemptId,
    participantId: trace.who.participantId,
    mark: markOf(trace),
    at: trace.who.now,
  }))
  await db.run(sql`
    insert into attempt_address (instansi_id, attempt_id, mark, first_at)
    select a.instansi_id, a.id, decode(r.mark, 'hex'), min(r.at)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("attemptId" uuid, "participantId" uuid, mark text, at timestamptz)
    join attempt as a on a.instansi_id = current_instansi() and a.id = r."attemptId"
      and a.participant_id = r."participantId" and a.started_at is not null
    group by 1, 2, 3 on conflict do nothing`)
  const losses = traces.flatMap(({ attemptId, who, device, focus }) =>
    focus.map((loss) => ({ ...loss, attemptId, participantId: who.participantId, device, at: who.now })),
  )
  if (losses.length > 0)
    await db.run(sql`
      insert into attempt_focus (instansi_id, attempt_id, device, number, left_at, seconds, received_at)
      select a.instansi_id, a.id, r.device, r.number, r."leftAt", r.seconds, r.at
      from jsonb_to_recordset(${JSON.stringify(losses)}::jsonb) as r("attemptId" uuid, "participantId" uuid,
        device text, number int, "leftAt" timestamptz, seconds double precision, at timestamptz)
      join attempt as a on a.instansi_id = current_instansi() and a.id = r."attemptId"
        and a.participant_id = r."participantId" and a.started_at is not null
      on conflict do nothing`)
  return traces.map(() => undefined)
}
