import { createAccount } from '../features/identity/accounts.ts'
import { createExam, type ExamFixture } from './exam-fixture.ts'
import { type Caller, PASSWORD, stranger, type TestApp } from './test-app.ts'

export interface FixtureAssessor {
  readonly id: string
  readonly nip: string
  readonly call: Caller
}

export interface WatchedFixture {
  readonly exam: ExamFixture
  readonly instansiId: string
  readonly centreId: string
  readonly exerciseId: string
  readonly roomId: string
  readonly sheetId: string
  readonly sittingId: string
  /** The chief first. */
  readonly assessors: readonly FixtureAssessor[]
  /** Participants watched in the sitting, in the order of their numbers; one more is a candidate elsewhere. */
  readonly candidates: readonly string[]
  readonly otherCandidate: string
}

const INDICATORS = ['1.1', '2.2', '3.2']
/** A small sheet that passes the contract: two competencies, anchors in order. */
export const SHEET_CONTENT = {
  kind: 'group-discussion',
  title: 'Diskusi anggaran uji',
  source: 'Disusun untuk uji.',
  tiers: ['PENGAWAS'],
  minutes: 45,
  preparationMinutes: 10,
  group: { least: 2, most: 8 },
  brief: ['Bagilah sisa anggaran di antara empat usulan.'],
  materials: [{ title: 'Usulan', paragraphs: ['Empat usulan kelurahan.'] }],
  guidance: ['Asesor tidak ikut berbicara.'],
  rolePlayer: null,
  competencies: ['M.03', 'M.06'].map((competency) => ({
    competency,
    focus: 'Bicara dan menyimak.',
    indicators: INDICATORS.map((code) => ({ code: `${competency}.${code}`, text: `Perilaku ${competency}.${code}` })),
    anchors: [0, 1, 2, 3, 4, 5].map((level) => ({ level, text: `Tampilan tingkat ${level}` })),
    questions: [],
  })),
}

let serial = 0

/** A centre of one group discussion, watched today at 09.00 by `assessors` accounts in one sitting of all but one candidate. */
export async function createWatched(
  test: TestApp,
  { people = 3, assessors = 2, content = SHEET_CONTENT as object } = {},
): Promise<WatchedFixture> {
  const exam = await createExam(test, { people: people + 1 })
  const accounts: FixtureAssessor[] = []
  for (let index = 0; index < assessors; index += 1) accounts.push(await createAssessor(test, exam.instansiId))
  const ids = accounts.map(({ id }) => id)
  const participants = exam.participants.map(({ id }) => id)
  return {
    ...{ exam, instansiId: exam.instansiId, assessors: accounts },
    ...(await insertWatched(test, exam, ids, content)),
    candidates: participants.slice(0, people),
    otherCandidate: participants[people]!,
  }
}

/** The same within an event that is there. The first of the accounts is the chief; the last participant is not watched. */
export async function insertWatched(
  test: TestApp,
  { instansiId, eventId, participants }: Pick<ExamFixture, 'instansiId' | 'eventId' | 'participants'>,
  accountIds: readonly string[],
  content: object = SHEET_CONTENT,
) {
  const insert = async (text: string, values: unknown[]): Promise<string> =>
    (await test.owner(`${text} returning id`, [instansiId, ...values])).rows[0].id
  const sheetId = await insert(
    `insert into observation_sheet (instansi_id, code, kind, title, state)
     values ($1, 'DK-UJI', 'group-discussion', 'Diskusi anggaran uji', 'in-use')`,
    [],
  )
  await test.owner(
    `insert into observation_sheet_version (instansi_id, sheet_id, version, content, created_by_name)
     values ($1, $2, 1, $3, 'Uji')`,
    [instansiId, sheetId, JSON.stringify(content)],
  )
  const centreId = await insert(
    `insert into centre (instansi_id, event_id, name, preset, settings) values ($1, $2, 'Pusat uji', 'sendiri', '{}')`,
    [eventId],
  )
  const exerciseId = await insert(
    `insert into centre_exercise (instansi_id, centre_id, position, name, kind, sheet_id, sheet_version, minutes,
       preparation_minutes, assessors, group_min, group_max, competencies)
     values ($1, $2, 1, 'Diskusi kelompok', 'group-discussion', $3, 1, 45, 10, 2, 2, 8, '{M.03,M.06}')`,
    [centreId, sheetId],
  )
  const roomId = await insert(
    `insert into centre_room (instansi_id, centre_id, name, seats) values ($1, $2, 'Ruang Rafflesia', 12)`,
    [centreId],
  )
  const sittingId = await insert(
    `insert into centre_sitting (instansi_id, centre_id, exercise_id, day, start_minute, room_id)
     values ($1, $2, $3, $4, 540, $5)`,
    [centreId, exerciseId, test.now.value.toISOString().slice(0, 10), roomId],
  )
  for (const [index, { id }] of participants.entries()) {
    await test.owner(
      `insert into centre_candidate (instansi_id, centre_id, participant_id, number, target_tier)
       values ($1, $2, $3, $4, 'PENGAWAS')`,
      [instansiId, centreId, id, index + 1],
    )
    if (index === participants.length - 1) continue
    await test.owner('insert into centre_sitting_candidate values ($1, $2, $3)', [instansiId, sittingId, id])
  }
  for (const [index, id] of accountIds.entries()) {
    await test.owner('insert into centre_assessor (instansi_id, centre_id, account_id, task) values ($1, $2, $3, $4)', [
      instansiId,
      centreId,
      id,
      index === 0 ? 'chief' : 'assessor',
    ])
    await test.owner('insert into centre_sitting_assessor values ($1, $2, $3)', [instansiId, sittingId, id])
  }
  return { centreId, exerciseId, roomId, sheetId, sittingId }
}

/** A signed-in account of the role asesor, on no centre's list. */
export async function createAssessor(test: TestApp, instansiId: string): Promise<FixtureAssessor> {
  serial += 1
  const nip = `1980010120050110${String(serial).padStart(2, '0')}`
  const id = await test.database.tenant(instansiId, (db) =>
    createAccount(
      db,
      { instansiId, id: null, name: 'uji' },
      { nip, name: `Asesor ${serial}`, password: PASSWORD, roles: ['asesor'] },
    ),
  )
  // Registered, and let pass by a named person.
  await test.owner(
    "insert into assessor_profile (instansi_id, account_id, grade, tiers) values ($1, $2, 'ahli-muda', '{PENGAWAS}')",
    [instansiId, id],
  )
  await test.owner(
    `insert into assessor_override (instansi_id, account_id, starts_on, ends_on, reason, made_by_name)
     values ($1, $2, '2020-01-01', '2099-12-31', 'uji', 'uji')`,
    [instansiId, id],
  )
  const reply = await stranger(test)('POST', '/api/session', { nip, password: PASSWORD })
  if (reply.statusCode !== 200) throw new Error(`sign-in failed: ${reply.body}`)
  return { id, nip, call: stranger(test, reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')) }
}
