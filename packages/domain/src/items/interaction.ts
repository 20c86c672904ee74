/** How an item is answered. Nothing here says what is right. */
export interface Option {
  readonly id: string
  readonly text: string
}
export type HotSegment = { readonly text: string } | Option

export type Interaction =
  | { readonly type: 'choice'; readonly options: readonly Option[] }
  | { readonly type: 'choices'; readonly options: readonly Option[]; readonly least: number; readonly most: number }
  | { readonly type: 'best-worst'; readonly options: readonly Option[] }
  | {
      readonly type: 'graded'
      readonly options: readonly Option[]
      readonly scale: readonly { readonly value: number; readonly label: string }[]
    }
  | { readonly type: 'order'; readonly options: readonly Option[] }
  | {
      readonly type: 'match'
      readonly left: readonly Option[]
      readonly right: readonly Option[]
      /** How many of the left may stand with one of the right. */
      readonly mostPerRight: number
    }
  /** `decimals`: how many digits may follow the decimal sign. */
  | { readonly type: 'numeric'; readonly unit: string | null; readonly decimals: number }
  /** `most` in characters. */
  | { readonly type: 'short-text'; readonly most: number }
  | { readonly type: 'long-text'; readonly mostWords: number }
  | {
      readonly type: 'hot-text'
      readonly segments: readonly HotSegment[]
      readonly least: number
      readonly most: number
    }
export type InteractionType = Interaction['type']

/** `null`, an empty list or an empty record takes an answer back. A number is text with a dot: '-12.50'. */
export type Answer =
  | { readonly choice: string | null }
  | { readonly choices: readonly string[] }
  | { readonly best: string | null; readonly worst: string | null }
  | { readonly grades: Readonly<Record<string, number>> }
  | { readonly order: readonly string[] }
  | { readonly pairs: readonly (readonly [string, string])[] }
  | { readonly number: string | null }
  /** `rated`: what the raters of a long text settled on. It comes from them alone, never with the answer. */
  | { readonly text: string | null; readonly rated?: number | undefined }

type Points = Readonly<Record<string, number>>

/** What an answer earns, in whole points. Never leaves the server. */
export type Scoring =
  | { readonly type: 'choice'; readonly weights: Points }
  | { readonly type: 'choices' | 'hot-text'; readonly weights: Points; readonly rule: 'sum-floored' | 'all-or-nothing' }
  | { readonly type: 'best-worst'; readonly best: Points; readonly worst: Points }
  | { readonly type: 'graded'; readonly key: Points; readonly rule: 'distance' | 'exact' }
  | { readonly type: 'order'; readonly key: readonly string[]; readonly rule: 'exact' | 'adjacent' }
  | { readonly type: 'match'; readonly pairs: readonly (readonly [string, string, number])[] }
  | {
      readonly type: 'numeric'
      /** Decimal text, both ends included. */
      readonly ranges: readonly { readonly low: string; readonly high: string; readonly points: number }[]
    }
  | {
      readonly type: 'short-text'
      readonly accepted: readonly { readonly text: string; readonly points: number }[]
      readonly caseSensitive: boolean
    }
  /** Rated by assessors, 0 to `most`, against the rubric. */
  | {
      readonly type: 'long-text'
      readonly rubric: string
      readonly most: number
      /** Answers whose points are settled, for raters to hold others against. */
      readonly anchors?: readonly { readonly points: number; readonly text: string }[] | undefined
    }

/** The ids that an answer may name, in the order of the item. */
export function optionIds(interaction: Interaction): string[] {
  switch (interaction.type) {
    case 'match':
      return interaction.left.map(({ id }) => id)
    case 'hot-text':
      return interaction.segments.flatMap((segment) => ('id' in segment ? [segment.id] : []))
    case 'numeric':
    case 'short-text':
    case 'long-text':
      return []
    default:
      return interaction.options.map(({ id }) => id)
  }
}
