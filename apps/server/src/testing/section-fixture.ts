import type { Delivery } from '@petakom/domain'
import { createAttempts } from '../db/attempts.ts'
import { createExam } from './exam-fixture.ts'
import type { TestApp } from './test-app.ts'

/** An exam whose items have locations from -2 to 2 and three content areas, met in this way. */
export async function createSection(
  test: TestApp,
  delivery: Delivery,
  { people, items }: { people: number; items: number },
) {
  const exam = await createExam(test, { people, items })
  const owned = [exam.instansiId, items]
  await test.owner(
    `update item_version as v set parameters = jsonb_build_object('model', '2PL', 'a', 1.4, 'b', jsonb_build_array(
        -2 + 4.0 * (substr(i.code, 5)::int - 1) / ($2::int - 1)), 'provisional', true)
      from item as i where i.instansi_id = v.instansi_id and i.id = v.item_id and v.instansi_id = $1`,
    owned,
  )
  await test.owner(
    `update item set content_area = (array['angka', 'teks', 'prosedur'])[1 + substr(code, 5)::int % 3] where instansi_id = $1`,
    [exam.instansiId],
  )
  await test.owner('update exercise set delivery = $2 where instansi_id = $1', [
    exam.instansiId,
    JSON.stringify(delivery),
  ])
  await test.database.tenant(exam.instansiId, (db) => createAttempts(db, exam.instansiId, exam.eventId))
  const { rows } = await test.owner(
    `select i.id, i.content_area as area, (v.parameters -> 'b' ->> 0)::float8 as b from item as i join item_version as v
      on v.instansi_id = i.instansi_id and v.item_id = i.id where i.instansi_id = $1`,
    [exam.instansiId],
  )
  return { exam, bank: new Map(rows.map((row) => [row.id as string, row as { area: string; b: number }])) }
}
