import { PlanFairness, PlanFigures, PlanSettings } from '@petakom/contract'
import { z } from 'zod'
import { instant } from '../../../db/instant.ts'
import { unpackText } from '../../../db/packed-json.ts'
import { type Db, sql } from '../../../db/query.ts'
import { unpackFloats, unpackInts } from '../thread/packing.ts'
import { type DecisionRow, presentDecision } from './decision-rows.ts'
import type { OpenedProposal } from './proposal-rows.ts'
import type { WeighedSheet } from './weigh.ts'

const PlanRow = z.object({
  id: z.string(),
  number: z.number(),
  settings: PlanSettings,
  figures: PlanFigures,
  fairness: PlanFairness.nullable(),
  constraints: z.unknown(),
  constraintIds: z.array(z.string()),
  mustFill: z.array(z.number()),
  assignment: z.instanceof(Buffer),
  certificate: z.instanceof(Buffer).nullable(),
  inputHash: z.string(),
  engineVersion: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  snapshot: z.instanceof(Buffer),
  pairs: z.instanceof(Buffer),
})

const ConstraintRow = z.object({
  id: z.string(),
  kind: z.string(),
  official: z.string().nullable(),
  nip: z.string().nullable(),
  post: z.string().nullable(),
  unit: z.string().nullable(),
  reason: z.string(),
  price: z.number().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  removedBy: z.string().nullable(),
  removedAt: z.string().nullable(),
  removedReason: z.string().nullable(),
})

/** Everything a signed decision rests on, as one JSON value: whoever has it needs no database to check it. */
export async function collectArchive(
  db: Db,
  {
    opened,
    decisions,
    weighed,
    signature,
  }: {
    opened: OpenedProposal
    decisions: readonly DecisionRow[]
    weighed: WeighedSheet
    signature: { by: string; at: string; code: string }
  },
) {
  const { row, sheet, sheetHash } = opened
  const { snapshot, pairs, assignment, certificate, ...plan } = await readPlan(db, row.plan.id)
  const frozen = unpackText(snapshot)
  const { instansi, isSynthetic } = await db.one(
    z.object({ instansi: z.string(), isSynthetic: z.boolean() }),
    sql`select name as instansi, is_synthetic as "isSynthetic" from instansi where id = current_instansi()`,
  )
  return {
    format: 'petakom-arsip-penempatan/1',
    instansi,
    isSynthetic,
    signature,
    proposal: {
      id: row.id,
      note: row.note,
      by: row.proposedBy,
      at: row.proposedAt,
      stale: await readStale(db, row.id),
    },
    snapshot: { hash: frozen.hash, content: JSON.parse(frozen.text) as unknown },
    pairsHash: unpackText(pairs).hash,
    plan: {
      ...plan,
      assignment: [...unpackInts(assignment)],
      certificate: certificate && [...unpackFloats(certificate)],
    },
    constraints: await readConstraints(db, row.round.id),
    sheet: { hash: sheetHash, content: sheet },
    decisions: decisions.map((one) => ({ post: one.post, turn: one.turn, ...presentDecision(sheet, one) })),
    /** Who sits where when all of it is carried out; nothing here has been carried out. */
    outcome: weighed.posts.map(({ index, holder, occupant }) => ({ post: index, holder, occupant })),
  }
}

function readPlan(db: Db, id: string) {
  return db.one(
    PlanRow,
    sql`select l.id, l.number, l.settings, l.figures, l.fairness, l.constraints, l.constraint_ids as "constraintIds",
        l.must_fill as "mustFill", l.assignment, l.certificate, encode(l.input_hash, 'hex') as "inputHash",
        l.engine_version as "engineVersion", l.created_by_name as "createdBy", ${instant('l.created_at')} as "createdAt",
        s.content as snapshot, s.pairs
      from placement_plan as l
      join placement_snapshot as s on s.instansi_id = l.instansi_id and s.id = l.snapshot_id where l.id = ${id}`,
  )
}

export function readConstraints(db: Db, roundId: string) {
  return db.all(
    ConstraintRow,
    sql`select id, kind, official_name as official, official_nip as nip, post_name as post, unit_name as unit, reason,
        price, created_by_name as "createdBy", ${instant('created_at')} as "createdAt",
        removed_by_name as "removedBy", ${instant('removed_at')} as "removedAt", removed_reason as "removedReason"
      from placement_constraint where round_id = ${roundId} order by created_at, id`,
  )
}

async function readStale(db: Db, id: string): Promise<unknown> {
  const { stale } = await db.one(
    z.object({ stale: z.unknown() }),
    sql`select case when stale_changes is null then null
        else jsonb_build_object('reason', stale_reason, 'changes', stale_changes) end as stale
      from placement_proposal where id = ${id}`,
  )
  return stale
}
