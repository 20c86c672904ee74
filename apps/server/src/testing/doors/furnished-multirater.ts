import { DEFAULT_QUESTIONNAIRE } from '@petakom/domain'
import type { TestApp } from '../test-app.ts'

/** A round that is open, in which the participant is asked about themselves, and one that is closed. */
export async function insertMultirater(
  test: TestApp,
  instansiId: string,
  { event, participant }: { event: string; participant: string },
) {
  const insert = async (text: string, values: unknown[]): Promise<string> =>
    (await test.owner(`${text} returning id`, [instansiId, ...values])).rows[0].id
  const round = (state: string) =>
    insert(
      `insert into multirater_round (instansi_id, event_id, name, questionnaire, least_group, closes_on, state)
       values ($1, $2, 'Putaran uji', $3, 3, '2030-01-01', $4)`,
      [event, JSON.stringify(DEFAULT_QUESTIONNAIRE), state],
    )
  const ask = (roundId: string) =>
    insert(
      `insert into multirater_invitation (instansi_id, round_id, participant_id, pegawai_id, relation)
       select $1, $2, id, pegawai_id, 'self' from participant where id = $3`,
      [roundId, participant],
    )
  const multirater = await round('open')
  const multiraterClosed = await round('closed')
  await ask(multiraterClosed)
  return { multirater, multiraterClosed, multiraterAsked: await ask(multirater) }
}
