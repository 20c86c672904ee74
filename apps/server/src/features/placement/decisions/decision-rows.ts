import { PostDecision } from '@petakom/contract'
import { z } from 'zod'
import { instant } from '../../../db/instant.ts'
import { type Db, sql } from '../../../db/query.ts'
import type { Sheet } from './sheet.ts'

const Row = PostDecision.omit({ official: true }).extend({
  post: z.number(),
  turn: z.number(),
  official: z.number().nullable(),
  pegawaiId: z.string().nullable(),
})
export type DecisionRow = z.infer<typeof Row>

/** Every word on a proposal, oldest first; of one post alone where it is named. */
export function readDecisions(db: Db, proposalId: string): Promise<DecisionRow[]> {
  return db.all(
    Row,
    sql`select id, post_index as post, turn, word, official_index as official, pegawai_id as "pegawaiId", fit, price,
        reason, considerations, heard, decided_by_name as "decidedBy", ${instant('decided_at')} as "decidedAt"
      from placement_decision where proposal_id = ${proposalId} order by decided_at, post_index, turn`,
  )
}

/** With the name and NIP of whom it chose, as they were when the plan was proposed. */
export function presentDecision(sheet: Sheet, row: DecisionRow): PostDecision {
  const { post, turn: _, official, pegawaiId, ...rest } = row
  const stored = sheet.posts.find(({ index }) => index === post)
  const people = stored ? [stored.planned, stored.holder, ...stored.candidates] : []
  const person = people.find((one) => one?.index === official)
  return {
    ...rest,
    official:
      official === null || !person || pegawaiId === null
        ? null
        : { index: official, pegawaiId, name: person.name, nip: person.nip },
  }
}
