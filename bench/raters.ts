import { fitManyFacetRasch } from '../packages/psychometrics/src/index.ts'
import { simulateRatings } from '../packages/psychometrics/src/raters/simulate-ratings.ts'
import { type Line, seconds } from './measure.ts'

/** Seconds, one thread. */
const BUDGET = 1

/** Ratings like those of the reference set: 3,168 performances of 528 persons, three criteria, 52 raters in rotation. */
export async function benchRaters(): Promise<Line[]> {
  const ratings = simulateRatings({
    persons: 528,
    spread: 1.5,
    items: [-0.3, 0, 0.3],
    raters: Array.from({ length: 52 }, (_, r) => (r - 25.5) / 52),
    steps: [-2.5, 0, 2.5],
    ratersEach: 6,
    seed: 1,
  })
  const lines: Line[] = []
  for (const model of ['rsm', 'pcm'] as const) {
    const taken = await seconds(() => fitManyFacetRasch(ratings, { model }))
    lines.push({
      name: `many-facet Rasch, ${model}, 52 raters`,
      figure: `${taken.toFixed(2)} s`,
      against: `under ${BUDGET} s for ${ratings.length.toLocaleString('id-ID')} ratings`,
      ratio: taken / BUDGET,
    })
  }
  return lines
}
