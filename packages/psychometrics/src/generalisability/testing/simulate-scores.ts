import { createRandom } from '../../random.ts'
import type { Rating } from '../../raters/index.ts'

/** Standard deviations of the effects of `p x e x r`, score points. */
export type Deviations = Readonly<Record<'p' | 'e' | 'r' | 'pe' | 'pr' | 'er' | 'per', number>>

export interface ScoreDraw {
  readonly persons: number
  readonly exercises: number
  readonly raters: number
  readonly deviations: Deviations
  readonly mean: number
  readonly seed: number
  /** Which raters saw a person in an exercise; all unless told. */
  readonly isRated?: (person: number, exercise: number, rater: number) => boolean
}

/** Whole scores 0 to 126 drawn from normal effects, for tests that must find the effects again. */
export function simulateScores(draw: ScoreDraw): Rating[] {
  const random = createRandom(draw.seed)
  const known = new Map<string, number>()
  const effect = (name: keyof Deviations, ...at: number[]) => {
    const key = `${name} ${at}`
    const value = known.get(key) ?? draw.deviations[name] * random.normal()
    known.set(key, value)
    return value
  }
  const ratings: Rating[] = []
  for (let p = 0; p < draw.persons; p += 1) {
    for (let e = 0; e < draw.exercises; e += 1) {
      for (let r = 0; r < draw.raters; r += 1) {
        if (draw.isRated && !draw.isRated(p, e, r)) continue
        const value =
          draw.mean +
          effect('p', p) +
          effect('e', e) +
          effect('r', r) +
          effect('pe', p, e) +
          effect('pr', p, r) +
          effect('er', e, r) +
          effect('per', p, e, r)
        const score = Math.min(126, Math.max(0, Math.round(value)))
        ratings.push({ person: `p${p}`, item: `e${e}`, rater: `r${r}`, score })
      }
    }
  }
  return ratings
}
