import { type Anchor, deviation, locationsOf, mean, slopeOf } from './anchors.ts'
import type { ScaleTransformation } from './transform-scale.ts'

/** Below this share of a logit the locations of the anchors have no spread to compare. */
const NO_SPREAD = 1e-8

/**
 * Constants from moments of the anchors' parameters. The intercept equates the means of all their locations; the slope
 * is the ratio of mean slopes (mean-mean, Loyd & Hoover, 1980) or of the locations' deviations (mean-sigma, Marco,
 * 1977). Of several locations of an item each counts once.
 */
export function linkByMoments(
  anchors: readonly Anchor[],
  method: 'mean-mean' | 'mean-sigma',
  isSlopeOne: boolean,
): ScaleTransformation {
  const nominal = anchors.find(({ from }) => from.item.model === 'NRM')
  if (nominal) throw new RangeError(`item ${nominal.id} is nominal and has no location; link by sl or haebara`)
  const from = anchors.flatMap((anchor) => locationsOf(anchor.from.item))
  const to = anchors.flatMap((anchor) => locationsOf(anchor.to.item))
  const slope = isSlopeOne ? 1 : method === 'mean-mean' ? ratioOfSlopes(anchors) : ratioOfDeviations(anchors, from, to)
  return { slope, intercept: mean(to) - slope * mean(from) }
}

function ratioOfSlopes(anchors: readonly Anchor[]): number {
  const of = (side: 'from' | 'to') => mean(anchors.map((anchor) => slopeOf(anchor[side].item)!))
  return of('from') / of('to')
}

function ratioOfDeviations(anchors: readonly Anchor[], from: readonly number[], to: readonly number[]): number {
  if (from.length < 2)
    throw new RangeError(`item ${anchors[0]!.id} alone has no spread of locations; mean-sigma needs two anchors`)
  const [one, other] = [deviation(from), deviation(to)]
  if (one < NO_SPREAD || other < NO_SPREAD)
    throw new RangeError(
      `the ${anchors.length} anchors all have the same location; mean-sigma needs locations that differ`,
    )
  return other / one
}
