import type { ConstraintDraft, ConstraintPrice } from '@petakom/contract'
import type { z } from 'zod'
import { placementErrors } from '../errors.ts'
import { type BaseOutcome, type BasePlan, pricesOf, solveCalmly } from '../thread/base-plan.ts'
import { Cache } from '../thread/cache.ts'
import type { LoadedSnapshot } from '../thread/loaded-snapshot.ts'
import type { SolvedConstraint } from '../thread/solved-constraint.ts'
import { constraintLabel } from './constraint-label.ts'
import { type ConstraintInForce, isNumbered } from './constraint-rows.ts'
import { findContradiction } from './contradictions.ts'
import { postLabel, requireCandidate } from './judge-pair.ts'

/** Best totals under constraints in force: asked again for each price of the same round. */
const bases = new Cache<BaseOutcome>(4)

interface Asked {
  readonly draft: ConstraintDraft
  readonly inForce: readonly ConstraintInForce[]
}

const numbersOf = (draft: ConstraintDraft) => ({
  kind: draft.kind,
  official: 'official' in draft ? draft.official : null,
  post: 'post' in draft ? draft.post : null,
})

/** Refuses a constraint that cannot be, or that those in force say or contradict already. */
export function judgeConstraint(snapshot: LoadedSnapshot, { draft, inForce }: Asked): void {
  const { official, post } = numbersOf(draft)
  if (official !== null) snapshot.requireOfficial(official)
  if (post !== null) snapshot.requirePost(post)
  if (draft.kind === 'force') requireCandidate(snapshot, draft.official, draft.post)
  const found = findContradiction({ ...draft, ...numbersOf(draft) }, inForce.filter(isNumbered), snapshot)
  if (!found) return
  const told = { other: constraintLabel(found.other), why: found.other.reason, constraintId: found.other.id }
  throw found.kind === 'repeats'
    ? placementErrors.CONSTRAINT_REPEATS(told)
    : placementErrors.CONSTRAINT_CONTRADICTS(told)
}

/** The best total without and with the constraint, from the prices of the former. */
export async function priceOf(snapshot: LoadedSnapshot, asked: Asked): Promise<z.infer<typeof ConstraintPrice>> {
  judgeConstraint(snapshot, asked)
  const inForce: readonly SolvedConstraint[] = asked.inForce.filter(isNumbered)
  const key = `${snapshot.id} ${inForce.map(({ id }) => id).join()}`
  const before = await bases.get(key, () => solveCalmly(snapshot, inForce))
  if (before.outcome !== 'planned') throw placementErrors.CONSTRAINT_WITHOUT_PLAN()
  const after = solveCalmly(snapshot, [...inForce, { id: '', ...numbersOf(asked.draft) }], {
    startPrices: pricesOf(before),
  })
  const priced = after.outcome === 'planned' ? after : null
  return {
    price: priced ? before.total - priced.total : null,
    totalBefore: before.total,
    totalAfter: priced?.total ?? null,
    movesBefore: before.moves,
    movesAfter: priced?.moves ?? null,
    unfilled: priced ? lostPosts(before, priced).map((post) => postLabel(snapshot, post)) : [],
  }
}

/** Posts that one plan fills and the other cannot. */
function lostPosts(before: BasePlan, after: BasePlan): number[] {
  const filled = new Set(after.mustFill)
  return before.mustFill.length > after.mustFill.length ? before.mustFill.filter((post) => !filled.has(post)) : []
}
