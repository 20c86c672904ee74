import type { SolveMip } from '../mip/model.ts'
import { bestUnderCaps, relaxedBound } from './best-under-caps.ts'
import { rotationsOf } from './chains.ts'
import { type Clash, clashingLimits } from './clashing-limits.ts'
import { stayTotal } from './eligible-pairs.ts'
import { findPlan, OutOfTime, type Search } from './find-plan.ts'
import type { SideInstance } from './instance.ts'
import { bestLowestFit } from './lowest-fit.ts'
import { moveCurve } from './move-curve.ts'
import type { Plan } from './plan.ts'
import { planProblem } from './plan-problem.ts'
import { infeasibleShares } from './shares.ts'
import { bestWorstAgency } from './worst-agency.ts'

/** Totals and scores in hundredths of a point; null where no plan exists. */
export interface SideAnswer {
  readonly eligiblePairs: number
  readonly stayTotal: number | null
  readonly O1_maxTotal: number | null
  readonly O2_maxTotal_caps: number | null
  readonly O2_lpBound: number | null
  readonly O3_maxTotal_thenFewestMoves: readonly [total: number, moves: number] | null
  readonly O4_within1pct_fewestMoves: readonly [floor: number, moves: number] | null
  readonly O4_bestTotalAtThatManyMoves: number | null
  readonly O5_bestWorstAgencyMean: readonly [numerator: number, denominator: number] | null
  readonly O5_thenMaxTotal: number | null
  readonly O6_bestLowestFit: number | null
  readonly O6_thenMaxTotal: number | null
  readonly curve_bestTotalWithAtMostKMoves_noCaps: readonly (number | null)[] | null
  readonly O1_whyNot?: readonly (readonly [official: number, post: number, shortfall: number | null])[]
  readonly O3_unique: boolean | null
  readonly O3_moves: readonly (readonly [official: number, post: number])[] | null
  readonly O3_chains: readonly (readonly number[])[] | null
  readonly O3_cycles: readonly (readonly number[])[] | null
  /** From 25 percent in steps of five, below the share of the rules. */
  readonly capsInfeasibleAtSharePercent: readonly number[] | null
  /** Present where no plan exists, with or without the caps: what clashes. */
  readonly clash?: Clash
  /** Present where the time was up: by objective. */
  readonly unproven?: Readonly<Record<string, Unproven>>
}

/** Of an objective that ran out of time: the last plan met while it was sought, and what no total can pass, if known. */
export interface Unproven {
  readonly total: number | null
  readonly moves: number | null
  readonly bound: number | null
}

export interface SideSettings {
  /** Seconds that each objective may take. */
  readonly timeLimit?: number
}

/**
 * Every objective of an instance, each proven. What its time leaves unproven is null and stands under `unproven`, the
 * best total under the caps with a bound by prices at least.
 */
export async function answerSide(
  instance: SideInstance,
  solve: SolveMip,
  { timeLimit }: SideSettings = {},
): Promise<SideAnswer> {
  const { moveCap: caps } = instance
  const problem = planProblem(instance)
  const unproven: Record<string, Unproven> = {}
  const inTime = async <T>(name: string, find: (search: Search) => Promise<T>): Promise<T | null> => {
    const limit = timeLimit === undefined ? {} : { deadline: performance.now() + timeLimit * 1000 }
    try {
      return await find({ problem, solve, ...limit })
    } catch (error) {
      if (!(error instanceof OutOfTime)) throw error
      const { plan, bound } = error
      unproven[name] = { total: plan?.total ?? null, moves: plan?.moves ?? null, bound }
      return null
    }
  }
  const o1 = await inTime('O1', (search) => findPlan(search, 'total'))
  const o2 = await inTime('O2', (search) => bestUnderCaps(search, caps, timeLimit))
  const clash =
    o2 || 'O2' in unproven ? null : await inTime('clash', (search) => clashingLimits(search, o1 ? caps : undefined))
  const o3 = await inTime('O3', thePlan)
  const o4 = await inTime('O4', (search) => fewestMoves(search, o2))
  const o5 = await inTime('O5', (search) => bestWorstAgency(search, { caps }))
  const o6 = await inTime('O6', (search) => bestLowestFit(search, { caps }))
  const curve = await inTime('curve', moveCurve)
  const { questions, rules } = instance
  const answers = questions && (await inTime('whyNot', (search) => whyNot(search, o1, questions)))
  const shares = await inTime('shares', (search) => infeasibleShares(search, rules.maxMovedSharePercent))
  return {
    eligiblePairs: problem.pairs.length,
    stayTotal: stayTotal(instance),
    O1_maxTotal: o1?.total ?? null,
    O2_maxTotal_caps: o2?.total ?? null,
    O2_lpBound: await inTime('O2_lpBound', relaxedBound),
    O3_maxTotal_thenFewestMoves: o3 && [o3.plan.total, o3.plan.moves],
    O4_within1pct_fewestMoves: o4 && [o4.floor, o4.moves],
    O4_bestTotalAtThatManyMoves: o4?.total ?? null,
    O5_bestWorstAgencyMean: o5?.mean ?? null,
    O5_thenMaxTotal: o5?.plan.total ?? null,
    O6_bestLowestFit: o6?.score ?? null,
    O6_thenMaxTotal: o6?.plan.total ?? null,
    curve_bestTotalWithAtMostKMoves_noCaps: curve,
    ...(answers ? { O1_whyNot: answers } : {}),
    O3_unique: o3?.isUnique ?? null,
    O3_moves: o3?.made ?? null,
    O3_chains: o3?.chains ?? null,
    O3_cycles: o3?.cycles ?? null,
    capsInfeasibleAtSharePercent: shares,
    ...(clash ? { clash } : {}),
    ...(Object.keys(unproven).length > 0 ? { unproven } : {}),
  }
}

/** Objective 4: a hundredth of the best total under the caps given away, what is left rounded up, for the fewest moves. */
async function fewestMoves(search: Search, o2: Plan | null) {
  if (!o2) return null
  const { moveCap: caps } = search.problem.instance
  const floor = Math.ceil((100 * o2.total - Math.abs(o2.total)) / 100)
  const { moves } = (await findPlan(search, 'fewest-moves', { caps, leastTotal: floor }))!
  const { total } = (await findPlan(search, 'total', { caps, mostMoves: moves }))!
  return { floor, moves, total }
}

/** What each pair falls short of the best total when it is forced in; null where no plan holds it. */
export async function whyNot(search: Search, o1: Plan | null, questions: readonly (readonly [number, number])[]) {
  const answers: (readonly [number, number, number | null])[] = []
  for (const [official, post] of questions) {
    const forced = o1 && (await findPlan(search, 'total', { forced: [official, post] }))
    answers.push([official, post, forced ? o1.total - forced.total : null])
  }
  return answers
}

/** Objective 3: the plan of the best total under the caps with the fewest moves, and whether another one equals it. */
async function thePlan(search: Search) {
  const { instance, pairs, moves } = search.problem
  const { moveCap: caps } = instance
  const plan = await findPlan(search, 'total-then-fewest-moves', { caps })
  if (!plan) return null
  const other = await findPlan(search, 'total-then-fewest-moves', { caps, without: plan.chosen })
  const made = plan.chosen
    .filter((pair) => moves[pair] === 1)
    .map((pair) => [pairs[pair]![0], pairs[pair]![1]] as const)
  const isUnique = other?.total !== plan.total || other.moves !== plan.moves
  return { plan, isUnique, made, ...rotationsOf(instance, made) }
}
