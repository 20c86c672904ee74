import type { LinkRemarkCode } from '../linking/link-scales.ts'
import {
  chainTransformations,
  invertTransformation,
  type LinkCovariance,
  type ScaleTransformation,
} from '../linking/transform-scale.ts'

/** What must be known of a result before another is held against it. */
export interface ComparedResult {
  /** What was measured: a competency, or a test. */
  readonly construct: string
  /** The calibration whose scale the ability stands on. */
  readonly scale: string
  readonly method: 'eap' | 'map' | 'ml' | 'wle'
  readonly theta: number | null
  readonly standardError: number | null
  /** The answers do not fit the model (person fit, copying): the ability stands for nothing. */
  readonly isMisfit?: boolean
}

/** A link between two scales, as linkScales gives it. */
export interface KnownLink extends ScaleTransformation {
  readonly from: string
  readonly to: string
  readonly remarks?: readonly { readonly code: LinkRemarkCode }[]
  readonly covariance?: LinkCovariance | null
}

export type NotComparableCode =
  | 'other-construct'
  | 'no-estimate'
  | 'no-error'
  | 'misfit'
  | 'not-linked'
  | 'link-not-found'
  | 'other-shrinkage'
export type ComparisonCaution = 'linked-by-one-item' | 'anchors-drift' | 'shrunken' | 'link-error-unknown'

export type Comparison =
  | { readonly outcome: 'not-comparable'; readonly reasons: readonly NotComparableCode[] }
  | {
      readonly outcome: 'comparable'
      /** Brings the first result on the scale of the second. */
      readonly by: ScaleTransformation
      readonly links: number
      /** Variance the link adds to the first result there; null where some link's is unknown. */
      readonly linkVariance: number | null
      readonly cautions: readonly ComparisonCaution[]
    }

/**
 * Whether two results of a person may be compared at all: one construct, both finite with an error and fitting the model,
 * on one scale or on scales joined by links that were found, and estimates drawn to no mean or both to one.
 */
export function compareResults(
  one: ComparedResult,
  other: ComparedResult,
  links: readonly KnownLink[] = [],
): Comparison {
  const reasons: NotComparableCode[] = []
  if (one.construct !== other.construct) reasons.push('other-construct')
  if (one.theta === null || other.theta === null) reasons.push('no-estimate')
  else if (one.standardError === null || other.standardError === null) reasons.push('no-error')
  if (one.isMisfit || other.isMisfit) reasons.push('misfit')
  if (isShrunken(one) !== isShrunken(other)) reasons.push('other-shrinkage')
  const path = pathBetween(one.scale, other.scale, links)
  if (!path) reasons.push('not-linked')
  else if (path.some(({ remarks }) => has(remarks, 'not-converged'))) reasons.push('link-not-found')
  if (reasons.length > 0 || !path) return { outcome: 'not-comparable', reasons }
  const cautions = new Set<ComparisonCaution>()
  if (isShrunken(one)) cautions.add('shrunken')
  for (const { remarks } of path) {
    if (has(remarks, 'one-anchor')) cautions.add('linked-by-one-item')
    if (has(remarks, 'drift')) cautions.add('anchors-drift')
  }
  const { by, variance } = along(path, one.theta!)
  if (variance === null) cautions.add('link-error-unknown')
  return { outcome: 'comparable', by, links: path.length, linkVariance: variance, cautions: [...cautions] }
}

const isShrunken = ({ method }: ComparedResult) => method === 'eap' || method === 'map'
const has = (remarks: KnownLink['remarks'], code: LinkRemarkCode) => remarks?.some((remark) => remark.code === code)

interface Step extends ScaleTransformation {
  readonly remarks: KnownLink['remarks']
  /** Variance of the moved ability at an ability before the step. */
  varianceAt(theta: number): number | null
}

/** Fewest links from one scale to the other, walked either way. */
function pathBetween(from: string, to: string, links: readonly KnownLink[]): Step[] | null {
  const reached = new Map<string, Step[]>([[from, []]])
  for (const [scale, path] of reached) {
    if (scale === to) return path
    for (const link of links) {
      const next = link.from === scale ? link.to : link.to === scale ? link.from : null
      if (next !== null && !reached.has(next)) reached.set(next, [...path, stepOf(link, link.from === scale)])
    }
  }
  return null
}

function stepOf(link: KnownLink, isForward: boolean): Step {
  const { slope, intercept, covariance, remarks } = link
  const forward = (theta: number) =>
    covariance ? theta ** 2 * covariance.slope + 2 * theta * covariance.both + covariance.intercept : null
  if (isForward) return { slope, intercept, remarks, varianceAt: forward }
  const back = invertTransformation({ slope, intercept })
  return {
    ...back,
    remarks,
    // theta = (x - B) / A: its derivatives on A and B are those of the way there at theta, over -A.
    varianceAt: (x) => {
      const variance = forward(back.slope * x + back.intercept)
      return variance === null ? null : variance / slope ** 2
    },
  }
}

function along(path: readonly Step[], theta: number): { by: ScaleTransformation; variance: number | null } {
  let by: ScaleTransformation = { slope: 1, intercept: 0 }
  let variance: number | null = 0
  for (const step of path) {
    const added: number | null = step.varianceAt(by.slope * theta + by.intercept)
    variance = variance === null || added === null ? null : variance * step.slope ** 2 + added
    by = chainTransformations(by, step)
  }
  return { by, variance }
}
