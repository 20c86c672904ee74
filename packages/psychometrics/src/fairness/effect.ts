/** ETS classes: A negligible, B moderate, C large. */
export type DifClass = 'A' | 'B' | 'C'

export const EFFECT_WORDS: Readonly<Record<DifClass, 'negligible' | 'moderate' | 'large'>> = {
  A: 'negligible',
  B: 'moderate',
  C: 'large',
}

/**
 * ETS classes of a Mantel-Haenszel delta (Zieky, 1993): A when it is not significant or below 1 in size; C when it is at
 * least 1.5 and significantly above 1 (one-sided at 5 %); B otherwise.
 */
export function etsClass(delta: number, standardError: number, isSignificant: boolean): DifClass {
  const size = Math.abs(delta)
  if (!isSignificant || size < 1) return 'A'
  return size >= 1.5 && (size - 1) / standardError > 1.6448536269514722 ? 'C' : 'B'
}

/** Classes by two bounds, A when not significant. */
function boundedClass(size: number, isSignificant: boolean, moderate: number, large: number): DifClass {
  if (!isSignificant || size < moderate) return 'A'
  return size < large ? 'B' : 'C'
}

/** Jodoin & Gierl (2001): Nagelkerke R² difference from 0.035 moderate, from 0.07 large. */
export const jodoinGierlClass = (deltaR2: number, isSignificant: boolean): DifClass =>
  boundedClass(deltaR2, isSignificant, 0.035, 0.07)

/** Zumbo & Thomas (1997): from 0.13 moderate, from 0.26 large. */
export const zumboThomasClass = (deltaR2: number, isSignificant: boolean): DifClass =>
  boundedClass(deltaR2, isSignificant, 0.13, 0.26)

/** ETS classes of a standardised difference (Dorans & Holland, 1993): from 0.05 moderate, from 0.10 large. */
export const standardisationClass = (difference: number): DifClass =>
  boundedClass(Math.abs(difference), true, 0.05, 0.1)

/**
 * ETS classes of items with several categories (Zwick, Thayer & Mazzeo, 1997): standardised mean difference over the
 * item's standard deviation above 0.17 moderate, above 0.25 large, A where the Mantel test is not significant.
 */
export function meanDifferenceClass(share: number, isSignificant: boolean): DifClass {
  const size = Math.abs(share)
  if (!isSignificant || size <= 0.17) return 'A'
  return size <= 0.25 ? 'B' : 'C'
}
