import type { ExamFixture } from './exam-fixture.ts'
import type { TestApp } from './test-app.ts'

/** A centre of the exam's event with an open wash-up of the first participant: enough to be named by their ids. */
export async function insertWashup(test: TestApp, { instansiId, eventId, participants }: ExamFixture, account: string) {
  const one = async (text: string, values: unknown[]) => (await test.owner(text, values)).rows[0].id as string
  const found = await test.owner('select id from centre where instansi_id = $1 and event_id = $2', [
    instansiId,
    eventId,
  ])
  const centre =
    found.rows[0]?.id ??
    (await one(
      `insert into centre (instansi_id, event_id, name, preset, settings) values ($1, $2, 'Pusat uji', 'sedang', '{}')
       returning id`,
      [instansiId, eventId],
    ))
  await test.owner(
    `insert into centre_candidate (instansi_id, centre_id, participant_id, number) values ($1, $2, $3, 901)
     on conflict do nothing`,
    [instansiId, centre, participants[0]!.id],
  )
  const washup = await one(
    `insert into washup (instansi_id, centre_id, participant_id, recorder_id, opened_by, opened_by_name)
     values ($1, $2, $3, $4, $4, 'uji') returning id`,
    [instansiId, centre, participants[0]!.id, account],
  )
  return { centre: centre as string, washup }
}
