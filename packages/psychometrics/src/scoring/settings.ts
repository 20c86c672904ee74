/** EAP: posterior mean. MAP: posterior mode. ML: maximum likelihood. WLE: weighted likelihood. */
export type ScoringMethod = 'eap' | 'map' | 'ml' | 'wle'

export interface ScoringSettings {
  readonly method: ScoringMethod
  /** Normal prior of EAP and MAP; mean 0 and variance 1 unless told. */
  readonly prior?: { readonly mean?: number; readonly variance?: number }
  /** Nodes of EAP: 61 on -6 to 6 unless told; farther out, or denser, where a prior needs it to be told from its mean. */
  readonly quadrature?: { readonly count?: number; readonly reach?: number }
  /**
   * `information` (unless told) maximises log L + log(I) / 2, as mirt does. `warm` solves S + J / (2 I) = 0 (Warm, 1989),
   * as catR does. They are one for all models without asymptotes, and part for 3PL and 4PL.
   */
  readonly variant?: 'information' | 'warm'
  /**
   * `observed` (unless told): 1 / sqrt(-second derivative of what is maximised), as mirt gives it. `expected`:
   * 1 / sqrt(test information), with 1 / prior variance added for MAP, as catR gives it and as `warm` always has it.
   * EAP has the posterior's standard deviation.
   */
  readonly errors?: 'observed' | 'expected'
}

/** Every choice made. */
export interface ScoringRules {
  readonly method: ScoringMethod
  readonly mean: number
  readonly variance: number
  readonly count: number
  readonly reach: number
  readonly warm: boolean
  readonly expectedErrors: boolean
}

export function scoringRules({ method, prior, quadrature, variant, errors }: ScoringSettings): ScoringRules {
  const mean = prior?.mean ?? 0
  const variance = prior?.variance ?? 1
  if (!Number.isFinite(mean)) throw new RangeError(`prior mean ${mean} is not a finite number`)
  if (!(variance > 0 && Number.isFinite(variance))) throw new RangeError(`prior variance ${variance} is not above 0`)
  const deviation = Math.sqrt(variance)
  const reach = quadrature?.reach ?? reachOf(mean, deviation)
  return {
    method,
    mean,
    variance,
    count: quadrature?.count ?? countOf(reach, deviation),
    reach,
    warm: variant === 'warm',
    expectedErrors: errors === 'expected',
  }
}

const USUAL_STEP = 0.2
const USUAL_REACH = 6
const MOST_NODES = 10_001

/** The usual nodes, unless they would cut off more than a fortieth of the prior on a side. */
const reachOf = (mean: number, deviation: number): number =>
  Math.abs(mean) + 2 * deviation <= USUAL_REACH ? USUAL_REACH : Math.ceil(Math.abs(mean) + 5 * deviation)

/** The usual steps, unless they are longer than 1.25 deviations of the prior: the mean of its mass would be lost. */
function countOf(reach: number, deviation: number): number {
  const step = Math.min(USUAL_STEP, 1.25 * deviation)
  return Math.min(MOST_NODES, 2 * Math.round(reach / step) + 1)
}
