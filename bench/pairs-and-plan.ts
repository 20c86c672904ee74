/** Run in a process of its own by placement-pairs.ts: nothing is warm, and the memory is that of this work. */
import { candidatePairs, postsFor } from '../packages/domain/src/index.ts'
import { placeOfficials, verifyPlan } from '../packages/placement/src/index.ts'
import { cityFacts } from './placement-facts.ts'

const SIZES = { officials: 6200, posts: 900 }
const ASKED = 41

export interface PairsAndPlan {
  readonly pairs: number
  readonly inSolve: number
  readonly pairSeconds: number
  readonly planSeconds: number
  /** Milliseconds that all posts for one official take: middle and longest of some dozens. */
  readonly postsForMedian: number
  readonly postsForLongest: number
  readonly peakMemoryMb: number
}

const since = (began: number) => (performance.now() - began) / 1000

function measure(): PairsAndPlan {
  const facts = cityFacts(SIZES)
  const began = performance.now()
  const { pairs, seatOf, posts, roundPosts } = candidatePairs(facts, { allowLateral: true })
  const pairSeconds = since(began)
  const held = new Set(seatOf)
  const mustFill = posts.flatMap((_, j) => (j < roundPosts && !held.has(j) ? [j] : []))
  const solving = performance.now()
  const outcome = placeOfficials(pairs, { seatOf, mustFill })
  const planSeconds = since(solving)
  if (outcome.outcome !== 'placed' || verifyPlan(outcome.pairs, outcome.plan) !== null)
    throw new Error('the plan is not certified')
  const peakMemoryMb = process.resourceUsage().maxRSS / 1024
  const taken: number[] = []
  for (let k = 0; k < ASKED; k += 1) {
    const official = facts.officials[Math.floor((k * facts.officials.length) / ASKED)]!
    const asking = performance.now()
    postsFor(official, facts.posts, facts)
    taken.push(since(asking) * 1000)
  }
  taken.sort((one, other) => one - other)
  return {
    pairs: pairs.post.length,
    inSolve: pairs.officials,
    pairSeconds,
    planSeconds,
    postsForMedian: taken[taken.length >> 1]!,
    postsForLongest: taken.at(-1)!,
    peakMemoryMb,
  }
}

console.log(JSON.stringify(measure()))
