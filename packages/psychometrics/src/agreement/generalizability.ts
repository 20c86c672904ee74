import type { Rating } from '../raters/index.ts'
import { indexRatings } from '../raters/index.ts'
import { balance } from './balance.ts'
import { type Component, type Effect, lettersOf, varianceComponents } from './variance-components.ts'

/**
 * Persons p, items (tasks, criteria) i, raters r; `x` crossed with, `:` nested in. `r:p` each person has raters of its
 * own and one score from each; `i x (r:p)` these raters score all items; `p x (i:r)` each rater brings items of its own.
 */
export type GeneralizabilityDesign = 'p x i' | 'p x r' | 'p x i x r' | 'r:p' | 'i x (r:p)' | 'p x (i:r)'

const effect = (main: string, nest = ''): Effect => ({ name: nest === '' ? main : `${main}:${nest}`, main, nest })

const EFFECTS: Readonly<Record<GeneralizabilityDesign, readonly Effect[]>> = {
  'p x i': [effect('p'), effect('i'), effect('pi')],
  'p x r': [effect('p'), effect('r'), effect('pr')],
  'p x i x r': ['p', 'i', 'r', 'pi', 'pr', 'ir', 'pir'].map((main) => effect(main)),
  'r:p': [effect('p'), effect('r', 'p')],
  'i x (r:p)': [effect('p'), effect('i'), effect('pi'), effect('r', 'p'), effect('ir', 'p')],
  'p x (i:r)': [effect('p'), effect('r'), effect('pr'), effect('i', 'r'), effect('pi', 'r')],
}

/** One D study: how many items and raters a score is the mean of, and what it is then worth. */
export interface DecisionStudy {
  /** 1 where the design has no such facet; items of each rater in p x (i:r). */
  readonly items: number
  readonly raters: number
  readonly relativeError: number
  readonly absoluteError: number
  /** Generalizability (for ranking) and dependability (for cut scores); null where nothing varies. */
  readonly generalizability: number | null
  readonly dependability: number | null
}

export interface Generalizability {
  readonly design: GeneralizabilityDesign
  readonly persons: number
  readonly items: number
  readonly raters: number
  /** Persons left out so that the design is balanced. */
  readonly dropped: readonly string[]
  readonly mean: number
  readonly components: readonly Component[]
  /** Components that came out below 0 and were set to 0. */
  readonly setToZero: readonly string[]
  /** The design as it is. */
  readonly study: DecisionStudy
}

/** Variance components and coefficients (Cronbach et al., 1972; Brennan, 2001); a RangeError where no such design is there. */
export function generalizability(ratings: readonly Rating[], design: GeneralizabilityDesign): Generalizability {
  const balanced = balance(indexRatings(ratings), design)
  const components = varianceComponents(balanced, EFFECTS[design])
  const { p, i = 1, r = 1 } = balanced.sizes
  const found = { design, components }
  return {
    ...found,
    persons: p!,
    items: i,
    raters: r,
    dropped: balanced.dropped,
    mean: balanced.mean,
    setToZero: components.filter(({ raw }) => raw < 0).map(({ name }) => name),
    study: decisionStudy(found, { items: i, raters: r }),
  }
}

/** What scores over so many items and raters would be worth, by the components of a G study. */
export function decisionStudy(
  { design, components }: Pick<Generalizability, 'design' | 'components'>,
  { items = 1, raters = 1 }: { readonly items?: number; readonly raters?: number },
): DecisionStudy {
  const sizes: Readonly<Record<string, number>> = { i: items, r: raters }
  let universe = 0
  let relativeError = 0
  let absoluteError = 0
  EFFECTS[design].forEach((own, at) => {
    const letters = [...lettersOf(own)]
    const others = letters.filter((letter) => letter !== 'p')
    const share = others.reduce((value, letter) => value / sizes[letter]!, components[at]!.variance)
    if (others.length === 0) universe = share
    else {
      absoluteError += share
      if (letters.includes('p')) relativeError += share
    }
  })
  const coefficient = (error: number) => (universe + error > 0 ? universe / (universe + error) : null)
  return {
    items,
    raters,
    relativeError,
    absoluteError,
    generalizability: coefficient(relativeError),
    dependability: coefficient(absoluteError),
  }
}

/** D studies of every number of items with every number of raters. */
export function decisionGrid(
  study: Pick<Generalizability, 'design' | 'components'>,
  items: readonly number[],
  raters: readonly number[],
): DecisionStudy[] {
  const has = (letter: string) => EFFECTS[study.design].some((own) => lettersOf(own).includes(letter))
  return (has('i') ? items : [1]).flatMap((i) =>
    (has('r') ? raters : [1]).map((r) => decisionStudy(study, { items: i, raters: r })),
  )
}

/**
 * The fewest scores (items times raters) that reach the coefficient, fewer raters first among equals; null where up to
 * `most` of each do not.
 */
export function fewestFor(
  study: Pick<Generalizability, 'design' | 'components'>,
  wanted: number,
  {
    coefficient = 'generalizability',
    most = 50,
  }: {
    readonly coefficient?: 'generalizability' | 'dependability'
    readonly most?: number
  } = {},
): DecisionStudy | null {
  const counts = Array.from({ length: most }, (_, k) => k + 1)
  const enough = decisionGrid(study, counts, counts).filter((found) => (found[coefficient] ?? 0) >= wanted)
  enough.sort((a, b) => a.items * a.raters - b.items * b.raters || a.raters - b.raters)
  return enough[0] ?? null
}
