import type { ExamFixture } from './exam-fixture.ts'
import type { TestApp } from './test-app.ts'

export interface RatedCentre {
  readonly centreId: string
  readonly sheetId: string
  /** Group discussion and interview, ids in this order. */
  readonly exerciseIds: readonly string[]
  /** One sitting of all candidates for each exercise. */
  readonly sittingIds: readonly string[]
  readonly raters: readonly { readonly id: string; readonly name: string }[]
  /** Adds a locked rating; by default the note says what was seen. */
  rate(rating: {
    person: number
    exercise: number
    rater: number
    competency: string
    level: number
    isLate?: boolean
    text?: string
    sign?: '+' | '-' | '0'
  }): Promise<string>
}

export const CENTRE_COMPETENCIES = ['M.01', 'M.02', 'M.03']

/** A centre of the exam's participants, written by SQL: two exercises, sittings on one day, assessors; no ratings yet. */
export async function createRatedCentre(test: TestApp, exam: ExamFixture, raters = 4): Promise<RatedCentre> {
  const { instansiId, eventId, participants } = exam
  const insert = async (text: string, values: unknown[]): Promise<string> =>
    (await test.owner(`${text} returning id`, [instansiId, ...values])).rows[0].id
  const sheetId = await insert(
    `insert into observation_sheet (instansi_id, code, kind, title, state) values ($1, 'DK-UJI', 'interview', 'Lembar uji', 'in-use')`,
    [],
  )
  const content = { competencies: CENTRE_COMPETENCIES.map((competency) => ({ competency })) }
  await test.owner(
    `insert into observation_sheet_version (instansi_id, sheet_id, version, content, created_by_name) values ($1, $2, 1, $3, 'Uji')`,
    [instansiId, sheetId, JSON.stringify(content)],
  )
  const centreId = await insert(
    `insert into centre (instansi_id, event_id, name, preset, settings) values ($1, $2, 'Pusat uji', 'sendiri', '{}')`,
    [eventId],
  )
  // Where the instansi is: after 17.00 UTC its day is the next one.
  const day = test.now.value.toLocaleDateString('sv-SE', { timeZone: 'Asia/Jakarta' })
  const room = await insert(
    `insert into centre_room (instansi_id, centre_id, name, seats) values ($1, $2, 'Ruang 1', 20)`,
    [centreId],
  )
  const exerciseIds: string[] = []
  const sittingIds: string[] = []
  for (const [index, [name, kind, least, most]] of (
    [
      ['Diskusi kelompok', 'group-discussion', 2, 12],
      ['Wawancara', 'interview', null, null],
    ] as const
  ).entries()) {
    const exercise = await insert(
      `insert into centre_exercise (instansi_id, centre_id, position, name, kind, sheet_id, sheet_version, minutes, assessors,
         group_min, group_max, competencies) values ($1, $2, $3, $4, $5, $6, 1, 60, 2, $7, $8, $9)`,
      [centreId, index + 1, name, kind, sheetId, least, most, CENTRE_COMPETENCIES],
    )
    exerciseIds.push(exercise)
    sittingIds.push(
      await insert(
        `insert into centre_sitting (instansi_id, centre_id, exercise_id, day, start_minute, room_id) values ($1, $2, $3, $4, $5, $6)`,
        [centreId, exercise, day, 480 + 90 * index, room],
      ),
    )
  }
  for (const [index, { id }] of participants.entries()) {
    await test.owner(
      'insert into centre_candidate (instansi_id, centre_id, participant_id, number) values ($1, $2, $3, $4)',
      [instansiId, centreId, id, index + 1],
    )
    for (const sitting of sittingIds) {
      await test.owner('insert into centre_sitting_candidate values ($1, $2, $3)', [instansiId, sitting, id])
    }
  }
  const accounts: { id: string; name: string }[] = []
  for (let n = 1; n <= raters; n += 1) {
    const name = `Asesor ${n}`
    const id = await insert(
      `insert into account (instansi_id, nip, name, password_hash, roles) values ($1, $2, $3, 'tidak dipakai', '{asesor}')`,
      [`19800101201001${String(1000 + n)}`, name],
    )
    accounts.push({ id, name })
    await test.owner(
      `insert into centre_assessor (instansi_id, centre_id, account_id, task) values ($1, $2, $3, 'assessor')`,
      [instansiId, centreId, id],
    )
  }
  return {
    ...{ centreId, sheetId, exerciseIds, sittingIds, raters: accounts },
    rate: ({ person, exercise, rater, competency, level, isLate = false, text, sign = '+' }) =>
      insert(
        `insert into observation_rating (instansi_id, centre_id, exercise_id, sitting_id, participant_id, account_id, competency,
           level, evidence, sheet_id, sheet_version, is_late) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11)`,
        [
          ...[centreId, exerciseIds[exercise], sittingIds[exercise], participants[person]!.id, accounts[rater]!.id],
          ...[
            competency,
            level,
            JSON.stringify([{ note: 'n1', text: text ?? `Menjelaskan langkah ${level}`, indicator: null, sign }]),
          ],
          ...[sheetId, isLate],
        ],
      ),
  }
}
