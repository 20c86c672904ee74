import { indexRatings, type Rating } from '../raters/index.ts'
import { type Generalizability, type GeneralizabilityDesign, generalizability } from './generalizability.ts'

/** Crossed before nested: the crossed designs say more where both can be had. */
const ORDER: readonly GeneralizabilityDesign[] = ['p x i x r', 'p x r', 'p x i', 'p x (i:r)', 'i x (r:p)', 'r:p']

/**
 * The G study of the first design that keeps at least half of the persons; null where no design does. Only designs with
 * the facets that vary in the ratings are tried.
 */
export function suitedGeneralizability(ratings: readonly Rating[]): Generalizability | null {
  const { persons, items, raters } = indexRatings(ratings)
  for (const design of ORDER) {
    if (design.includes('i') !== items.length > 1 || design.includes('r') !== raters.length > 1) continue
    try {
      const found = generalizability(ratings, design)
      if (found.persons >= persons.length / 2) return found
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
  }
  return null
}
