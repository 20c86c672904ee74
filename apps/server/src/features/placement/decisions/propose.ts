import type { BodyOf, FactChange, startProposal } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import type { Database } from '../../../db/database.ts'
import { pack } from '../../../db/packed-json.ts'
import { type Db, sql } from '../../../db/query.ts'
import { lockRound, type Round, readRoundRow, requireVersion, touchRound } from '../rounds/change-round.ts'
import { buildSheetPosts, type SheetSource } from './build-sheet.ts'
import { decisionErrors } from './errors.ts'
import { type PlanHead, readPlanHead } from './plan-head.ts'
import { readBoxes, readOfficials, readPosts } from './read-source.ts'
import { type Sheet, touchedPosts } from './sheet.ts'

export type ProposeOrder = BodyOf<typeof startProposal> & { readonly planId: string }
/** What the placement thread answers, for a plan. */
export type ThreadAnswers = Pick<SheetSource, 'candidates' | 'emptyPrices'>

type Change = z.infer<typeof FactChange>

const MOST_CHANGES = 200

/** Refuses what cannot be proposed now; asked before the work begins and again before it is stored. */
export async function requireProposable(db: Db, order: ProposeOrder, changes: readonly Change[], lock = false) {
  const head = await readPlanHead(db, order.planId)
  const round = await (lock ? lockRound(db, head.roundId) : readRoundRow(db, head.roundId))
  await requireNoOther(db, round)
  requireVersion(round, order.version)
  if (round.state !== 'frozen') throw decisionErrors.ROUND_NOT_OPEN_FOR_PROPOSAL()
  if (head.state !== 'ready' || !head.figures) throw decisionErrors.PLAN_NOT_PROPOSABLE()
  if (head.snapshotId !== round.snapshotId) throw decisionErrors.PLAN_SUPERSEDED()
  requireAcknowledged(changes, order)
  return { head: { ...head, figures: head.figures }, round }
}

async function requireNoOther(db: Db, { id }: Round): Promise<void> {
  const other = await db.maybe(
    z.object({ by: z.string() }),
    sql`select proposed_by_name as by from placement_proposal where round_id = ${id} and ending is null`,
  )
  if (other) throw decisionErrors.ALREADY_PROPOSED(other)
}

/** Somebody who proposes on old data says so, knowing how much has changed. */
function requireAcknowledged(changes: readonly Change[], { stale }: ProposeOrder): void {
  const total = changes.length
  if (total === 0) return
  const first = changes.slice(0, 3).map(({ name }) => name)
  if (stale === null) {
    throw decisionErrors.STALE_SNAPSHOT({ total, first: `${first.join('; ')}${total > first.length ? '; ...' : ''}` })
  }
  if (stale.changes !== total) throw decisionErrors.STALE_COUNT_CHANGED({ total, shown: stale.changes })
}

/** Computes the PPK's sheet of a plan and puts it before them: the round is then proposed, and nothing else may change in it. */
export async function propose(
  database: Database,
  actor: AuditActor,
  order: ProposeOrder,
  {
    changes,
    answers,
    progress,
  }: {
    changes: readonly Change[]
    answers: ThreadAnswers
    progress: (share: number) => Promise<void>
  },
): Promise<{ id: string; posts: number }> {
  const { head, source } = await database.tenant(actor.instansiId, async (db) => {
    const { head: found } = await requireProposable(db, order, changes)
    return {
      head: found,
      source: {
        posts: await readPosts(db, found.snapshotId),
        officials: await readOfficials(db, found.snapshotId),
        boxes: await readBoxes(db),
        planned: found.planned,
      },
    }
  })
  const posts = await buildSheetPosts({ ...source, ...answers, progress })
  return database.tenant(actor.instansiId, async (db) => {
    const { round } = await requireProposable(db, order, changes, true)
    const sheet = sheetOf(head, round, posts)
    const touched = touchedPosts(sheet).length
    if (touched === 0) throw decisionErrors.NOTHING_TO_DECIDE()
    const { content, hash } = pack(sheet)
    const stale = changes.length > 0 ? { total: changes.length, changes: changes.slice(0, MOST_CHANGES) } : null
    const { id } = await db.one(
      z.object({ id: z.string() }),
      sql`insert into placement_proposal (instansi_id, round_id, plan_id, note, stale_changes, stale_reason, sheet,
          sheet_hash, posts, proposed_by, proposed_by_name)
        values (${actor.instansiId}, ${round.id}, ${order.planId}, ${order.note},
          ${stale ? JSON.stringify(stale) : null}::jsonb, ${stale ? order.stale!.reason : null}, ${content}, ${hash},
          ${touched}, ${actor.id}, ${actor.name}) returning id`,
    )
    await touchRound(db, actor, round, { what: 'proposed', state: 'proposed', proposedPlanId: order.planId })
    await audit(db, actor, {
      action: 'proposal.made',
      subjectType: 'proposal',
      subjectId: id,
      after: { round: round.name, plan: head.number, posts: touched, changes: changes.length, note: order.note },
      reason: stale ? order.stale!.reason : null,
    })
    return { id, posts: touched }
  })
}

type ReadyHead = PlanHead & { readonly figures: NonNullable<PlanHead['figures']> }

function sheetOf(head: ReadyHead, round: Round, posts: Sheet['posts']): Sheet {
  const { total, bound, certified, moves, vacancies, filledVacancies } = head.figures
  const { id, name, date, tiers, allowLateral, withRank } = round
  return {
    format: 'petakom-lembar-keputusan/1',
    round: { id, name, date, tiers, allowLateral, withRank },
    plan: { id: head.id, number: head.number, label: head.settings.label, objective: head.settings.objective },
    figures: { total, bound, certified, moves, vacancies, filledVacancies },
    versions: { engine: head.engineVersion, fitRecipe: head.fitRecipeVersion, rules: head.rulesVersion },
    snapshotHash: head.snapshotHash,
    inputHash: head.inputHash,
    posts,
  }
}
