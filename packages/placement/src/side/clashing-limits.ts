import { findPlan, type Search } from './find-plan.ts'

/** Agencies and posts of a smallest clash: with any one of them let go, the rest can be met together. */
export interface Clash {
  /** Agencies whose caps are part of it. */
  readonly agencies: readonly number[]
  /** Must-fill posts that are part of it. */
  readonly posts: readonly number[]
}

/**
 * Why no plan keeps the must-fill posts and, if given, the caps. Limits are let go for good where the rest still
 * clashes without them (a deletion filter, by halves); what stays is needed for the clash, every bit of it. Null where
 * there is a plan; both lists empty where even without them not everyone can have a post.
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
  /** Lets go of all of `limits` at once where that leaves the clash, otherwise of what it can of each half. */
  const thin = async (kept: Set<number>, limits: readonly number[]): Promise<void> => {
    for (const one of limits) kept.delete(one)
    if (limits.length === 0 || !(await feasible(agencies, posts))) return
    for (const one of limits) kept.add(one)
    if (limits.length === 1) return
    const half = limits.length >> 1
    await thin(kept, limits.slice(0, half))
    await thin(kept, limits.slice(half))
  }
  for (const kept of [agencies, posts]) await thin(kept, [...kept])
  const ascending = (kept: ReadonlySet<number>) => [...kept].toSorted((a, b) => a - b)
  return { agencies: ascending(agencies), posts: ascending(posts) }
}
