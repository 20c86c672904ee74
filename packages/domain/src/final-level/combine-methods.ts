import { chiSquareAbove, normalBelow, normalQuantile } from '@petakom/psychometrics'
import { cappedWeights } from './capped-weights.ts'
import { type CombiningRecipe, METHODS, type Method } from './recipe.ts'

/** What one test, simulation or set of ratings says of one competency, on the level scale. */
export interface MethodEvidence {
  readonly method: Method
  /** Which exercise or test: for people to find it again. */
  readonly source: string
  readonly value: number
  /** Above 0, levels. */
  readonly standardError: number
}

export interface MethodPart {
  readonly method: Method
  readonly sources: readonly string[]
  /** Of several of one method: their mean by inverse variance. */
  readonly value: number
  readonly standardError: number
  /** 0 to 1, and what inverse variance alone would have given. */
  readonly weight: number
  readonly uncappedWeight: number
  readonly isCapped: boolean
}

export type CombinedLevel =
  | {
      readonly outcome: 'level'
      readonly level: number
      /** Within the levels of the recipe, as are both ends of the interval. */
      readonly value: number
      readonly standardError: number
      readonly low: number
      readonly high: number
      /** Of the levels, lowest first; sums to 1. */
      readonly probabilities: readonly number[]
      readonly parts: readonly MethodPart[]
      /** Cochran's test that all methods measure one level; null with one method. */
      readonly disagreement: { readonly chiSquare: number; readonly df: number; readonly p: number } | null
      readonly remarks: readonly CombiningRemark[]
    }
  | {
      readonly outcome: 'none'
      readonly parts: readonly MethodPart[]
      readonly reasons: readonly CombiningGap[]
    }

export type CombiningRemark =
  | { readonly kind: 'one-method'; readonly method: Method }
  /** The methods at hand have caps that sum to less than 1; another method is needed to keep them. */
  | { readonly kind: 'caps-not-kept' }
  | {
      readonly kind: 'methods-disagree'
      readonly lowest: Method
      readonly highest: Method
      readonly difference: number
    }

export type CombiningGap =
  | { readonly kind: 'no-evidence' }
  | { readonly kind: 'method-missing'; readonly method: Method }
  | { readonly kind: 'error-too-large'; readonly standardError: number; readonly largest: number }

/**
 * The level of one competency from all methods: inverse variance under the caps of the recipe, errors of the methods
 * taken as independent. Throws a RangeError, with the source's name, for a value off the level scale or an error that is
 * none: both are bugs of the caller.
 */
export function combineMethods(evidence: readonly MethodEvidence[], recipe: CombiningRecipe): CombinedLevel {
  const { lowest, highest } = recipe.levels
  for (const { source, value, standardError } of evidence) {
    if (!(standardError > 0 && Number.isFinite(standardError))) {
      throw new RangeError(`${source}: standard error ${standardError} is not above 0`)
    }
    // Ratings begin at 0 though the levels begin at 1.
    if (!(value >= Math.min(0, lowest) && value <= highest))
      throw new RangeError(`${source}: value ${value} is off the scale`)
  }
  const byMethod = METHODS.flatMap((method) => {
    const own = evidence.filter((one) => one.method === method)
    return own.length === 0 ? [] : [pooled(method, own)]
  })
  const precisions = byMethod.map(({ standardError }) => standardError ** -2)
  const total = precisions.reduce((sum, precision) => sum + precision, 0)
  const { weights, isCapped, areCapsKept } = cappedWeights(
    precisions,
    byMethod.map(({ method }) => recipe.caps[method]),
  )
  const parts = byMethod.map((part, i) => ({
    ...part,
    weight: weights[i]!,
    uncappedWeight: precisions[i]! / total,
    isCapped: isCapped[i]!,
  }))
  const standardError = Math.sqrt(parts.reduce((sum, part) => sum + (part.weight * part.standardError) ** 2, 0))
  const reasons = gapsOf(parts, standardError, recipe)
  if (reasons.length > 0) return { outcome: 'none', parts, reasons }
  const mean = parts.reduce((sum, part) => sum + part.weight * part.value, 0)
  const within = (value: number) => Math.min(highest, Math.max(lowest, value))
  const reach = normalQuantile((1 + recipe.intervalShare) / 2) * standardError
  const disagreement = disagreementOf(parts)
  return {
    outcome: 'level',
    level: within(Math.floor(mean + 0.5)),
    value: within(mean),
    standardError,
    low: within(mean - reach),
    high: within(mean + reach),
    probabilities: levelChances(mean, standardError, recipe),
    parts,
    disagreement,
    remarks: remarksOf(parts, areCapsKept, disagreement !== null && disagreement.p < recipe.disagreementAlpha),
  }
}

function pooled(method: Method, own: readonly MethodEvidence[]) {
  const precision = own.reduce((sum, { standardError }) => sum + standardError ** -2, 0)
  return {
    method,
    sources: own.map(({ source }) => source),
    value: own.reduce((sum, { value, standardError }) => sum + value * standardError ** -2, 0) / precision,
    standardError: precision ** -0.5,
  }
}

function gapsOf(parts: readonly MethodPart[], standardError: number, recipe: CombiningRecipe): CombiningGap[] {
  if (parts.length === 0) return [{ kind: 'no-evidence' }]
  const missing = recipe.needed.filter((method) => !parts.some((part) => part.method === method))
  return [
    ...missing.map((method) => ({ kind: 'method-missing' as const, method })),
    ...(standardError > recipe.largestError
      ? [{ kind: 'error-too-large' as const, standardError, largest: recipe.largestError }]
      : []),
  ]
}

/** Cochran's Q over the methods, about their mean by inverse variance without caps. */
function disagreementOf(parts: readonly MethodPart[]) {
  if (parts.length < 2) return null
  const centre = parts.reduce((sum, part) => sum + part.uncappedWeight * part.value, 0)
  const chiSquare = parts.reduce((sum, part) => sum + ((part.value - centre) / part.standardError) ** 2, 0)
  return { chiSquare, df: parts.length - 1, p: chiSquareAbove(chiSquare, parts.length - 1) }
}

/** A level begins half a level below its number; the outermost take what lies beyond. */
function levelChances(mean: number, standardError: number, { levels }: CombiningRecipe): number[] {
  const edges = Array.from({ length: levels.highest - levels.lowest }, (_, i) => levels.lowest + i + 0.5)
  const below = [0, ...edges.map((edge) => normalBelow((edge - mean) / standardError)), 1]
  return below.slice(1).map((share, i) => share - below[i]!)
}

function remarksOf(parts: readonly MethodPart[], areCapsKept: boolean, doDisagree: boolean): CombiningRemark[] {
  const sorted = [...parts].sort((one, other) => one.value - other.value)
  const [least, most] = [sorted[0]!, sorted.at(-1)!]
  return [
    ...(parts.length === 1 ? [{ kind: 'one-method' as const, method: least.method }] : []),
    ...(areCapsKept || parts.length === 1 ? [] : [{ kind: 'caps-not-kept' as const }]),
    ...(doDisagree
      ? [
          {
            kind: 'methods-disagree' as const,
            lowest: least.method,
            highest: most.method,
            difference: most.value - least.value,
          },
        ]
      : []),
  ]
}
