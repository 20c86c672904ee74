import { readMoves } from '../moves/read-moves.ts'
import { NONE } from '../solve/plan.ts'
import { findPair } from '../sparse-pairs.ts'
import type { AgencyMean, PlannedRound } from './round-outcome.ts'
import type { RoundProblem } from './round-problem.ts'

type Reading = Pick<
  PlannedRound,
  'postOf' | 'placed' | 'total' | 'moves' | 'movesOfAgency' | 'chains' | 'cycles' | 'worstAgency' | 'lowestFit'
>

/** What there is to say of a plan, whoever found it; `placeOf` may name places outside. */
export function readPlan(problem: RoundProblem, placeOf: Int32Array): Reading {
  const { pairs, seatOf, posts, stayingBonus, agencies } = problem
  const postOf = placeOf.map((post) => (post >= posts ? NONE : post))
  const fitOf = new Map<number, number>()
  postOf.forEach((post, official) => {
    if (post === NONE) return
    const score = pairs.score[findPair(pairs, official, post)]!
    fitOf.set(post, score - (seatOf[official] === post ? stayingBonus : 0))
  })
  const fits = [...fitOf.values()]
  const { moves, leaving, chains, cycles } = readMoves(postOf, seatOf, posts)
  const movesOfAgency = Array.from({ length: agencies.count - 1 }, () => 0)
  for (const official of [...moves.map(([one]) => one), ...leaving]) {
    const agency = agencies.ofOfficial[official]!
    if (agency < movesOfAgency.length) movesOfAgency[agency]! += 1
  }
  return {
    postOf,
    placed: fits.length,
    total: fits.reduce((sum, fit) => sum + fit, 0),
    moves,
    movesOfAgency,
    chains,
    cycles,
    worstAgency: worstAgencyOf(problem, fitOf),
    lowestFit: fits.length === 0 ? null : fits.reduce((least, fit) => Math.min(least, fit)),
  }
}

function worstAgencyOf({ mustFill, agencies }: RoundProblem, fitOf: ReadonlyMap<number, number>): AgencyMean | null {
  const sums = new Map<number, [sum: number, posts: number]>()
  for (const post of mustFill) {
    const agency = agencies.ofPost[post]!
    const [sum, count] = sums.get(agency) ?? [0, 0]
    sums.set(agency, [sum + (fitOf.get(post) ?? 0), count + 1])
  }
  let worst: AgencyMean | null = null
  for (const [agency, [sum, count]] of [...sums].toSorted(([one], [other]) => one - other)) {
    if (worst && worst.mean[0] * count <= sum * worst.mean[1]) continue
    const shared = divisor(Math.abs(sum), count)
    worst = { agency, mean: [sum / shared, count / shared] }
  }
  return worst
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
