import { RoundState, RoundTier } from '@petakom/contract'
import { z } from 'zod'
import type { AuditActor } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { because } from '../../../plugins/app-error.ts'
import { placementErrors } from '../errors.ts'
import { CLOSED_STATES, ROUND_CHANGES, type RoundChange } from './round-changes.ts'

const Row = z.object({
  id: z.string(),
  name: z.string(),
  date: z.string(),
  tiers: z.array(RoundTier),
  unitId: z.string().nullable(),
  allowLateral: z.boolean(),
  backfill: z.boolean(),
  withRank: z.boolean(),
  state: RoundState,
  version: z.number(),
  snapshotId: z.string().nullable(),
  proposedPlanId: z.string().nullable(),
  changedBy: z.string(),
  changedAt: z.string(),
  changedWhat: z.custom<RoundChange>((what) => typeof what === 'string' && what in ROUND_CHANGES),
})
export type Round = z.infer<typeof Row>

const select = (id: string) => sql`
  select r.id, r.name, r.held_on::text as date, r.tiers, r.unit_id as "unitId", r.allow_lateral as "allowLateral",
    r.backfill, r.with_rank as "withRank", r.state, r.version, r.snapshot_id as "snapshotId",
    r.proposed_plan_id as "proposedPlanId", r.changed_by_name as "changedBy", r.changed_what as "changedWhat",
    to_char(r.changed_at at time zone i.timezone, 'YYYY-MM-DD HH24.MI') as "changedAt"
  from placement_round as r join instansi as i on i.id = r.instansi_id where r.id = ${id}`

export async function readRoundRow(db: Db, id: string): Promise<Round> {
  const round = await db.maybe(Row, select(id))
  if (!round) throw placementErrors.ROUND_NOT_FOUND()
  return round
}

/** The round, held until the transaction ends; refused where somebody changed it since the version that a page showed. */
export async function lockRound(db: Db, id: string, version?: number): Promise<Round> {
  const round = await db.maybe(Row, sql`${select(id)} for update of r`)
  if (!round) throw placementErrors.ROUND_NOT_FOUND()
  requireVersion(round, version)
  return round
}

export function requireVersion(round: Round, version: number | undefined): void {
  if (version === undefined || round.version === version) return
  const { changedBy: by, changedAt: at, changedWhat } = round
  throw placementErrors.ROUND_CHANGED({ by, at, ...because(ROUND_CHANGES[changedWhat]) })
}

/** Refuses unless plans may still be prepared in this round. */
export function requireOpen(round: Round): void {
  if (round.state !== 'draft' && round.state !== 'frozen')
    throw placementErrors.ROUND_CLOSED(because(CLOSED_STATES[round.state]))
}

/** The frozen data of an open round. */
export function requireSnapshot(round: Round): string {
  if (round.snapshotId === null) throw placementErrors.ROUND_NOT_FROZEN()
  return round.snapshotId
}

interface Change {
  readonly what: RoundChange
  readonly state?: Round['state']
  readonly snapshotId?: string
  readonly proposedPlanId?: string | null
}

/** Writes the change of a locked round and who made it; the new version. */
export async function touchRound(db: Db, actor: AuditActor, round: Round, change: Change): Promise<number> {
  const { what, state = round.state, snapshotId = round.snapshotId } = change
  const proposedPlanId = change.proposedPlanId === undefined ? round.proposedPlanId : change.proposedPlanId
  await db.run(sql`update placement_round set version = version + 1, state = ${state}, snapshot_id = ${snapshotId},
    proposed_plan_id = ${proposedPlanId}, changed_by_name = ${actor.name}, changed_at = clock_timestamp(),
    changed_what = ${what} where id = ${round.id}`)
  return round.version + 1
}
