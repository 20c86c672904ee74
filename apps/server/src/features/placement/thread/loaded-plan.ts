import { PlanSettings } from '@petakom/contract'
import { NONE, type ShortfallFinder } from '@petakom/placement'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { placementErrors } from '../errors.ts'
import { type BasePlan, finderOf, pricesOf, solveBase } from './base-plan.ts'
import type { LoadedSnapshot } from './loaded-snapshot.ts'
import { unpackFloats, unpackInts } from './packing.ts'
import type { SolvedConstraint } from './solved-constraint.ts'

const Bytes = z.instanceof(Uint8Array)
const Constraint = z.object({
  id: z.string(),
  kind: z.enum(['lock-official', 'lock-post', 'force', 'forbid']),
  official: z.number().nullable(),
  post: z.number().nullable(),
})
export const StoredPlan = z.object({
  id: z.string(),
  snapshotId: z.string(),
  number: z.number(),
  settings: PlanSettings,
  constraints: z.array(Constraint),
  mustFill: z.array(z.number()),
  total: z.number().nullable(),
  inputHash: z.string(),
  engineVersion: z.string(),
  assignment: Bytes.nullable(),
  certificate: Bytes.nullable(),
  startPrices: Bytes.nullable(),
})
export type StoredPlan = z.infer<typeof StoredPlan>

export async function readStoredPlan(db: Db, id: string): Promise<StoredPlan> {
  const plan = await db.maybe(
    StoredPlan,
    sql`select id, snapshot_id as "snapshotId", number, settings, constraints, must_fill as "mustFill",
        (figures->>'total')::int as total, encode(input_hash, 'hex') as "inputHash", engine_version as "engineVersion",
        assignment, certificate, start_prices as "startPrices"
      from placement_plan where id = ${id}`,
  )
  if (!plan) throw placementErrors.PLAN_NOT_FOUND()
  return plan
}

/** A stored plan beside its frozen data, and the best total under its constraints, solved when it is first asked about. */
export class LoadedPlan {
  readonly stored: StoredPlan
  readonly snapshot: LoadedSnapshot
  /** Post of each official of the pairs, NONE outside; whoever cannot be compared has none here and keeps the seat. */
  readonly postOf: Int32Array
  readonly officialOf: Int32Array
  #home: Int32Array | null = null
  #base: { readonly plan: BasePlan; readonly finder: ShortfallFinder } | null = null

  constructor(stored: StoredPlan, snapshot: LoadedSnapshot) {
    if (stored.assignment === null) throw placementErrors.PLAN_WITHOUT_ASSIGNMENT({ number: stored.number })
    this.stored = stored
    this.snapshot = snapshot
    this.postOf = unpackInts(stored.assignment)
    this.officialOf = new Int32Array(snapshot.content.facts.posts.length).fill(NONE)
    this.postOf.forEach((post, official) => {
      if (post !== NONE) this.officialOf[post] = official
    })
  }

  get constraints(): readonly SolvedConstraint[] {
    return this.stored.constraints
  }

  base(): { readonly plan: BasePlan; readonly finder: ShortfallFinder } {
    if (this.#base) return this.#base
    const { startPrices } = this.stored
    const outcome = solveBase(this.snapshot, this.constraints, {
      startPrices: startPrices ? unpackFloats(startPrices) : undefined,
    })
    if (outcome.outcome !== 'planned') throw new Error(`plan ${this.stored.id} is stored but cannot be solved again`)
    this.#base = { plan: outcome, finder: finderOf(outcome) }
    return this.#base
  }

  /** Places of the plan of the best total that differs least from this one: itself, where nothing else was asked. */
  home(): Int32Array {
    if (this.#home) return this.#home
    const outcome = this.#solveNear(this.constraints, this.postOf)
    this.#home = outcome.outcome === 'planned' ? outcome.postOf : this.postOf
    return this.#home
  }

  /** The same with a pair forced; null where no plan has it. */
  homeWith(official: number, post: number): Int32Array | null {
    const forced: SolvedConstraint = { id: '', kind: 'force', official, post }
    const outcome = this.#solveNear([...this.constraints, forced], this.home())
    return outcome.outcome === 'planned' ? outcome.postOf : null
  }

  #solveNear(constraints: readonly SolvedConstraint[], near: Int32Array) {
    return solveBase(this.snapshot, constraints, { near, startPrices: pricesOf(this.base().plan) })
  }

  /** Exact, in hundredths; null where there is no such plan or it is no candidate. */
  shortfall(official: number, post: number): number | null {
    const { plan, finder } = this.base()
    return official < plan.postOf.length ? finder.of(official, post) : null
  }

  /** Where the plan leaves an official: the seat for whoever is not in it. */
  placeOf(official: number): number {
    const post = this.postOf[official] ?? NONE
    return post === NONE && this.snapshot.kept.has(official) ? this.snapshot.seatOf[official]! : post
  }
}
