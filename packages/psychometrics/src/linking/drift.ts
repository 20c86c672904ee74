import { expectedItemScore } from '../model/information.ts'
import { maxCategory } from '../model/item.ts'
import { normalQuadrature } from '../model/quadrature.ts'
import { type Anchor, locationsOf, mean, type ScaledItem, slopeOf } from './anchors.ts'
import { type ScaleTransformation, transformItem } from './transform-scale.ts'

/** When an anchor counts as drifting: unlike the others by chance's measure, and by enough to matter. */
export interface AnchorDriftSettings {
  /** Robust z beyond which an anchor stands apart; 1.645 (Huynh & Meyer, 2010) unless told. */
  readonly criticalZ?: number
  /** Shift over its own standard error beyond which chance does not explain it, where errors are known; 2.576 unless told. */
  readonly criticalError?: number
  /** Least shift of the location, logits on the target scale; 0.2 unless told. */
  readonly leastShift?: number
  /** Least ratio of slopes, either way; 1.3 unless told. */
  readonly leastRatio?: number
  /** Difference of expected score, as a share of the item's range, that is drift by itself; 0.1 unless told. */
  readonly mostCurve?: number
}

/** An anchor after the link, seen on the target scale. */
export interface AnchorDrift {
  readonly id: string
  /** Mean location there minus the transformed one; null for a nominal item. */
  readonly shift: number | null
  /** Sampling error of the shift, the link taken as known; null where an item has no errors. */
  readonly shiftError: number | null
  /** The shift against the median of the anchors over 0.74 of their interquartile range; null with fewer than four. */
  readonly shiftZ: number | null
  /** Logarithm of the slope there over the transformed one. */
  readonly logSlopeRatio: number | null
  readonly slopeZ: number | null
  /** Distance of (mean location from, mean location to) from the line of the link, signed, logits. */
  readonly perpendicular: number | null
  /** Root mean square over N(0, 1) of the difference of expected scores, as a share of the item's range. */
  readonly curveDifference: number
  /** Empty where nothing is wrong. */
  readonly reasons: readonly string[]
}

const FOR_Z = 4

export function anchorDrift(
  anchors: readonly Anchor[],
  by: ScaleTransformation,
  {
    criticalZ = 1.645,
    criticalError = 2.576,
    leastShift = 0.2,
    leastRatio = 1.3,
    mostCurve = 0.1,
  }: AnchorDriftSettings = {},
): AnchorDrift[] {
  const shifts = anchors.map(({ from, to }) => shiftOf(from.item, to.item))
  const ratios = anchors.map(({ from, to }) => {
    const [one, other] = [slopeOf(from.item), slopeOf(to.item)]
    return one === null || other === null ? null : Math.log((other * by.slope) / one)
  })
  const [shiftZ, slopeZ] = [robustZ(shifts), robustZ(ratios)]
  return anchors.map((anchor, i) => {
    const shift = shifts[i]!
    const ratio = ratios[i]!
    const shiftError = errorOf(anchor, by)
    const isChance = (x: number, error: number | null) => error !== null && Math.abs(x) <= criticalError * error
    const curve = curveDifference(anchor, by)
    const reasons: string[] = []
    if (
      shift !== null &&
      Math.abs(shift) >= leastShift &&
      beyond(shiftZ[i]!, criticalZ) &&
      !isChance(shift, shiftError)
    )
      reasons.push(`location moved ${shift.toFixed(2)} logits against the other anchors`)
    if (
      ratio !== null &&
      Math.abs(ratio) >= Math.log(leastRatio) &&
      beyond(slopeZ[i]!, criticalZ) &&
      !isChance(ratio, slopeErrorOf(anchor))
    )
      reasons.push(`slope is ${Math.exp(ratio).toFixed(2)} times the linked one`)
    if (curve > mostCurve) reasons.push(`expected scores differ by ${(100 * curve).toFixed(0)} % of the range`)
    return {
      id: anchor.id,
      shift,
      shiftError,
      shiftZ: shiftZ[i]!,
      logSlopeRatio: ratio,
      slopeZ: slopeZ[i]!,
      perpendicular: shift === null ? null : shift / Math.hypot(by.slope, 1),
      curveDifference: curve,
      reasons,
    }
  })

  function shiftOf(from: Anchor['from']['item'], to: Anchor['to']['item']): number | null {
    const [one, other] = [locationsOf(from), locationsOf(to)]
    return one.length === 0 || other.length === 0 ? null : mean(other) - (by.slope * mean(one) + by.intercept)
  }
}

/** Errors of the mean location on both scales together; the locations of an item as uncorrelated. */
function errorOf({ from, to }: Anchor, by: ScaleTransformation): number | null {
  const [one, other] = [meanErrorOf(from), meanErrorOf(to)]
  return one === null || other === null ? null : Math.hypot(by.slope * one, other)
}

function meanErrorOf({ item, errors }: ScaledItem): number | null {
  const own = errors?.b
  if (item.model === 'NRM' || !own || own.length === 0 || own.some((error) => error === null)) return null
  return Math.sqrt(own.reduce<number>((sum, error) => sum + error! ** 2, 0)) / own.length
}

/** Of the logarithm of the ratio of slopes. */
function slopeErrorOf({ from, to }: Anchor): number | null {
  const parts = [from, to].map(({ item, errors }) => {
    const slope = slopeOf(item)
    return slope === null || errors?.a === null || errors?.a === undefined ? null : errors.a / slope
  })
  return parts[0] === null || parts[1] === null ? null : Math.hypot(parts[0]!, parts[1]!)
}

const beyond = (z: number | null, critical: number) => z !== null && Math.abs(z) > critical

/** (x - median) / (0.74 IQR); an anchor apart from others that agree exactly is infinitely far, so capped at 99. */
function robustZ(values: readonly (number | null)[]): (number | null)[] {
  const known = values.filter((x) => x !== null).sort((one, other) => one - other)
  if (known.length < FOR_Z) return values.map(() => null)
  const middle = quantile(known, 0.5)
  const scale = 0.74 * (quantile(known, 0.75) - quantile(known, 0.25))
  return values.map((x) => {
    if (x === null) return null
    const distance = x - middle
    if (Math.abs(distance) < 1e-12) return 0
    return Math.max(-99, Math.min(99, distance / Math.max(scale, 1e-300)))
  })
}

/** Quantile of ascending values, linear between them (type 7 of Hyndman & Fan, 1996). */
function quantile(ascending: readonly number[], share: number): number {
  const at = share * (ascending.length - 1)
  const low = Math.floor(at)
  const high = Math.min(low + 1, ascending.length - 1)
  return ascending[low]! + (at - low) * (ascending[high]! - ascending[low]!)
}

function curveDifference({ from, to }: Anchor, by: ScaleTransformation): number {
  const moved = transformItem(from.item, by)
  const { nodes, logWeights } = normalQuadrature({ count: 31, reach: 4 })
  const squares = nodes.reduce(
    (sum, theta, q) =>
      sum + Math.exp(logWeights[q]!) * (expectedItemScore(moved, theta) - expectedItemScore(to.item, theta)) ** 2,
    0,
  )
  return Math.sqrt(squares) / maxCategory(to.item)
}
