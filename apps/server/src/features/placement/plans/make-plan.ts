import { performance } from 'node:perf_hooks'
import type { PlanClash, PlanSettings } from '@petakom/contract'
import { verifyPlan } from '@petakom/placement'
import { smallestRelaxation } from '@petakom/placement/round'
import type { AuditActor } from '../../../db/audit.ts'
import type { WorkerTools } from '../../../jobs/worker-side.ts'
import { type MipThread, openMipThread } from '../../../placement/mip-thread.ts'
import { isNumbered } from '../constraints/constraint-rows.ts'
import { placementErrors } from '../errors.ts'
import { type BasePlan, solveCalmly } from '../thread/base-plan.ts'
import { agenciesOf, planInput, roundProblem } from '../thread/round-problem.ts'
import { clashWords, relaxWords } from './clash-words.ts'
import { type PlanBasis, readPlanBasis } from './plan-basis.ts'
import { planFairnessOf } from './plan-fairness-of.ts'
import { planFigures } from './plan-figures.ts'
import { emptyPosts, readPlanMoves } from './plan-moves.ts'
import { isPlain, plainPlan, type SolvedPlan, solveBeyond } from './solve-settings.ts'
import { storePlan } from './store-plan.ts'

interface Work {
  readonly actor: AuditActor
  readonly roundId: string
  readonly settings: PlanSettings
}
type Clash = PlanClash
type Solved = { readonly plan: SolvedPlan; readonly base: BasePlan } | { readonly clash: Clash }

/** Computes a plan under the constraints in force and keeps it; with no plan to be had, keeps why. */
export async function makePlan({ actor, roundId, settings }: Work, { database, progress, signal }: WorkerTools) {
  progress(0.02, 'frozen')
  const basis = await readPlanBasis(database, actor.instansiId, roundId)
  progress(0.2, 'placing')
  const began = performance.now()
  const mip = openMipThread(signal)
  const solved = await solve(basis, settings, mip).finally(() => mip.close())
  const seconds = Math.round(performance.now() - began) / 1000
  progress(0.7, 'measuring')
  if ('clash' in solved) return storePlan(database, { actor, basis, settings, result: solved })
  const { plan, base } = solved
  requireProof(base, plan)
  const { snapshot } = basis
  const moves = readPlanMoves(snapshot, plan.placeOf)
  const { placeOf, total, bound, certified } = plan
  const found = { placeOf, total, bound, certified, seconds, warm: basis.startPrices !== undefined }
  const result = {
    plan,
    mustFill: base.mustFill,
    figures: planFigures(snapshot, found, moves),
    moves: moves.moves,
    chains: moves.chains,
    empty: emptyPosts(snapshot, placeOf, base.problem.wanted),
    fairness: await planFairnessOf(database, actor.instansiId, snapshot, placeOf, moves.moves),
  }
  progress(0.9, 'writing')
  return storePlan(database, { actor, basis, settings, result })
}

/** Nothing of how it was found need be trusted: a plan that its own prices do not prove is not kept. */
function requireProof({ pairs }: BasePlan, { certificate }: SolvedPlan): void {
  const flaw = certificate && verifyPlan(pairs, certificate)
  if (flaw) throw new Error(`the certificate does not hold: ${JSON.stringify(flaw)}`)
}

async function solve(basis: PlanBasis, settings: PlanSettings, mip: MipThread): Promise<Solved> {
  const { snapshot, inForce, startPrices } = basis
  const deadline = performance.now() + settings.timeLimitSeconds * 1000
  const agencies = agenciesOf(snapshot)
  const round = { snapshot, inForce, agencies }
  const { stayingBonus } = settings
  const base = solveCalmly(snapshot, inForce.filter(isNumbered), { stayingBonus, startPrices })
  if (base.outcome === 'clash') return { clash: { clashes: clashWords(round, base.clashes), relax: [] } }
  const relaxed = async (mustFill: readonly number[]): Promise<Solved> => {
    const problem = base.outcome === 'planned' ? base.problem : roundProblem(snapshot, inForce.filter(isNumbered))
    const input = planInput(problem, mustFill, agencies, settings)
    const relax = await smallestRelaxation(input, mip.solve, { deadline })
    return { clash: { clashes: [], relax: relax ? relaxWords(round, relax) : [] } }
  }
  if (base.outcome === 'infeasible') return relaxed([])
  if (isPlain(settings)) return { plan: plainPlan(base), base }
  const beyond = await solveBeyond(base, agencies, settings, mip.solve, deadline)
  if (beyond.outcome === 'clash') return { clash: { clashes: clashWords(round, beyond.clashes), relax: [] } }
  if (beyond.outcome === 'infeasible') return relaxed(base.mustFill)
  if (beyond.outcome === 'out-of-time')
    throw placementErrors.PLAN_OUT_OF_TIME({ seconds: settings.timeLimitSeconds, bound: beyond.bound })
  return { plan: beyond, base }
}
