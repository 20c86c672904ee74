import { insertSheet } from '../centre-fixture.ts'
import type { TestApp } from '../test-app.ts'

/** A centre with one of everything: a candidate watched by an account in one sitting, which has a note and a version. */
export async function insertCentre(
  test: TestApp,
  instansiId: string,
  { event, participant, account }: { event: string; participant: string; account: string },
): Promise<{ centre: string; centreExercise: string; centreRoom: string; centreAbsence: string; sitting: string }> {
  const insert = async (text: string, values: unknown[]): Promise<string> =>
    (await test.owner(`${text} returning id`, [instansiId, ...values])).rows[0].id
  const settings = {
    days: [{ date: '2030-01-07', from: '08:00', to: '16:00', breaks: [] }],
    ...{ restMinutes: 10, turnoverMinutes: 5, minAssessors: 1 },
  }
  const centre = await insert(
    "insert into centre (instansi_id, event_id, name, preset, settings) values ($1, $2, 'Pusat uji', 'sedang', $3)",
    [event, JSON.stringify(settings)],
  )
  const sheet = await insertSheet(test, instansiId, ['interview', 'UJI-PINTU', 'Wawancara uji'])
  const centreExercise = await insert(
    `insert into centre_exercise (instansi_id, centre_id, position, name, kind, sheet_id, sheet_version, minutes, assessors,
       competencies) values ($1, $2, 1, 'Wawancara', 'interview', $3, 1, 30, 1, '{M.02, M.03}')`,
    [centre, sheet],
  )
  const centreRoom = await insert(
    "insert into centre_room (instansi_id, centre_id, name, seats) values ($1, $2, 'Ruang uji', 4)",
    [centre],
  )
  await test.owner(
    'insert into centre_candidate (instansi_id, centre_id, participant_id, number) values ($1, $2, $3, 1)',
    [instansiId, centre, participant],
  )
  await test.owner(
    "insert into centre_assessor (instansi_id, centre_id, account_id, task) values ($1, $2, $3, 'chief')",
    [...[instansiId, centre, account]],
  )
  const centreAbsence = await insert(
    `insert into centre_absence (instansi_id, centre_id, who, day, from_minute, to_minute)
     values ($1, $2, $3, '2030-01-07', 900, 930)`,
    [centre, centreRoom],
  )
  const sitting = await insert(
    `insert into centre_sitting (instansi_id, centre_id, exercise_id, day, start_minute, room_id)
     values ($1, $2, $3, '2030-01-07', 540, $4)`,
    [centre, centreExercise, centreRoom],
  )
  for (const [table, column, id] of [
    ['centre_sitting_candidate', 'participant_id', participant],
    ['centre_sitting_assessor', 'account_id', account],
  ])
    await test.owner(`insert into ${table} (instansi_id, sitting_id, ${column}) values ($1, $2, $3)`, [
      ...[instansiId, sitting, id],
    ])
  const content = {
    sittings: [
      {
        ...{ id: sitting, exerciseId: centreExercise, day: '2030-01-07', start: '09:00', roomId: centreRoom },
        ...{ participantIds: [participant], accountIds: [account], rolePlayerId: null },
      },
    ],
    ...{ minutes: 90, lowerBound: 30, gap: 2, binding: null, changed: null, fewestChanges: null },
  }
  await test.owner(
    `insert into centre_timetable (instansi_id, centre_id, version, cause, content, made_by_name)
     values ($1, $2, 1, 'solved', $3, 'uji')`,
    [instansiId, centre, JSON.stringify(content)],
  )
  await test.owner(
    `insert into observation_entry (instansi_id, sitting_id, account_id, device, seq, body, client_time)
     values ($1, $2, $3, 'perangkat-satu', 1, '{"type": "begin", "at": "2030-01-07T02:00:00Z"}', now())`,
    [instansiId, sitting, account],
  )
  return { centre, centreExercise, centreRoom, centreAbsence, sitting }
}
