import { type NameKind, referencesOf, type Scenario } from '@petakom/domain'

const TARGETS: readonly NameKind[] = ['message', 'document', 'calendar']

/** How often other parts of a draft point at a thing. */
export const usesOf = (draft: Scenario, kind: NameKind, id: string): number =>
  referencesOf(draft).filter(
    (one) => one.id === id && (one.kind === kind || (one.kind === 'target' && TARGETS.includes(kind))),
  ).length
