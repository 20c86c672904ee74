import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { buildApp } from '../app.ts'
import { type AuditActor, audit } from '../db/audit.ts'
import type { Database } from '../db/database.ts'
import { readStarterBank } from '../db/item-bank.ts'
import { sql } from '../db/query.ts'
import { sessionPin } from '../plugins/session-pin.ts'
import { readStarterSimulations } from '../simulations/starter-simulations.ts'
import { runSimulatedHall } from './simulated-hall.ts'

export const HALL_SEED = 2025
const ABSENT = 2
/** Mean ability (logits) of a tier: what its posts have asked of their holders so far. */
export const TIER_MEANS: Readonly<Record<string, number>> = {
  ADMINISTRATOR: 0.1,
  PENGAWAS: -0.55,
  JF_AHLI_MADYA: 0.75,
  JF_AHLI_MUDA: 0.1,
}

const Row = z.object({
  id: z.string(),
  nip: z.string(),
  version: z.number(),
  tier: z.string().nullable(),
  number: z.number(),
  session: z.number(),
  startsAt: z.date(),
})

/** The sittings of the demo event, over the real HTTP interface of a server whose clock stands in each session. */
export async function sitDemoEvent(
  database: Database,
  actor: AuditActor,
  eventId: string,
  secret: Buffer,
  onShare: (share: number) => void,
): Promise<void> {
  const people = await database.tenant(actor.instansiId, (db) =>
    db.all(
      Row,
      sql`select t.id, p.nip, t.pin_version as version, j.tier, t.number, s.number as session, s.starts_at as "startsAt"
        from participant as t
        join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
        join jabatan as j on j.instansi_id = t.instansi_id and j.id = t.jabatan_id
        join event_session as s on s.instansi_id = t.instansi_id and s.id = t.session_id
        where t.event_id = ${eventId} and not exists (select from attempt as a
          where a.instansi_id = t.instansi_id and a.participant_id = t.id and a.handed_in_at is not null)
        order by s.number, t.number`,
    ),
  )
  const absent = new Set(people.slice(-ABSENT).map(({ id }) => id))
  const items = await readStarterBank()
  const simulations = await readStarterSimulations()
  let now = new Date()
  const app = await buildApp({
    database,
    settings: { secret, isDemo: false, publicUrl: '', logLevel: 'silent', trustProxy: false, clock: () => now },
  })
  try {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const baseUrl = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    const copier = findCopier(people)
    let done = 0
    for (const session of Map.groupBy(people, (person) => person.session).values()) {
      const present = session.filter(({ id }) => !absent.has(id))
      await runSimulatedHall({
        baseUrl,
        participants: present.map(({ id, nip, version, tier }) => ({
          nip,
          pin: sessionPin(secret, id, version),
          mean: TIER_MEANS[tier ?? ''] ?? 0,
          ...(copier && id === copier.id ? { copies: copier.of } : {}),
        })),
        items,
        simulations,
        seed: HALL_SEED,
        startsAt: session[0]!.startsAt,
        setClock: (time) => {
          now = time
        },
        onProgress: (handedIn, total) => onShare((done + (present.length * handedIn) / total) / people.length),
      })
      done += session.length
      await markAttendance(
        database,
        actor,
        session.map(({ id }) => id),
        absent,
      )
    }
  } finally {
    await app.close()
  }
}

/** In the demo's second session somebody copies from the seat before: what the signs of integrity are there to show. */
function findCopier(people: readonly z.infer<typeof Row>[]): { id: string; of: string } | null {
  const room = people.filter(({ session }) => session === 2)
  const index = room.findIndex(({ tier }, n) => n > 0 && tier !== null && tier === room[n - 1]!.tier)
  return index > 0 ? { id: room[index]!.id, of: room[index - 1]!.nip } : null
}

/** Ticked by the committee: present from the first start on, late from ten minutes after the doors. */
function markAttendance(database: Database, actor: AuditActor, ids: readonly string[], absent: ReadonlySet<string>) {
  return database.tenant(actor.instansiId, async (db) => {
    const gone = ids.filter((id) => absent.has(id))
    await db.run(sql`
      update participant as t set attended_at = a.first, attendance = case
          when a.first is null then 'absent' when a.first > s.starts_at + interval '10 minutes' then 'late' else 'present' end
      from event_session as s, participant as x
      left join lateral (select min(started_at) as first from attempt as a
        where a.instansi_id = x.instansi_id and a.participant_id = x.id) as a on true
      where x.id = any(${ids}::uuid[]) and t.id = x.id and s.id = t.session_id`)
    await audit(db, actor, {
      action: 'attendance.set',
      subjectType: 'event',
      after: { people: ids.length, absent: gone.length },
    })
  })
}
