import { createAccount } from '../features/identity/accounts.ts'
import { createExam, type ExamFixture } from './exam-fixture.ts'
import { type Caller, PASSWORD, stranger, type TestApp } from './test-app.ts'

export interface CentreAccount {
  readonly id: string
  readonly nip: string
  readonly name: string
  readonly cookie: string
  readonly call: Caller
}

export interface WashupCentre {
  readonly exam: ExamFixture
  readonly instansiId: string
  readonly centreId: string
  readonly candidates: readonly { readonly id: string; readonly nip: string }[]
  /** The chief is not among them. */
  readonly assessors: readonly CentreAccount[]
  readonly chief: CentreAccount
  /** A group discussion that all assessors watch, and a role play that the first two watch. */
  readonly exercises: readonly string[]
  /** Locks a level as the workspace does, with one note as evidence. */
  lock(rating: {
    rater: number
    candidate?: number
    exercise?: number
    competency: string
    level: number
    isLate?: boolean
  }): Promise<string>
  /** Locks everything that is expected of a candidate, by `level`. */
  lockAll(candidate: number, level: (rater: number, exercise: number, competency: string) => number): Promise<void>
}

const anchors = [0, 1, 2, 3, 4, 5].map((level) => ({ level, text: `Perilaku pada level ${level}.` }))
const CONTENT = { kind: 'group-discussion', title: 'Lembar uji', competencies: [{ competency: 'M.01', anchors }] }
let serial = 400

/** A centre with a group discussion and a role play, its candidates and assessors, every sitting on one day. */
export async function createWashupCentre(
  test: TestApp,
  { people = 2, assessors: count = 2, competencies = ['M.01', 'M.02', 'M.03'] } = {},
): Promise<WashupCentre> {
  const exam = await createExam(test, { people })
  const { instansiId } = exam
  const insert = async (text: string, values: unknown[]): Promise<string> =>
    (await test.owner(`${text} returning id`, [instansiId, ...values])).rows[0].id
  const sheet = await insert(
    "insert into observation_sheet (instansi_id, code, kind, title, state) values ($1, 'LP-UJI', 'group-discussion', 'Lembar uji', 'in-use')",
    [],
  )
  await test.owner(
    "insert into observation_sheet_version (instansi_id, sheet_id, version, content, created_by_name) values ($1, $2, 1, $3, 'uji')",
    [instansiId, sheet, JSON.stringify(CONTENT)],
  )
  const centreId = await insert(
    "insert into centre (instansi_id, event_id, name, preset, settings) values ($1, $2, 'Pusat penilaian uji', 'sedang', '{}')",
    [exam.eventId],
  )
  const exercise = (position: number, name: string, kind: string, isGroup: boolean) =>
    insert(
      `insert into centre_exercise (instansi_id, centre_id, position, name, kind, sheet_id, sheet_version, minutes,
         assessors, group_min, group_max, competencies) values ($1, $2, $3, $4, $5, $6, 1, 60, 2, $7, $7, $8)`,
      [centreId, position, name, kind, sheet, isGroup ? 4 : null, competencies],
    )
  const exercises = [
    await exercise(1, 'Diskusi kelompok', 'group-discussion', true),
    await exercise(2, 'Bermain peran', 'role-play', false),
  ]
  const room = await insert("insert into centre_room (instansi_id, centre_id, name, seats) values ($1, $2, 'R1', 20)", [
    centreId,
  ])
  for (const [index, { id }] of exam.participants.entries()) {
    await test.owner(
      'insert into centre_candidate (instansi_id, centre_id, participant_id, number) values ($1, $2, $3, $4)',
      [instansiId, centreId, id, index + 1],
    )
  }
  const accounts: CentreAccount[] = []
  for (let index = 0; index <= count; index += 1) {
    const account = await newAssessor(test, instansiId, index === count ? 'Ketua Asesor' : `Asesor ${index + 1}`)
    accounts.push(account)
    await test.owner('insert into centre_assessor (instansi_id, centre_id, account_id, task) values ($1, $2, $3, $4)', [
      instansiId,
      centreId,
      account.id,
      index === count ? 'chief' : 'assessor',
    ])
  }
  const assessors = accounts.slice(0, count)
  const sittings: string[][] = []
  for (const [index, exerciseId] of exercises.entries()) {
    const own: string[] = []
    for (const { id } of exam.participants) {
      const sitting = await insert(
        `insert into centre_sitting (instansi_id, centre_id, exercise_id, day, start_minute, room_id)
         values ($1, $2, $3, '2025-09-30', 480, $4)`,
        [centreId, exerciseId, room],
      )
      own.push(sitting)
      await test.owner('insert into centre_sitting_candidate values ($1, $2, $3)', [instansiId, sitting, id])
      for (const { id: account } of index === 0 ? assessors : assessors.slice(0, 2)) {
        await test.owner('insert into centre_sitting_assessor values ($1, $2, $3)', [instansiId, sitting, account])
      }
    }
    sittings.push(own)
  }
  const lock: WashupCentre['lock'] = ({ rater, candidate = 0, exercise = 0, competency, level, isLate = false }) =>
    insert(
      `insert into observation_rating (instansi_id, centre_id, exercise_id, sitting_id, participant_id, account_id,
         competency, level, evidence, sheet_id, sheet_version, is_late, locked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12)`,
      [
        ...[centreId, exercises[exercise], sittings[exercise]![candidate], exam.participants[candidate]!.id],
        ...[accounts[rater]!.id, competency, level],
        JSON.stringify([{ note: 'n1', text: `Bukti level ${level}`, indicator: null, sign: '+' }]),
        ...[sheet, isLate, test.now.value],
      ],
    )
  return {
    ...{ exam, instansiId, centreId, assessors, exercises, lock },
    candidates: exam.participants,
    chief: accounts[count]!,
    async lockAll(candidate, level) {
      for (const [exercise] of exercises.entries()) {
        for (let rater = 0; rater < (exercise === 0 ? count : Math.min(2, count)); rater += 1) {
          for (const competency of competencies) {
            await lock({ rater, candidate, exercise, competency, level: level(rater, exercise, competency) })
          }
        }
      }
    },
  }
}

/** Another signed-in assessor of the instansi, with a part in no centre. */
export async function newAssessor(test: TestApp, instansiId: string, name: string): Promise<CentreAccount> {
  serial += 1
  const nip = `198801012014011${serial}`
  await test.database.tenant(instansiId, (db) =>
    createAccount(db, { instansiId, id: null, name: 'uji' }, { nip, name, password: PASSWORD, roles: ['asesor'] }),
  )
  const { id } = (await test.owner('select id from account where nip = $1', [nip])).rows[0]
  const reply = await stranger(test)('POST', '/api/session', { nip, password: PASSWORD })
  if (reply.statusCode !== 200) throw new Error(`sign-in failed: ${reply.body}`)
  const cookie = reply.cookies.map((one) => `${one.name}=${one.value}`).join('; ')
  return { id, nip, name, cookie, call: stranger(test, cookie) }
}

/** One more chief of the centre, who rated nobody. */
export async function anotherChief(
  test: TestApp,
  { instansiId, centreId }: Pick<WashupCentre, 'instansiId' | 'centreId'>,
): Promise<CentreAccount> {
  const chief = await newAssessor(test, instansiId, 'Ketua Asesor Kedua')
  await test.owner(
    "insert into centre_assessor (instansi_id, centre_id, account_id, task) values ($1, $2, $3, 'chief')",
    [...[instansiId, centreId, chief.id]],
  )
  return chief
}
