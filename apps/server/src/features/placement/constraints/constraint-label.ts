import type { ConstraintInForce } from './constraint-rows.ts'

/** How a refusal names another constraint. */
export function constraintLabel({ kind, officialName, postName }: ConstraintInForce): string {
  if (kind === 'lock-official') return `kunci ${officialName}`
  if (kind === 'lock-post') return `kunci ${postName}`
  return `${kind === 'force' ? 'paksa' : 'larang'} ${officialName} – ${postName}`
}
