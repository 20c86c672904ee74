/** EAP: posterior mean. MAP: posterior mode. ML: maximum likelihood. WLE: weighted likelihood. */
export type ScoringMethod = 'eap' | 'map' | 'ml' | 'wle'

export interface ScoringSettings {
  readonly method: ScoringMethod
  /** Normal prior of EAP and MAP; mean 0 and variance 1 unless told. */
  readonly prior?: { readonly mean?: number; readonly variance?: number }
  /** Nodes of EAP: 61 on -6 to 6 unless told, or as many to a logit farther out for a prior that lies there. */
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
  const reach = quadrature?.reach ?? reachOf(mean, Math.sqrt(variance))
  return {
    method,
    mean,
    variance,
    count: quadrature?.count ?? Math.round((USUAL_COUNT - 1) * Math.max(1, reach / USUAL_REACH)) + 1,
    reach,
    warm: variant === 'warm',
    expectedErrors: errors === 'expected',
  }
}

const USUAL_COUNT = 61
const USUAL_REACH = 6

/** The usual nodes, unless they would cut off more than a fortieth of the prior on a side. */
const reachOf = (mean: number, deviation: number): number =>
  Math.abs(mean) + 2 * deviation <= USUAL_REACH ? USUAL_REACH : Math.ceil(Math.abs(mean) + 5 * deviation)
