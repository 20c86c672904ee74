import type { PlanSettings, RoundDraft } from '@petakom/contract'
import { z } from 'zod'
import type { AuditActor } from '../db/audit.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/query.ts'
import { decideAsPlanned } from '../features/placement/decisions/decide-as-planned.ts'
import { openProposal } from '../features/placement/decisions/proposal-rows.ts'
import { propose } from '../features/placement/decisions/propose.ts'
import { signProposal } from '../features/placement/decisions/sign.ts'
import { makePlan } from '../features/placement/plans/make-plan.ts'
import { readRoundRow } from '../features/placement/rounds/change-round.ts'
import { createRound } from '../features/placement/rounds/create-round.ts'
import { freezeRound } from '../features/placement/rounds/freeze-round.ts'
import { PlacementThread } from '../features/placement/thread/placement-thread.ts'
import { DEMO_ACCOUNTS } from './accounts.ts'
import { departOnce } from './depart-once.ts'
import { ARCHIVED, AWAITING, BEST, FEWER, NOTES } from './placement-rounds.ts'

interface Tools {
  readonly database: Database
  readonly thread: PlacementThread
  readonly manager: AuditActor
  readonly head: AuditActor
}

/** Two rounds as an agency leaves them: a small one decided and archived, and the year's one before the PPK. */
export async function placeDemo(database: Database, { instansiId }: AuditActor): Promise<void> {
  const thread = new PlacementThread(database.connectionString)
  const tools = {
    database,
    thread,
    manager: await accountOf(database, instansiId, 'pengelola-talenta'),
    head: await accountOf(database, instansiId, 'pimpinan'),
  }
  try {
    await ensureArchived(tools)
    await ensureAwaiting(tools)
  } finally {
    await thread.thread.close()
  }
}

async function accountOf(database: Database, instansiId: string, role: string): Promise<AuditActor> {
  const { nip } = DEMO_ACCOUNTS.find((account) => account.role === role)!
  const row = await database.tenant(instansiId, (db) =>
    db.one(z.object({ id: z.string(), name: z.string() }), sql`select id, name from account where nip = ${nip}`),
  )
  return { instansiId, ...row }
}

async function ensureArchived(tools: Tools): Promise<void> {
  const { database, head } = tools
  const { id, state } = await ensureRound(tools, ARCHIVED)
  if (state === 'archived') return
  const proposalId = await ensureProposal(tools, id, { settings: [BEST], proposed: 0, note: NOTES.archived })
  await database.tenant(head.instansiId, async (db) => {
    await departOnce(db, head, proposalId)
    const { row } = await openProposal(db, proposalId)
    await decideAsPlanned(db, head, proposalId, row.posts - row.decided)
  })
  await database.tenant(head.instansiId, async (db) => {
    const { sheetHash } = await openProposal(db, proposalId)
    await signProposal(db, head, proposalId, { sheetHash, now: new Date() })
  })
}

async function ensureAwaiting(tools: Tools): Promise<void> {
  const { id, state } = await ensureRound(tools, AWAITING)
  if (state !== 'draft' && state !== 'frozen') return
  await ensureProposal(tools, id, { settings: [BEST, FEWER], proposed: 1, note: NOTES.awaiting })
}

async function ensureRound({ database, manager }: Tools, draft: RoundDraft) {
  const id = await database.tenant(manager.instansiId, async (db) => {
    const found = await db.maybe(
      z.object({ id: z.string() }),
      sql`select id from placement_round where name = ${draft.name} order by created_at limit 1`,
    )
    return found?.id ?? createRound(db, manager, draft, new Date())
  })
  const round = await database.tenant(manager.instansiId, (db) => readRoundRow(db, id))
  if (round.state === 'draft') {
    await freezeRound(database, { actor: manager, roundId: id, version: round.version }, () => {})
  }
  return { id, state: round.state }
}

/** Proposes one of the plans, all of which are computed where they are not there yet. */
async function ensureProposal(
  { database, thread, manager }: Tools,
  roundId: string,
  { settings, proposed, note }: { settings: readonly PlanSettings[]; proposed: number; note: string },
): Promise<string> {
  const { instansiId } = manager
  const open = await database.tenant(instansiId, (db) =>
    db.maybe(
      z.object({ id: z.string() }),
      sql`select id from placement_proposal where round_id = ${roundId} and ending is null`,
    ),
  )
  if (open) return open.id
  const tools = { database, progress: () => {}, signal: new AbortController().signal }
  const made: string[] = []
  for (const one of settings) {
    const known = await database.tenant(instansiId, (db) =>
      db.maybe(
        z.object({ id: z.string() }),
        sql`select id from placement_plan where round_id = ${roundId} and settings->>'label' = ${one.label} limit 1`,
      ),
    )
    made.push(known?.id ?? (await makePlan({ actor: manager, roundId, settings: one }, tools)).id)
  }
  const planId = made[proposed]!
  const { version } = await database.tenant(instansiId, (db) => readRoundRow(db, roundId))
  const order = { planId, version, note, stale: null }
  const { id } = await propose(database, manager, order, {
    changes: [],
    answers: {
      candidates: (post, also) => thread.candidates({ instansiId, planId, post, most: 3, also }),
      emptyPrices: (posts) => thread.emptyPrices({ instansiId, planId, posts }),
    },
    progress: async () => {},
  })
  return id
}
