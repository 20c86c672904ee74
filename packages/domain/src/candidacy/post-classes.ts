import type { TargetPost } from '../eligibility/index.ts'
import type { PostFacts } from './facts.ts'
import { inOrder } from './jpm-part.ts'

/** Required levels in official order; null where the standard is not whole. */
export interface StandardRow {
  readonly levels: readonly number[]
  readonly required: number
}

/** Posts that no rule and no part but the JPM tells apart. */
export interface PostClass {
  readonly target: TargetPost
  readonly hasStandard: boolean
  /** Indexes of posts, ascending. */
  readonly posts: readonly number[]
}

export function standardRow(post: PostFacts): StandardRow | null {
  const levels = inOrder(post.standard)
  const required = levels?.reduce((sum, level) => sum + level, 0) ?? 0
  return levels && required > 0 ? { levels, required } : null
}

/** Classes in the order of their first post. */
export function postClasses(posts: readonly PostFacts[], standards: readonly (StandardRow | null)[]): PostClass[] {
  const classes = new Map<string, { target: TargetPost; hasStandard: boolean; posts: number[] }>()
  posts.forEach(({ tier, field, eselon, teacher = false }, j) => {
    const hasStandard = standards[j] !== null
    const key = JSON.stringify([tier, field, eselon, teacher, hasStandard])
    const found = classes.get(key)
    if (found) found.posts.push(j)
    else classes.set(key, { target: { tier, field, eselon, teacher }, hasStandard, posts: [j] })
  })
  return [...classes.values()]
}
