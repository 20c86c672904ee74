import type { ItemErrors } from '../calibration/request.ts'
import type { Item } from '../model/item.ts'

/** theta on the new scale = slope theta + intercept (A and B of the literature); the slope is above 0. */
export interface ScaleTransformation {
  readonly slope: number
  readonly intercept: number
}

/** Sampling (co)variances of the two constants of a link. */
export interface LinkCovariance {
  readonly slope: number
  readonly intercept: number
  readonly both: number
}

const assertSlope = ({ slope, intercept }: ScaleTransformation) => {
  if (!(slope > 0 && Number.isFinite(slope) && Number.isFinite(intercept)))
    throw new RangeError(`slope ${slope} and intercept ${intercept} are no transformation of a scale`)
}

/** The item on the new scale: every probability at `slope theta + intercept` is what it was at theta. */
export function transformItem(item: Item, by: ScaleTransformation): Item {
  assertSlope(by)
  const { slope, intercept } = by
  const locate = (b: number) => slope * b + intercept
  switch (item.model) {
    case 'NRM':
      return {
        ...item,
        slopes: item.slopes.map((a) => a / slope),
        intercepts: item.intercepts.map((d, k) => d - (item.slopes[k]! * intercept) / slope),
      }
    case 'RSM':
      return { ...item, a: item.a / slope, b: item.b.map(locate), c: slope * item.c }
    default:
      return { ...item, a: item.a / slope, b: item.b.map(locate) }
  }
}

/**
 * Standard errors of a transformed item, the constants taken as known. A nominal item's intercepts mix slope and
 * intercept, whose covariance the errors do not hold: null.
 */
export function transformItemErrors(item: Item, errors: ItemErrors, by: ScaleTransformation): ItemErrors {
  assertSlope(by)
  const scaled = (error: number | null, factor: number) => (error === null ? null : error * factor)
  const list = (all: readonly (number | null)[], factor: number) => all.map((error) => scaled(error, factor))
  const { a, b, c, slopes, intercepts } = errors
  return {
    ...(a === undefined ? {} : { a: scaled(a, 1 / by.slope) }),
    ...(b === undefined ? {} : { b: list(b, by.slope) }),
    ...(c === undefined ? {} : { c: item.model === 'RSM' ? scaled(c, by.slope) : c }),
    ...(slopes === undefined ? {} : { slopes: list(slopes, 1 / by.slope) }),
    ...(intercepts === undefined ? {} : { intercepts: by.intercept === 0 ? intercepts : intercepts.map(() => null) }),
  }
}

/**
 * Ability and error on the new scale. With `link` the sampling error of the constants is added, which all persons
 * share: two results moved by one link must not have it counted twice.
 */
export function transformAbility(
  theta: number,
  standardError: number | null,
  by: ScaleTransformation,
  link?: LinkCovariance | null,
): { theta: number; standardError: number | null } {
  assertSlope(by)
  const moved = by.slope * theta + by.intercept
  if (standardError === null) return { theta: moved, standardError: null }
  const shared = link ? theta ** 2 * link.slope + 2 * theta * link.both + link.intercept : 0
  return { theta: moved, standardError: Math.sqrt((by.slope * standardError) ** 2 + Math.max(0, shared)) }
}

/** The way back. */
export function invertTransformation(by: ScaleTransformation): ScaleTransformation {
  assertSlope(by)
  return { slope: 1 / by.slope, intercept: -by.intercept / by.slope }
}

/** `first`, then `then`: a chain of links. */
export function chainTransformations(first: ScaleTransformation, then: ScaleTransformation): ScaleTransformation {
  assertSlope(first)
  assertSlope(then)
  return { slope: then.slope * first.slope, intercept: then.slope * first.intercept + then.intercept }
}
