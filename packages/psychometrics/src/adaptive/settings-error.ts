/** What can be wrong with the settings of an adaptive test, each with the facts that a sentence about it needs. */
export interface SettingsProblems {
  /** A number outside what its setting allows. */
  number: { readonly setting: SettingName; readonly value: number }
  lengths: { readonly minItems: number; readonly maxItems: number }
  'start-item': { readonly item: number }
  'prior-mean': { readonly mean: number; readonly reach: number }
  'exposure-count': { readonly count: number; readonly items: number }
  'exposure-share': { readonly id: string; readonly share: number }
  'no-cut': object
  cuts: { readonly cuts: readonly number[] }
  'error-rates': { readonly alpha: number; readonly beta: number }
  strata: { readonly strata: number; readonly items: number }
  'strata-length': object
  'strata-nominal': { readonly id: string }
  'no-areas': object
  'area-share': { readonly area: string; readonly share: number }
  'area-unknown': { readonly area: string; readonly share: number }
  'area-sum': { readonly sum: number }
  'area-short': { readonly area: string; readonly needed: number; readonly maxItems: number; readonly most: number }
  'exposure-limit': {
    readonly limit: number
    readonly length: number
    readonly needed: number
    readonly items: number
  }
}

export type SettingName =
  | 'minItems'
  | 'maxItems'
  | 'best'
  | 'standardError'
  | 'theta'
  | 'priorVariance'
  | 'reach'
  | 'delta'
  | 'confidence'
  | 'limit'

export type SettingsCode = keyof SettingsProblems

/** Settings that no test can follow. `message` is an English sentence; `code` and `facts` let a caller say it its own way. */
export class SettingsError<Code extends SettingsCode = SettingsCode> extends RangeError {
  override readonly name = 'SettingsError'
  readonly code: Code
  readonly facts: SettingsProblems[Code]

  constructor(code: Code, facts: SettingsProblems[Code], message: string) {
    super(message)
    this.code = code
    this.facts = facts
  }
}
