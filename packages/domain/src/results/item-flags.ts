/** What is odd about an item, for a person to look at; the words are the screen's. */
export type ItemFlag =
  | 'too-easy'
  | 'too-hard'
  | 'separates-little'
  | 'against-the-rest'
  | 'imprecise'
  | 'steps-out-of-order'
  | 'option-hardly-chosen'
  | 'misfit'
  | 'group-difference'

/** Usual bounds of practice (e.g. Baker & Kim, 2017; Ebel & Frisbie, 1991; Linacre, 2002), not of any regulation. */
export const ITEM_BOUNDS = {
  easiest: 0.95,
  hardest: 0.1,
  leastSlope: 0.35,
  leastItemRest: 0.1,
  largestError: 0.5,
  fewestOfCategory: 10,
  fit: [0.7, 1.3],
} as const

export interface ItemFacts {
  /** Mean score as a share of the highest. */
  readonly easiness: number | null
  readonly itemRest: number | null
  readonly categories: readonly number[]
  readonly parameters: { readonly a: number; readonly b: readonly number[]; readonly model: string } | null
  readonly errors: { readonly a: number | null; readonly b: readonly (number | null)[] } | null
  readonly outfit: number | null
  readonly infit: number | null
  /** Whether a test of fit contradicts the model beyond what is slight. */
  readonly contradicts?: boolean
  /** ETS classes of its comparisons. */
  readonly bias: readonly ('A' | 'B' | 'C' | null)[]
}

export function itemFlags(facts: ItemFacts): ItemFlag[] {
  const { easiness, itemRest, categories, parameters, errors, infit, outfit, bias } = facts
  const [low, high] = ITEM_BOUNDS.fit
  const isOff = (fit: number | null) => fit !== null && (fit < low || fit > high)
  const isGraded = categories.length > 2
  const found: [ItemFlag, boolean][] = [
    ['too-easy', easiness !== null && easiness >= ITEM_BOUNDS.easiest],
    ['too-hard', easiness !== null && easiness <= ITEM_BOUNDS.hardest],
    ['against-the-rest', itemRest !== null && itemRest < 0],
    [
      'separates-little',
      itemRest === null || itemRest >= 0
        ? (itemRest !== null && itemRest < ITEM_BOUNDS.leastItemRest) ||
          (parameters !== null && parameters.a < ITEM_BOUNDS.leastSlope)
        : false,
    ],
    ['imprecise', errors?.b.some((error) => error === null || error > ITEM_BOUNDS.largestError) ?? false],
    [
      'steps-out-of-order',
      parameters?.model === 'GPCM' && parameters.b.some((b, k) => k > 0 && b < parameters.b[k - 1]!),
    ],
    ['option-hardly-chosen', isGraded && categories.some((count) => count < ITEM_BOUNDS.fewestOfCategory)],
    ['misfit', isOff(infit) || isOff(outfit) || facts.contradicts === true],
    ['group-difference', bias.some((size) => size === 'B' || size === 'C')],
  ]
  return found.filter(([, holds]) => holds).map(([flag]) => flag)
}
