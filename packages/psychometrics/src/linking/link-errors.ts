import type { Item } from '../model/item.ts'
import type { Anchor, ScaledItem } from './anchors.ts'
import type { LinkAnchors, LinkConstants } from './link-scales.ts'
import type { LinkCovariance } from './transform-scale.ts'

export interface LinkErrors {
  /**
   * From the anchors' standard errors by the delta method, all parameters taken as uncorrelated (their covariances stand
   * in no parameter file), and with `persons` from the sampling of those who set the scales. Null where an anchor has no
   * errors.
   */
  readonly parameters: LinkCovariance | null
  /** From the choice of anchors: jackknife over them. Null with fewer than three. */
  readonly anchors: LinkCovariance | null
}

export function linkErrors(
  anchors: readonly Anchor[],
  found: LinkConstants,
  link: LinkAnchors,
  persons: { readonly from: number; readonly to: number } | undefined,
  isSlopeHeld: boolean,
): LinkErrors {
  const own = deltaErrors(anchors, found, link)
  const parameters = own && persons ? addSampling(own, found, persons, isSlopeHeld) : own
  return { parameters, anchors: jackknife(anchors, found, link) }
}

/**
 * What all anchors of a calibration share: its scale's origin errs by 1 / sqrt(n) and its unit by 1 / sqrt(2 n) of the
 * persons' deviation, in B of both scales and, where it is free, in A.
 */
function addSampling(
  own: LinkCovariance,
  { slope, intercept }: LinkConstants,
  { from, to }: { readonly from: number; readonly to: number },
  isSlopeHeld: boolean,
): LinkCovariance {
  if (!(from > 0 && to > 0)) throw new RangeError(`${from} and ${to} persons are not both above 0`)
  const unit = isSlopeHeld ? 0 : 1
  return {
    slope: own.slope + (unit * slope ** 2 * (1 / from + 1 / to)) / 2,
    intercept: own.intercept + slope ** 2 / from + 1 / to + (unit * intercept ** 2) / (2 * to),
    both: own.both + (unit * slope * intercept) / (2 * to),
  }
}

function deltaErrors(anchors: readonly Anchor[], found: LinkConstants, link: LinkAnchors): LinkCovariance | null {
  if (anchors.some(({ from, to }) => !hasErrors(from) || !hasErrors(to))) return null
  const sum = { slope: 0, intercept: 0, both: 0 }
  anchors.forEach((anchor, at) => {
    for (const side of ['from', 'to'] as const) {
      for (const { error, move } of movesOf(anchor[side])) {
        const step = Math.max(1e-5, error / 100)
        const moved = (by: number) => link(anchors.with(at, { ...anchor, [side]: move(by) }), found)
        const [up, down] = [moved(step), moved(-step)]
        const dSlope = ((up.slope - down.slope) / (2 * step)) * error
        const dIntercept = ((up.intercept - down.intercept) / (2 * step)) * error
        sum.slope += dSlope ** 2
        sum.intercept += dIntercept ** 2
        sum.both += dSlope * dIntercept
      }
    }
  })
  return sum
}

function jackknife(anchors: readonly Anchor[], found: LinkConstants, link: LinkAnchors): LinkCovariance | null {
  const n = anchors.length
  if (n < 3) return null
  let left: LinkConstants[]
  try {
    left = anchors.map((_, at) => link(anchors.toSpliced(at, 1), found))
  } catch {
    // Without one of them the rest has no spread of locations: the choice of anchors cannot be judged.
    return null
  }
  const centre = (of: (one: LinkConstants) => number) => left.reduce((sum, one) => sum + of(one), 0) / n
  const [A, B] = [centre(({ slope }) => slope), centre(({ intercept }) => intercept)]
  const scale = (n - 1) / n
  const sum = (of: (one: LinkConstants) => number) => scale * left.reduce((total, one) => total + of(one), 0)
  return {
    slope: sum(({ slope }) => (slope - A) ** 2),
    intercept: sum(({ intercept }) => (intercept - B) ** 2),
    both: sum(({ slope, intercept }) => (slope - A) * (intercept - B)),
  }
}

/** Errors of the locations at least; null elsewhere is a parameter held fixed. */
function hasErrors({ item, errors }: ScaledItem): boolean {
  if (!errors) return false
  const own = item.model === 'NRM' ? errors.intercepts : errors.b
  return own?.some((error) => error !== null) ?? false
}

interface Move {
  readonly error: number
  readonly move: (by: number) => ScaledItem
}

/** Every parameter with an error above 0, and the item with that parameter moved. */
export function movesOf(scaled: ScaledItem): Move[] {
  const { item, errors } = scaled
  const moves: Move[] = []
  const add = (error: number | null | undefined, move: (by: number) => Item) => {
    if (error && error > 0 && Number.isFinite(error))
      moves.push({ error, move: (by) => ({ ...scaled, item: move(by) }) })
  }
  const bumped = (list: readonly number[], k: number, by: number) => list.with(k, list[k]! + by)
  if (item.model === 'NRM') {
    item.slopes.forEach((_, k) => {
      add(errors?.slopes?.[k], (by) => ({ ...item, slopes: bumped(item.slopes, k, by) }))
      add(errors?.intercepts?.[k], (by) => ({ ...item, intercepts: bumped(item.intercepts, k, by) }))
    })
    return moves
  }
  add(errors?.a, (by) => ({ ...item, a: item.a + by }))
  item.b.forEach((_, k) => {
    add(errors?.b?.[k], (by) => ({ ...item, b: bumped(item.b, k, by) }))
  })
  if ('c' in item) add(errors?.c, (by) => ({ ...item, c: item.c + by }))
  return moves
}
