import type { comparePlans, ResponseOf } from '@petakom/contract'
import { NONE } from '@petakom/placement'
import { postLabel } from '../constraints/judge-pair.ts'
import { agencyMeans } from '../plans/plan-figures.ts'
import { fitOf, personOf, postOf } from '../plans/plan-moves.ts'
import type { LoadedPlan } from './loaded-plan.ts'
import { seatsOfPlan } from './round-problem.ts'

export type PlanDifferences = Pick<ResponseOf<typeof comparePlans>, 'posts' | 'officials' | 'agencies'>

/** Posts that somebody else gets, officials who end elsewhere, and the mean fit of every agency under both. */
export function compareIn(a: LoadedPlan, b: LoadedPlan): PlanDifferences {
  const { snapshot } = a
  const seats = seatsOfPlan(snapshot)
  const sitting = ({ officialOf }: LoadedPlan, post: number) => {
    const official = officialOf[post]!
    return official === NONE ? null : { ...personOf(snapshot, official), fit: fitOf(snapshot, official, post)! }
  }
  const placeIn = ({ postOf: places }: LoadedPlan, official: number) => {
    const post = places[official]!
    return post === NONE || post === seats[official] ? null : postLabel(snapshot, post)
  }
  const posts = [...a.officialOf].flatMap((official, post) =>
    official === b.officialOf[post] ? [] : [{ post: postOf(snapshot, post), a: sitting(a, post), b: sitting(b, post) }],
  )
  const officials = [...a.postOf].flatMap((post, official) =>
    post === b.postOf[official]
      ? []
      : [{ official: personOf(snapshot, official), a: placeIn(a, official), b: placeIn(b, official) }],
  )
  const [meansA, meansB] = [a, b].map((plan) => agencyMeans(snapshot, plan.postOf)) as [Means, Means]
  const names = new Map([...meansA, ...meansB].map(({ unitId, name }) => [unitId, name]))
  const meanOf = (means: Means, unitId: string) => means.find((one) => one.unitId === unitId)?.mean ?? null
  return {
    posts,
    officials,
    agencies: [...names]
      .map(([unitId, name]) => ({ name, a: meanOf(meansA, unitId), b: meanOf(meansB, unitId) }))
      .sort((one, other) => one.name.localeCompare(other.name, 'id')),
  }
}
type Means = ReturnType<typeof agencyMeans>
