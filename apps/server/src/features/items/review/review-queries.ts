import type { getItemReview, ResponseOf } from '@petakom/contract'
import {
  approvers,
  ITEM_STATES,
  moveRefusal,
  REVIEW_ROLES,
  type Reviewing,
  reviewRefusal,
  STATE_PERMITS,
  standingOf,
} from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { errors } from '../../../plugins/errors.ts'

const ReviewRole = z.enum(REVIEW_ROLES)
const StateRow = z.object({
  state: z.enum(ITEM_STATES),
  version: z.number(),
  authors: z.array(z.string()),
  reviews: z.array(z.object({ role: ReviewRole, verdict: z.enum(['approve', 'revise']), reviewerId: z.string() })),
  isCalibrated: z.boolean(),
})

export interface ItemUnderReview extends Reviewing {
  readonly version: number
  /** Its current version has parameters of an approved calibration. */
  readonly isCalibrated: boolean
}

export async function readReviewing(db: Db, id: string): Promise<ItemUnderReview> {
  const row = await db.maybe(
    StateRow,
    sql`select i.state, i.current_version as version,
        (select coalesce(array_agg(distinct author_id::text), '{}') from item_version as v
          where v.instansi_id = i.instansi_id and v.item_id = i.id and v.author_id is not null) as authors,
        (select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'verdict', r.verdict, 'reviewerId', r.reviewer_id)
            order by r.at), '[]') from item_review as r
          where r.instansi_id = i.instansi_id and r.item_id = i.id and r.version = i.current_version) as reviews,
        exists (select from calibration_item as k join calibration as c
            on c.instansi_id = k.instansi_id and c.id = k.calibration_id
          where k.instansi_id = i.instansi_id and k.item_id = i.id and k.version = i.current_version
            and k.outcome = 'calibrated' and c.decision = 'approved') as "isCalibrated"
      from item as i where i.id = ${id}`,
  )
  if (!row) throw errors.NOT_FOUND()
  return row
}

/** Roles to which an account is appointed, in the order of the domain. */
export async function rolesOf(db: Db, accountId: string) {
  const rows = await db.all(
    z.object({ role: ReviewRole }),
    sql`select role from item_reviewer where account_id = ${accountId}`,
  )
  const held = new Set(rows.map(({ role }) => role))
  return REVIEW_ROLES.filter((role) => held.has(role))
}

const WordRow = z.object({
  id: z.string(),
  version: z.number(),
  role: ReviewRole.nullable(),
  verdict: z.enum(['approve', 'revise']).nullable(),
  body: z.string(),
  by: z.string(),
  at: z.string(),
})

const readWords = (db: Db, id: string) =>
  db.all(
    WordRow,
    sql`select id, version, role, verdict, body, by, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from (
        select id, version, role, verdict, comment as body, reviewer_name as by, at from item_review where item_id = ${id}
        union all
        select id, version, null, null, body, author_name, at from item_comment where item_id = ${id}
      ) as w order by w.at desc, w.id`,
  )

/** `keeps`: whether the asker may edit the bank. */
export async function readReview(
  db: Db,
  asker: { readonly id: string; readonly keeps: boolean },
  id: string,
): Promise<ResponseOf<typeof getItemReview>> {
  const item = await readReviewing(db, id)
  const roles = await rolesOf(db, asker.id)
  const person = { id: asker.id, roles }
  const refusals = (roles.length > 0 ? roles : REVIEW_ROLES).map((role) => reviewRefusal(item, person, role))
  const mayRead = asker.keeps || roles.length > 0
  const moves = STATE_PERMITS[item.state].next.filter((to) => moveRefusal(item.state, to, item.isCalibrated) === null)
  return {
    state: item.state,
    version: item.version,
    standing: standingOf(item.reviews, item.authors),
    approvers: approvers(item.reviews, item.authors).size,
    words: mayRead ? await readWords(db, id) : [],
    myRoles: roles.filter((role) => reviewRefusal(item, person, role) === null),
    refusal: refusals.includes(null) ? null : (refusals[0] ?? null),
    mayComment: mayRead && item.state !== 'retired',
    moves: asker.keeps ? moves : [],
    isCalibrated: item.isCalibrated,
  }
}
