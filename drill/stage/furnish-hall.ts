import { z } from 'zod'
import { createAttempts } from '../../apps/server/src/db/attempts.ts'
import { connect } from '../../apps/server/src/db/connect.ts'
import type { Database } from '../../apps/server/src/db/database.ts'
import { addToBank, readStarterBank } from '../../apps/server/src/db/item-bank.ts'
import { sql } from '../../apps/server/src/db/query.ts'
import { createAccount, createInstansi } from '../../apps/server/src/features/identity/accounts.ts'
import { sessionPin } from '../../apps/server/src/plugins/session-pin.ts'

export interface HallPerson {
  readonly participantId: string
  readonly attemptId: string
  readonly nip: string
  readonly pin: string
}

export interface Hall {
  readonly instansiId: string
  readonly eventId: string
  readonly people: readonly HallPerson[]
  /** An account of the committee. */
  readonly committee: { readonly nip: string; readonly password: string }
}

const MINUTES = 240
const SCHEDULE = {
  dayStart: '08:00',
  dayEnd: '16:00',
  sessionMinutes: 240,
  turnoverMinutes: 15,
  breaks: [],
  holidays: [],
}
const COMMITTEE = { nip: '199001012015011001', password: 'kata-sandi-latihan' }
const Row = z.object({ id: z.string() })

/** An instansi with one event, one test of the starter bank's items of every kind, and one session that is open now. */
export async function furnishHall(
  database: Database,
  secret: Buffer,
  { people, items }: { people: number; items: number },
): Promise<Hall> {
  const instansiId = await database.gate((db) =>
    createInstansi(db, { code: 'LATIHAN', name: 'Kota Latihan', timezone: 'Asia/Jakarta', isSynthetic: true }),
  )
  const actor = { instansiId, id: null, name: 'latihan' }
  // One of each rarer kind first, then items of one best answer.
  const starter = await readStarterBank()
  const kinds = new Map(starter.flatMap((item) => (item.interaction ? [[item.interaction.type, item] as const] : [])))
  const bank = [...kinds.values(), ...starter.filter(({ options }) => options.length > 0)].slice(0, items)
  await database.tenant(instansiId, async (db) => {
    await createAccount(db, actor, { ...COMMITTEE, name: 'Panitia Latihan', roles: ['panitia'] })
    await addToBank(db, actor, bank)
  })
  const owner = await connect(database.connectionString)
  try {
    const insert = async (text: string, values: unknown[]): Promise<string> =>
      Row.parse((await owner.query(`${text} returning id`, [instansiId, ...values])).rows[0]).id
    const unit = await insert("insert into unit_kerja (instansi_id, code, name) values ($1, 'L1', 'Dinas Latihan')", [])
    const post = await insert(
      "insert into jabatan (instansi_id, unit_id, name, kind, seats) values ($1, $2, 'Analis', 'PELAKSANA', $3)",
      [unit, people],
    )
    const eventId = await insert(
      `insert into event (instansi_id, name, purpose, starts_on, ends_on, venue, capacity, schedule, state)
       values ($1, 'Latihan', 'PEMETAAN', current_date, current_date, 'Aula', 5000, $2, 'scheduled')`,
      [JSON.stringify(SCHEDULE)],
    )
    const exercise = await insert(
      `insert into exercise (instansi_id, event_id, name, kind, position, duration_minutes)
       values ($1, $2, 'Tes latihan', 'TEST', 1, $3)`,
      [eventId, MINUTES],
    )
    await owner.query(
      `insert into exercise_item select $1, $2, o.place, i.id, i.current_version
       from unnest($3::text[]) with ordinality as o(code, place) join item as i on i.instansi_id = $1 and i.code = o.code`,
      [instansiId, exercise, bank.map(({ code }) => code)],
    )
    const session = await insert(
      `insert into event_session (instansi_id, event_id, number, starts_at, ends_at)
       values ($1, $2, 1, now() - interval '1 minute', now() + make_interval(mins => $3))`,
      [eventId, MINUTES + 60],
    )
    await owner.query(
      `with person as (
         insert into pegawai (instansi_id, nip, name, birth_date, sex, status, is_synthetic)
         select $1, '19850101201001' || (1000 + n)::text, 'Peserta ' || n, '1985-01-01', 'L', 'PNS', true
         from generate_series(1, $5::int) as n returning id, nip)
       insert into participant (instansi_id, event_id, pegawai_id, jabatan_id, number, session_id, seat)
       select $1, $2, id, $3, row_number() over (order by nip), $4, row_number() over (order by nip) from person`,
      [instansiId, eventId, post, session, people],
    )
    await database.tenant(instansiId, (db) => createAttempts(db, instansiId, eventId))
    await owner.query('analyze')
  } finally {
    await owner.end()
  }
  const rows = await database.tenant(instansiId, (db) =>
    db.all(
      z.object({ participantId: z.string(), attemptId: z.string(), nip: z.string() }),
      sql`select p.id as "participantId", a.id as "attemptId", g.nip from participant as p
        join pegawai as g on g.instansi_id = p.instansi_id and g.id = p.pegawai_id
        join attempt as a on a.instansi_id = p.instansi_id and a.participant_id = p.id order by p.number`,
    ),
  )
  const eventId = await database.tenant(instansiId, (db) => db.one(Row, sql`select id from event`))
  return {
    instansiId,
    eventId: eventId.id,
    people: rows.map((row) => ({ ...row, pin: sessionPin(secret, row.participantId, 1) })),
    committee: COMMITTEE,
  }
}
