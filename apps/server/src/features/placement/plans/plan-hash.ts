import { createHash } from 'node:crypto'
import type { PlanSettings } from '@petakom/contract'
import { canonicalJson } from '@petakom/domain'
import { PLACEMENT_VERSION } from '@petakom/placement'
import type { SolvedConstraint } from '../thread/solved-constraint.ts'

/** SHA-256 of everything that decides which plan is found, hexadecimal. */
export function planHash(
  snapshotHash: string,
  settings: PlanSettings,
  constraints: readonly SolvedConstraint[],
  engine = PLACEMENT_VERSION,
): string {
  const { label: _, ...asked } = settings
  const held = constraints
    .map(({ kind, official, post }) => ({ kind, official, post }))
    .sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1))
  return createHash('sha256')
    .update(canonicalJson({ snapshot: snapshotHash, settings: asked, constraints: held, engine }))
    .digest('hex')
}
