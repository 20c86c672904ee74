import type { ConstraintDraft, ConstraintRow } from '@petakom/contract'

export type Kind = ConstraintRow['kind']
export const KINDS = ['forbid', 'force', 'lock-official', 'lock-post'] as const satisfies readonly Kind[]

/** By the numbering of the frozen data. */
export interface ChosenOfficial {
  readonly index: number
  readonly name: string
  readonly nip: string
}
export interface ChosenPost {
  readonly index: number
  readonly name: string
  readonly unitName: string
}
export interface Choice {
  readonly kind: Kind
  readonly official?: ChosenOfficial | undefined
  readonly post?: ChosenPost | undefined
}

export const needsOfficial = (kind: Kind): boolean => kind !== 'lock-post'
export const needsPost = (kind: Kind): boolean => kind !== 'lock-official'

/** What is sent, once everything that its kind needs has been chosen. */
export function draftOf({ kind, official, post }: Choice): ConstraintDraft | null {
  if (kind === 'lock-official') return official ? { kind, official: official.index } : null
  if (kind === 'lock-post') return post ? { kind, post: post.index } : null
  return official && post ? { kind, official: official.index, post: post.index } : null
}
