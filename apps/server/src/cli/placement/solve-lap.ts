import {
  isOnlyOptimum,
  NONE,
  type Plan,
  ScoresTooWideError,
  ShortfallFinder,
  type SparsePairs,
  solvePlan,
  sumPlan,
  verifyPlan,
} from '@petakom/placement'
import { UsageError } from '../command.ts'
import { readCount, readEdges } from './read-edges.ts'
import { readQuestions } from './read-questions.ts'
import type { InstanceSolver } from './solvers.ts'

export const solve: InstanceSolver = async (instance, path) => {
  const officials = readCount(instance, 'n', path)
  const posts = readCount(instance, 'm', path)
  const pairs = readEdges(instance, 'edges', officials, posts, path)
  const questions = readQuestions(instance, officials, posts, path)
  const plan = solveOrRefuse(pairs, path)
  const { placed, total } = sumPlan(pairs, plan)
  const unique = isOnlyOptimum(pairs, plan)
  const assignment = listPlan(plan)
  const finder = questions.length > 0 ? new ShortfallFinder(pairs, plan) : null
  return {
    allPlaced: placed === officials,
    placed,
    total,
    unique,
    ...(unique ? { assignment } : {}),
    whyNot: questions.map(([official, post]) => [official, post, finder?.of(official, post) ?? null]),
    plan: assignment,
    prices: {
      officials: Array.from(plan.officialPrice),
      posts: Array.from(plan.postPrice),
      unplaced: -plan.unplacedCost,
    },
    certificate: certificateOf(pairs, plan),
  }
}

function solveOrRefuse(pairs: SparsePairs, path: string): Plan {
  try {
    return solvePlan(pairs)
  } catch (error) {
    if (!(error instanceof ScoresTooWideError)) throw error
    throw new UsageError(
      `${path}: nilai dari ${error.low} sampai ${error.high} terlalu lebar untuk ${pairs.officials} pegawai sehingga jumlahnya tidak lagi persis. Perkecil nilainya.`,
    )
  }
}

function listPlan({ postOf }: Plan): [number, number][] {
  const list: [number, number][] = []
  postOf.forEach((post, official) => {
    if (post !== NONE) list.push([official, post])
  })
  return list
}

/** Value of the plan, with the cost of those who are left out, beside the sum of all prices: equal means optimal. */
function certificateOf(pairs: SparsePairs, plan: Plan) {
  const flaw = verifyPlan(pairs, plan)
  const { placed, total } = sumPlan(pairs, plan)
  const primal = BigInt(total) - BigInt(pairs.officials - placed) * BigInt(plan.unplacedCost)
  let dual = 0n
  for (const price of plan.officialPrice) dual += BigInt(price)
  for (const price of plan.postPrice) dual += BigInt(price)
  return { optimal: flaw === null, flaw, planValue: Number(primal), priceSum: Number(dual), gap: Number(dual - primal) }
}
