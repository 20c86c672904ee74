import { findPlan, type Search } from './find-plan.ts'

/** Agencies and posts of a smallest clash: with any one of them let go, the rest can be met together. */
export interface Clash {
  /** Agencies whose caps are part of it. */
  readonly agencies: readonly number[]
  /** Must-fill posts that are part of it. */
  readonly posts: readonly number[]
}

/**
 * Why no plan keeps the must-fill posts and, if given, the caps. Each limit in turn is let go for good where the rest
 * still clashes without it (a deletion filter); what stays is needed for the clash, every bit of it. Null where there
 * is a plan; both lists empty where even without them not everyone can have a post.
 */
export async function clashingLimits(search: Search, caps?: readonly number[]): Promise<Clash | null> {
  const { instance } = search.problem
  const feasible = async (agencies: ReadonlySet<number>, posts: ReadonlySet<number>) =>
    (await findPlan(
      {
        ...search,
        problem: {
          ...search.problem,
          instance: { ...instance, posts: instance.posts.map((post) => ({ ...post, mustFill: posts.has(post.id) })) },
        },
      },
      'any',
      caps ? { caps: caps.map((cap, agency) => (agencies.has(agency) ? cap : Infinity)) } : {},
    )) !== null
  const posts = new Set(instance.posts.filter(({ mustFill }) => mustFill).map(({ id }) => id))
  const agencies = new Set(caps?.keys())
  if (await feasible(agencies, posts)) return null
  for (const kept of [agencies, posts])
    for (const one of [...kept]) {
      kept.delete(one)
      if (await feasible(agencies, posts)) kept.add(one)
    }
  return { agencies: [...agencies], posts: [...posts] }
}
