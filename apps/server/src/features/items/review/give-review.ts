import type { addItemReview, appointReviewer, BodyOf, listReviewers, ResponseOf } from '@petakom/contract'
import { type ItemState, moveRefusal, REVIEW_ROLES, ROLES, reviewRefusal, stateAfter } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { errors } from '../../../plugins/errors.ts'
import type { SignedInActor } from '../../../plugins/sign-in.ts'
import { itemErrors } from '../errors.ts'
import { type ItemUnderReview, readReviewing, rolesOf } from './review-queries.ts'

/** Everybody who changes the state of an item waits here for the one before. */
async function lockReviewing(db: Db, id: string): Promise<ItemUnderReview> {
  await db.run(sql`select from item where id = ${id} for update`)
  return readReviewing(db, id)
}

/** A verdict; the last one that was missing makes the item reviewed, one that asks for changes makes it a draft. */
export async function giveReview(
  db: Db,
  actor: SignedInActor,
  id: string,
  { version, role, verdict, comment }: BodyOf<typeof addItemReview>,
): Promise<ItemState> {
  const item = await lockReviewing(db, id)
  if (item.version !== version) throw itemErrors.VERSION_CHANGED({ version: item.version })
  const refusal = reviewRefusal(item, { id: actor.id, roles: await rolesOf(db, actor.id) }, role)
  if (refusal) throw itemErrors[refusal]()
  if (verdict === 'revise' && comment === '') throw itemErrors.REVISION_WITHOUT_REASON()
  await db.run(sql`
    insert into item_review (instansi_id, item_id, version, role, verdict, comment, reviewer_id, reviewer_name)
    values (${actor.instansiId}, ${id}, ${version}, ${role}, ${verdict}, ${comment}, ${actor.id}, ${actor.name})`)
  const state = stateAfter({ ...item, reviews: [...item.reviews, { role, verdict, reviewerId: actor.id }] })
  await audit(db, actor, {
    action: 'item.reviewed',
    subjectType: 'item',
    subjectId: id,
    after: { version, role, verdict },
    reason: comment || null,
  })
  await putState(db, actor, id, item.state, state, null)
  return state
}

async function putState(db: Db, actor: AuditActor, id: string, from: ItemState, to: ItemState, reason: string | null) {
  if (from === to) return
  await db.run(sql`update item set state = ${to} where id = ${id}`)
  await audit(db, actor, {
    action: 'item.state',
    subjectType: 'item',
    subjectId: id,
    before: { state: from },
    after: { state: to },
    reason,
  })
}

/** A move by hand: see STATE_PERMITS of the domain. */
export async function changeState(
  db: Db,
  actor: AuditActor,
  id: string,
  state: ItemState,
  reason?: string,
): Promise<void> {
  const item = await lockReviewing(db, id)
  const refusal = moveRefusal(item.state, state, item.isCalibrated)
  if (refusal === 'STATE_ORDER') throw itemErrors.STATE_ORDER({ from: item.state, to: state })
  if (refusal) throw itemErrors[refusal]()
  await putState(db, actor, id, item.state, state, reason ?? null)
}

export async function addComment(db: Db, actor: SignedInActor, keeps: boolean, id: string, body: string) {
  const { version, state } = await readReviewing(db, id)
  if (!keeps && (await rolesOf(db, actor.id)).length === 0) throw itemErrors.NOT_APPOINTED()
  if (state === 'retired') throw itemErrors.RETIRED()
  const row = await db.one(
    z.object({ id: z.string() }),
    sql`insert into item_comment (instansi_id, item_id, version, body, author_id, author_name)
      values (${actor.instansiId}, ${id}, ${version}, ${body}, ${actor.id}, ${actor.name}) returning id`,
  )
  await audit(db, actor, { action: 'item.commented', subjectType: 'item', subjectId: id, after: { version } })
  return row
}

/** Roles of an account that may review at all, see the policy. */
const MAY_REVIEW = ['administrator', 'panitia', 'asesor']

const ReviewerRow = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  reviews: z.array(z.enum(REVIEW_ROLES)),
})
export const listReviewerRows = (db: Db): Promise<ResponseOf<typeof listReviewers>> =>
  db.all(
    ReviewerRow,
    sql`select a.id, a.name, a.roles, array(select r.role from item_reviewer as r
          where r.instansi_id = a.instansi_id and r.account_id = a.id order by r.role) as reviews
      from account as a where a.roles && ${MAY_REVIEW}::text[] and a.disabled_at is null order by a.name, a.id`,
  )

export async function appoint(
  db: Db,
  actor: AuditActor,
  accountId: string,
  { reviews }: BodyOf<typeof appointReviewer>,
) {
  const known = (await listReviewerRows(db)).find(({ id }) => id === accountId)
  if (!known) throw errors.NOT_FOUND()
  const held = REVIEW_ROLES.filter((role) => reviews.includes(role))
  await db.run(sql`delete from item_reviewer where account_id = ${accountId}`)
  await db.run(sql`insert into item_reviewer (instansi_id, account_id, role)
    select ${actor.instansiId}, ${accountId}, role from unnest(${held}::text[]) as role`)
  await audit(db, actor, {
    action: 'item.reviewer-appointed',
    subjectType: 'account',
    subjectId: accountId,
    before: { reviews: known.reviews },
    after: { reviews: held },
  })
  return { reviews: held }
}
