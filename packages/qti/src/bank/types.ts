/** An item as the bank holds it: content and scoring in the shapes of the contract. */
export interface BankOption {
  readonly id: string
  readonly text: string
}
export type BankInteraction =
  | { readonly type: 'choice'; readonly options: readonly BankOption[] }
  | { readonly type: 'choices'; readonly options: readonly BankOption[]; readonly least: number; readonly most: number }
  | { readonly type: 'best-worst'; readonly options: readonly BankOption[] }
  | { readonly type: 'order'; readonly options: readonly BankOption[] }
  | {
      readonly type: 'graded'
      readonly options: readonly BankOption[]
      readonly scale: readonly { readonly value: number; readonly label: string }[]
    }
  | {
      readonly type: 'match'
      readonly left: readonly BankOption[]
      readonly right: readonly BankOption[]
      readonly mostPerRight: number
    }
  | { readonly type: 'numeric'; readonly unit: string | null; readonly decimals: number }
  | { readonly type: 'short-text'; readonly most: number }
  | { readonly type: 'long-text'; readonly mostWords: number }
  | {
      readonly type: 'hot-text'
      readonly segments: readonly ({ readonly text: string } | BankOption)[]
      readonly least: number
      readonly most: number
    }

type Points = Readonly<Record<string, number>>
export type BankScoring =
  | { readonly type: 'choice'; readonly weights: Points }
  | { readonly type: 'choices'; readonly weights: Points; readonly rule: 'sum-floored' | 'all-or-nothing' }
  | { readonly type: 'hot-text'; readonly weights: Points; readonly rule: 'sum-floored' | 'all-or-nothing' }
  | { readonly type: 'best-worst'; readonly best: Points; readonly worst: Points }
  | { readonly type: 'graded'; readonly key: Points; readonly rule: 'distance' | 'exact' }
  | { readonly type: 'order'; readonly key: readonly string[]; readonly rule: 'exact' | 'adjacent' }
  | { readonly type: 'match'; readonly pairs: readonly (readonly [string, string, number])[] }
  | {
      readonly type: 'numeric'
      readonly ranges: readonly { readonly low: string; readonly high: string; readonly points: number }[]
    }
  | {
      readonly type: 'short-text'
      readonly accepted: readonly { readonly text: string; readonly points: number }[]
      readonly caseSensitive: boolean
    }
  | { readonly type: 'long-text'; readonly rubric: string; readonly most: number }

export type BankStimulus =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly string[]
      readonly rows: readonly (readonly (string | number)[])[]
    }
  /** Here `mediaId` is the path of the file in the package. */
  | { readonly kind: 'figure'; readonly mediaId: string; readonly alt: string; readonly caption: string | null }
  | { readonly kind: 'audio'; readonly mediaId: string; readonly transcript: string; readonly mostPlays: number | null }
/** What QTI has no place for and Petakom writes beside it; null where the item does not say. */
export interface BankAbout {
  readonly kind: string | null
  readonly theme: string | null
  readonly competency: string | null
  readonly level: number | null
  readonly potentialAspect: string | null
  readonly rationale: string | null
}

/** Points of the bank are those of QTI times `factor`. */
export interface BankItem {
  readonly content: {
    readonly stimulus: BankStimulus | null
    readonly group?: string
    readonly stem: string
    readonly interaction: BankInteraction
  }
  readonly scoring: BankScoring
  readonly factor: number
  readonly about: BankAbout
}
/** What one interaction becomes. */
export interface Derived {
  readonly interaction: BankInteraction
  readonly scoring: BankScoring
  readonly factor: number
}
