import type { ActPattern, EvidencePattern } from '@petakom/domain'
import { blankCondition } from './condition-kinds.ts'

export const EVIDENCE_KINDS = ['act', 'sequence', 'count', 'atEnd', 'all', 'any', 'not'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

export const kindOfEvidence = (pattern: EvidencePattern): EvidenceKind =>
  EVIDENCE_KINDS.find((kind) => kind in pattern)!
export const blankAct: ActPattern = { kind: 'decide' }
export const blankEvidence: EvidencePattern = { act: blankAct }

/** The pattern turned into another kind; acts that were described go along, groups take in what was written. */
export function turnEvidence(pattern: EvidencePattern, kind: EvidenceKind): EvidencePattern {
  if (kind === kindOfEvidence(pattern)) return pattern
  const inside = 'all' in pattern ? pattern.all : 'any' in pattern ? pattern.any : null
  if (kind === 'all') return { all: inside ?? [pattern] }
  if (kind === 'any') return { any: inside ?? [pattern] }
  if (kind === 'not') return { not: pattern }
  const held = 'not' in pattern ? [pattern.not] : (inside ?? [])
  const same = held.find((one) => kindOfEvidence(one) === kind)
  if (same) return same
  const act = 'act' in pattern ? pattern.act : 'count' in pattern ? pattern.count : (firstOf(pattern) ?? blankAct)
  if (kind === 'act') return { act }
  if (kind === 'sequence') return { sequence: [act, blankAct] }
  return kind === 'count' ? { count: act, least: 1 } : { atEnd: blankCondition }
}

const firstOf = (pattern: EvidencePattern) => ('sequence' in pattern ? pattern.sequence[0] : undefined)
