import type { ConstraintDraft } from '@petakom/contract'
import type { ConstraintInForce } from '../constraints/constraint-rows.ts'

interface Of<K extends string> {
  readonly kind: K
  readonly instansiId: string
}

export interface OfSnapshot {
  readonly instansiId: string
  readonly snapshotId: string
}
export interface OfPlan {
  readonly instansiId: string
  readonly planId: string
}

/** What the thread of plans can be asked. Numbers of officials and posts are those of the snapshot. */
export type Question =
  | (Of<'fits'> & OfSnapshot & { readonly post: number })
  | (Of<'price'> & OfSnapshot & { readonly draft: ConstraintDraft; readonly inForce: readonly ConstraintInForce[] })
  | (Of<'changes'> & { readonly roundId: string; readonly planId: string | null })
  | (Of<'explain'> & OfPlan & { readonly official: number; readonly post: number })
  | (Of<'shortfalls'> & OfPlan & { readonly official: number; readonly posts: readonly number[] | null })
  | (Of<'candidates'> & OfPlan & { readonly post: number; readonly most: number; readonly also: readonly number[] })
  | (Of<'empty-prices'> & OfPlan & { readonly posts: readonly number[] })
  | (Of<'compare'> & OfPlan & { readonly otherId: string })
  | (Of<'verify'> & OfPlan)
