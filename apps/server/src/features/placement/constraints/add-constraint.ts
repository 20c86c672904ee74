import type { BodyOf, addConstraint as contract } from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { placementErrors } from '../errors.ts'
import {
  lockRound,
  readRoundRow,
  requireOpen,
  requireSnapshot,
  requireVersion,
  touchRound,
} from '../rounds/change-round.ts'
import { placementThread } from '../thread/placement-thread.ts'
import { readConstraintsInForce } from './constraint-rows.ts'

type Body = BodyOf<typeof contract>

/** What a price is asked against; refused where the round is closed, not frozen, or another version than the page showed. */
export function readPriceBasis(db: Db, roundId: string, version?: number) {
  return readRoundRow(db, roundId).then(async (round) => {
    requireVersion(round, version)
    requireOpen(round)
    return { snapshotId: requireSnapshot(round), inForce: await readConstraintsInForce(db, roundId) }
  })
}

/**
 * Accepts a constraint at the price that was shown. The price is asked anew outside the transaction that writes: the
 * version, checked in both, says that the constraints are still those it was asked against.
 */
export async function addConstraint(app: FastifyInstance, actor: AuditActor, roundId: string, body: Body) {
  const { instansiId } = actor
  const { constraint: draft, price: shown, version, reason } = body
  const basis = await app.database.tenant(instansiId, (db) => readPriceBasis(db, roundId, version))
  const { price, unfilled } = await placementThread(app).price({ instansiId, draft, ...basis })
  if (price === null) throw placementErrors.CONSTRAINT_WITHOUT_PLAN()
  if (price !== shown) throw placementErrors.PRICE_CHANGED({ price, points: inPoints(price), shown: inPoints(shown) })
  return app.database.tenant(instansiId, async (db) => {
    const round = await lockRound(db, roundId, version)
    requireOpen(round)
    const id = await insertConstraint(db, actor, roundId, basis.snapshotId, body)
    await audit(db, actor, {
      action: 'placement-constraint.added',
      subjectType: 'placement-round',
      subjectId: roundId,
      after: { constraintId: id, ...(await namesOf(db, id)), price, unfilled },
      reason,
    })
    return { id, version: await touchRound(db, actor, round, { what: 'constraint-added' }) }
  })
}

const POINTS = new Intl.NumberFormat('id-ID', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const inPoints = (hundredths: number | null) => (hundredths === null ? '–' : POINTS.format(hundredths / 100))

async function insertConstraint(
  db: Db,
  actor: AuditActor,
  roundId: string,
  snapshotId: string,
  { constraint, reason, price }: Body,
): Promise<string> {
  const official = 'official' in constraint ? constraint.official : null
  const post = 'post' in constraint ? constraint.post : null
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into placement_constraint (instansi_id, round_id, kind, pegawai_id, official_name, official_nip, jabatan_id,
        seat, post_name, unit_name, reason, price, created_by, created_by_name)
      select ${actor.instansiId}, ${roundId}, ${constraint.kind}, o.pegawai_id, o.name, o.nip, p.jabatan_id, p.seat, p.name,
        p.unit_name, ${reason}, ${price}, ${actor.id}, ${actor.name}
      from (select) as one
      left join placement_official as o on o.snapshot_id = ${snapshotId} and o.index = ${official}
      left join placement_post as p on p.snapshot_id = ${snapshotId} and p.index = ${post}
      returning id`,
  )
  return id
}

const namesOf = (db: Db, id: string) =>
  db.one(
    z.object({ kind: z.string(), official: z.string().nullable(), post: z.string().nullable() }),
    sql`select kind, official_name as official, post_name as post from placement_constraint where id = ${id}`,
  )
