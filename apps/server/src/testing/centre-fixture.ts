import { USUAL_SCHEDULE } from '@petakom/domain'
import { solveCentre } from '../features/centres/timetable/solve.ts'
import { createStaffAndItems } from './assessment-fixture.ts'
import { endOfJob } from './jobs.ts'
import { type Caller, createInstansiWith, signInAs, type TestApp } from './test-app.ts'

export interface CentreFixture {
  readonly instansiId: string
  /** Signed in as panitia. */
  readonly call: Caller
  readonly eventId: string
  readonly centreId: string
  /** Discussion, role play, interview: in this order. */
  readonly exerciseIds: readonly string[]
  readonly roomIds: readonly string[]
  readonly participantIds: readonly string[]
  readonly unitIds: readonly string[]
  /** The first is the chief. */
  readonly assessors: readonly { readonly accountId: string; readonly call: Caller }[]
  readonly rolePlayerId: string
}

const SHEETS = [
  ['group-discussion', 'UJI-DISKUSI', 'Diskusi anggaran uji'],
  ['role-play', 'UJI-PERAN', 'Bermain peran uji'],
  ['interview', 'UJI-WAWANCARA', 'Wawancara uji'],
] as const

/** An account of this role, signed in, with its id. */
export async function assessorOf(test: TestApp, instansiId: string, role: 'asesor' | 'panitia' = 'asesor') {
  const call = await signInAs(test, instansiId, role)
  const { rows } = await test.owner('select id from account where instansi_id = $1 order by nip desc limit 1', [
    instansiId,
  ])
  return { accountId: rows[0].id as string, call }
}

/** A sheet in use, written past the routes, that rates these competencies. */
export async function insertSheet(
  test: TestApp,
  instansiId: string,
  [kind, code, title]: readonly [string, string, string],
  competencies: readonly string[] = ['M.02', 'M.03'],
): Promise<string> {
  const { rows } = await test.owner(
    `insert into observation_sheet (instansi_id, code, kind, title, state) values ($1, $2, $3, $4, 'in-use')
     returning id`,
    [instansiId, code, kind, title],
  )
  const content = {
    ...{ kind, title, source: 'uji', tiers: ['PENGAWAS'], minutes: 30, preparationMinutes: 0, brief: ['Uji.'] },
    ...{
      group: kind === 'group-discussion' ? { least: 4, most: 8 } : null,
      materials: [],
      guidance: [],
      rolePlayer: null,
    },
    competencies: competencies.map((competency) => ({
      competency,
      focus: 'Uji',
      indicators: [1, 2, 3].map((level) => ({ code: `${competency}.${level}.1`, text: 'Indikator uji' })),
      anchors: [0, 1, 2, 3, 4, 5].map((level) => ({ level, text: `Jangkar ${level}` })),
      questions: [],
    })),
  }
  await test.owner(
    `insert into observation_sheet_version (instansi_id, sheet_id, version, content, created_by_name)
     values ($1, $2, 1, $3, 'uji')`,
    [instansiId, rows[0].id, JSON.stringify(content)],
  )
  return rows[0].id
}

/**
 * A centre of an event of 15 to 17 September 2026 (set the clock before it): candidates of two agencies, three
 * exercises, rooms, assessors from outside, one role player; with a timetable unless told.
 */
export async function createCentre(
  test: TestApp,
  { people = 8, assessors: count = 5, solved = true }: { people?: number; assessors?: number; solved?: boolean } = {},
): Promise<CentreFixture> {
  const { instansiId, call } = await createInstansiWith(test, 'panitia')
  const unitIds: string[] = []
  for (const half of [Math.ceil(people / 2), Math.floor(people / 2)])
    unitIds.push((await createStaffAndItems(test, instansiId, { people: half, items: 0 })).unitId)
  const event = await call('POST', '/api/events', {
    ...{ name: 'Pusat penilaian uji', purpose: 'PENGISIAN_JABATAN', venue: 'Gedung Uji', capacity: 50 },
    ...{ startsOn: '2026-09-15', endsOn: '2026-09-17', schedule: USUAL_SCHEDULE },
  })
  const eventId: string = event.json().id
  await call('POST', `/api/events/${eventId}/participants`, {})
  const made = await call('POST', `/api/events/${eventId}/centre`, { name: 'Pusat uji', preset: 'sedang' })
  const centreId: string = made.json().id
  const url = `/api/centres/${centreId}`
  const sheets: string[] = []
  for (const sheet of SHEETS) sheets.push(await insertSheet(test, instansiId, sheet))
  const exercises = [
    { name: 'Diskusi kelompok', minutes: 60, preparationMinutes: 15, assessors: 2 },
    { name: 'Bermain peran', minutes: 30, preparationMinutes: 10, assessors: 2, needsRolePlayer: true },
    { name: 'Wawancara', minutes: 45, assessors: 2 },
  ].map((one, index) => ({ ...one, sheetId: sheets[index] }))
  const exerciseIds: string[] = (await call('PUT', `${url}/exercises`, { exercises })).json().ids
  const rooms = [
    { name: 'Ruang diskusi', seats: 8, kinds: ['group-discussion'] },
    { name: 'Ruang 1', seats: 4 },
    { name: 'Ruang 2', seats: 4 },
  ]
  const roomIds: string[] = (await call('PUT', `${url}/rooms`, { rooms })).json().ids
  await call('POST', `${url}/candidates`, {})
  const assessors: { accountId: string; call: Caller }[] = []
  for (let number = 0; number < count; number += 1) assessors.push(await assessorOf(test, instansiId))
  const { accountId: rolePlayerId } = await assessorOf(test, instansiId, 'panitia')
  await call('PUT', `${url}/assessors`, {
    assessors: [
      ...assessors.map(({ accountId }, index) => ({ accountId, task: index === 0 ? 'chief' : 'assessor' })),
      { accountId: rolePlayerId, task: 'role-player' },
    ],
  })
  if (solved) await solveNow(test, instansiId, centreId)
  const { candidates } = (await call('GET', url)).json()
  const participantIds = candidates.map(({ participantId }: { participantId: string }) => participantId)
  return {
    ...{ instansiId, call, eventId, centreId, exerciseIds, roomIds, participantIds, unitIds },
    assessors,
    rolePlayerId,
  }
}

/** Makes the timetable here and now: what the job's thread does, without the thread. */
export async function solveNow(test: TestApp, instansiId: string, centreId: string) {
  const actor = { instansiId, id: null, name: 'uji' }
  const order = { kind: 'solve', centreId, seed: 1, passes: 5, now: test.now.value } as const
  const result = await solveCentre(test.database, actor, order, () => {})
  if (result.outcome !== 'planned') throw new Error(JSON.stringify(result))
}

/** Makes the timetable by a job and waits for it: the job as it ended. */
export async function solve(call: Caller, centreId: string, body: object = { passes: 5 }) {
  const job = (await call('POST', `/api/centres/${centreId}/timetable/solve`, body)).json()
  return job.id ? endOfJob(call, job.id) : job
}

/** Repairs the timetable and waits for it. */
export async function repair(call: Caller, centreId: string, reason = 'Asesor sakit') {
  const job = (await call('POST', `/api/centres/${centreId}/timetable/repair`, { reason })).json()
  return job.id ? endOfJob(call, job.id) : job
}
