import { createRandom } from '@petakom/psychometrics'
import { createExam, type ExamFixture } from './exam-fixture.ts'
import type { TestApp } from './test-app.ts'

/** An exam whose people have sat it and handed in; their answers follow a Rasch model of spread locations, seeded. */
export async function createSatExam(test: TestApp, { people = 60, items = 6 } = {}): Promise<ExamFixture> {
  const exam = await createExam(test, { people, items })
  const random = createRandom(7)
  const own = async (text: string) => (await test.owner(text, [exam.instansiId])).rows as { id: string }[]
  const itemIds = await own('select id from item where instansi_id = $1 order by code')
  const attempts = await own(
    `update attempt set started_at = opens_at, handed_in_at = opens_at + interval '1 minute' where instansi_id = $1
     returning id`,
  )
  const rows = attempts.flatMap(({ id }) => {
    const theta = 1.5 * random.normal()
    return itemIds.map((item, i) => {
      const right = random.uniform() < 1 / (1 + Math.exp(i / 2 - 1.2 - theta))
      return { attempt: id, item: item.id, seq: i + 1, choice: right ? 'B' : 'A' }
    })
  })
  await test.owner(
    `insert into answer (instansi_id, attempt_id, seq, item_id, value, client_time, device)
     select $1, attempt, seq, item, jsonb_build_object('choice', choice), now(), 'uji'
     from jsonb_to_recordset($2::jsonb) as r(attempt uuid, item uuid, seq int, choice text)`,
    [exam.instansiId, JSON.stringify(rows)],
  )
  return exam
}
