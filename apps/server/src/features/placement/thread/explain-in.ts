import type { getExplanation, PlanMove, ResponseOf } from '@petakom/contract'
import { areEven } from '@petakom/domain'
import { NONE } from '@petakom/placement'
import { postLabel } from '../constraints/judge-pair.ts'
import { moveOf, personOf, postOf } from '../plans/plan-moves.ts'
import { candidateNumbers } from './fits-for.ts'
import type { LoadedPlan } from './loaded-plan.ts'
import { seatsOfPlan } from './round-problem.ts'

/** "Why not me?": rules, fit, what it would cost and what would follow. */
export function explainIn(
  plan: LoadedPlan,
  { official, post }: { readonly official: number; readonly post: number },
): ResponseOf<typeof getExplanation> {
  const { snapshot } = plan
  snapshot.requireOfficial(official)
  snapshot.requirePost(post)
  const { content, holderOf, seatOf } = snapshot
  const pair = snapshot.explain(official, post)
  const place = plan.placeOf(official)
  const isPlaced = place === post
  const { postName, agencyName } = content.officials[official]!
  const { missing, total, low, high, missingData } = pair.fit
  return {
    official: {
      ...personOf(snapshot, official),
      postName,
      agencyName,
      assessedOn: content.facts.officials[official]!.assessedOn,
    },
    post: {
      ...postOf(snapshot, post),
      holder: holderOf[post] === NONE ? null : personOf(snapshot, holderOf[post]!),
      candidates: candidateNumbers(snapshot, post).filter((one) => one.official !== holderOf[post]).length,
    },
    status: isPlaced ? 'placed' : pair.status,
    kind: pair.kind,
    rules: pair.eligibility.rules.map(({ source: _, validFrom: __, missing: lacking, ...rule }) => ({
      ...rule,
      missing: [...lacking],
    })),
    parts: [...pair.fit.parts],
    fit: { total, low, high, missing: missing.length > 0 ? [...missingData] : [] },
    shortfall: pair.status === 'candidate' ? plan.shortfall(official, post) : null,
    chosen: chosenFor(plan, official, post),
    consequence: isPlaced || pair.status !== 'candidate' ? [] : consequenceOf(plan, official, post),
    placedIn: place === NONE || place === seatOf[official] ? null : postLabel(snapshot, place),
  }
}

function chosenFor(plan: LoadedPlan, official: number, post: number) {
  const { snapshot } = plan
  const holder = snapshot.holderOf[post]!
  const chosen = plan.officialOf[post] === NONE && snapshot.kept.has(holder) ? holder : plan.officialOf[post]!
  if (chosen === NONE) return null
  const { fit } = snapshot.explain(chosen, post)
  return {
    ...personOf(snapshot, chosen),
    fit: fit.total,
    low: fit.low,
    high: fit.high,
    isEven: chosen !== official && areEven(fit, snapshot.explain(official, post).fit),
  }
}

/** Where officials end who end elsewhere once the pair is forced; whoever then stays at home or outside is not among them. */
function consequenceOf(plan: LoadedPlan, official: number, post: number): PlanMove[] {
  const { snapshot } = plan
  const forced = plan.homeWith(official, post)
  if (!forced) return []
  const home = plan.home()
  const seats = seatsOfPlan(snapshot)
  return [...forced].flatMap((to, one) =>
    to === home[one] || to === NONE || to === seats[one] ? [] : [moveOf(snapshot, one, to)],
  )
}
