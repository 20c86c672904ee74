import data from '../../data/succession.json' with { type: 'json' }

/** Who may be in a pool, and how large pools are. */
export interface SuccessionSettings {
  /** Boxes of the talent map whose officials may be chosen. */
  readonly boxes: readonly number[]
  readonly neededPerPost: number
  readonly atMostPerPost: number
  readonly poolsPerCandidate: number
  /** Least fit, in hundredths. */
  readonly readyAtLeast: number
  /** 0, 2 or 5: how far ahead the rules may come to hold. */
  readonly horizonYears: number
  /** Whether somebody of the post's own rung may be chosen. */
  readonly allowLateral: boolean
}

/** Where each default comes from; shown beside it. */
export const SUCCESSION_DEFAULTS: readonly {
  readonly code: string
  readonly value: number | boolean | readonly number[]
  readonly source: string
  readonly confidence: string
}[] = data.settings

export const DEFAULT_SUCCESSION_SETTINGS = Object.fromEntries(
  SUCCESSION_DEFAULTS.map(({ code, value }) => [code, value]),
) as unknown as SuccessionSettings
