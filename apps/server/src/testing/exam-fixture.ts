import { createAttempts } from '../db/attempts.ts'
import { addToBank, type StarterItem } from '../db/item-bank.ts'
import { sessionPin } from '../plugins/session-pin.ts'
import { type Caller, createInstansiWith, stranger, type TestApp } from './test-app.ts'

export const ITEM_COUNT = 4
const MINUTE = 60_000
const SCHEDULE = {
  dayStart: '08:00',
  dayEnd: '16:00',
  sessionMinutes: 90,
  turnoverMinutes: 15,
  breaks: [],
  holidays: [],
}

export interface ExamFixture {
  readonly instansiId: string
  readonly eventId: string
  readonly sessionId: string
  /** Signed in as panitia. */
  readonly call: Caller
  readonly participants: readonly { readonly id: string; readonly nip: string; readonly pin: string }[]
  signIn(index?: number): Promise<Caller>
}

let serial = 0

/** An event with one exercise of four items (and those of `bank` after them), and one session that begins at the server's present time. */
export async function createExam(
  test: TestApp,
  {
    people = 2,
    minutes = 60,
    items = ITEM_COUNT,
    bank = [],
  }: { people?: number; minutes?: number; items?: number; bank?: readonly StarterItem[] } = {},
): Promise<ExamFixture> {
  const { instansiId, call } = await createInstansiWith(test, 'panitia')
  const start = test.now.value
  const insert = async (text: string, values: unknown[]): Promise<string> =>
    (await test.owner(`${text} returning id`, [instansiId, ...values])).rows[0].id
  const unit = await insert("insert into unit_kerja (instansi_id, code, name) values ($1, 'U1', 'Dinas Uji')", [])
  const jabatan = await insert(
    "insert into jabatan (instansi_id, unit_id, name, kind) values ($1, $2, 'Analis', 'PELAKSANA')",
    [unit],
  )
  const eventId = await insert(
    `insert into event (instansi_id, name, purpose, starts_on, ends_on, venue, capacity, schedule, state)
     values ($1, 'Uji kompetensi', 'PEMETAAN', $2, $2, 'Aula Uji', 50, $3, 'scheduled')`,
    [start.toISOString().slice(0, 10), JSON.stringify(SCHEDULE)],
  )
  const exercise = await insert(
    `insert into exercise (instansi_id, event_id, name, kind, position, duration_minutes)
     values ($1, $2, 'Tes uji', 'TEST', 1, $3)`,
    [eventId, minutes],
  )
  for (let position = 1; position <= items; position += 1) {
    const item = await insert(
      `insert into item (instansi_id, code, theme, competency, level, kind, author, state, current_version)
       values ($1, $2, 'komunikasi', 'M.03', 2, 'single-choice', 'Uji', 'in-use', 1)`,
      [`UJI-${position}`],
    )
    const content = {
      stimulus: null,
      stem: `Pernyataan soal nomor ${position} untuk uji coba.`,
      options: ['A', 'B', 'C'].map((id) => ({ id, text: `Pilihan ${id}`, weight: id === 'B' ? 1 : 0 })),
      rationale: 'Sebuah alasan yang tidak boleh keluar',
    }
    await test.owner(
      `insert into item_version (instansi_id, item_id, version, content, scoring, parameters, rationale, created_by)
       values ($1, $2, 1, $3, '{"weights":{"A":0,"B":1,"C":0}}', '{"model":"2PL","a":1,"b":[0],"provisional":true}', 'Sebuah alasan yang tidak boleh keluar', 'Uji')`,
      [instansiId, item, JSON.stringify(content)],
    )
    await test.owner('insert into exercise_item values ($1, $2, $3, $4, 1)', [instansiId, exercise, position, item])
  }
  if (bank.length > 0) {
    const actor = { instansiId, id: null, name: 'Uji' }
    await test.database.tenant(instansiId, (db) => addToBank(db, actor, bank))
    await test.owner(
      `insert into exercise_item select $1, $2, $3 + o.place, i.id, i.current_version
       from unnest($4::text[]) with ordinality as o(code, place) join item as i on i.instansi_id = $1 and i.code = o.code`,
      [instansiId, exercise, items, bank.map(({ code }) => code)],
    )
  }
  const sessionId = await insert(
    'insert into event_session (instansi_id, event_id, number, starts_at, ends_at) values ($1, $2, 1, $3, $4)',
    [eventId, start, new Date(start.getTime() + (minutes + 30) * MINUTE)],
  )
  const participants: { id: string; nip: string; pin: string }[] = []
  for (let seat = 1; seat <= people; seat += 1) {
    serial += 1
    const day = String(1 + Math.floor(serial / 1000)).padStart(2, '0')
    const nip = `198501${day}2010011${String(serial % 1000).padStart(3, '0')}`
    const pegawai = await insert(
      "insert into pegawai (instansi_id, nip, name, birth_date, sex, status) values ($1, $2, $3, '1985-01-01', 'L', 'PNS')",
      [nip, `Peserta ${serial}`],
    )
    const id = await insert(
      `insert into participant (instansi_id, event_id, pegawai_id, jabatan_id, number, session_id, seat)
       values ($1, $2, $3, $4, $5, $6, $5)`,
      [eventId, pegawai, jabatan, seat, sessionId],
    )
    participants.push({ id, nip, pin: sessionPin(test.app.settings.secret, id, 1) })
  }
  await test.database.tenant(instansiId, (db) => createAttempts(db, instansiId, eventId))

  return {
    instansiId,
    eventId,
    sessionId,
    call,
    participants,
    async signIn(index = 0) {
      const { nip, pin } = participants[index]!
      const reply = await stranger(test)('POST', '/api/exam/session', { nip, pin })
      if (reply.statusCode !== 200) throw new Error(`exam sign-in failed: ${reply.body}`)
      return stranger(test, reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; '))
    },
  }
}
