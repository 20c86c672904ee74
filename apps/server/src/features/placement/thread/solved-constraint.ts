/** A constraint by the numbers of a snapshot, as plans are solved under it. */
export interface SolvedConstraint {
  readonly id: string
  readonly kind: 'lock-official' | 'lock-post' | 'force' | 'forbid'
  readonly official: number | null
  readonly post: number | null
}
