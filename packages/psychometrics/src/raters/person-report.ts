import { expectedScore } from './fair-average.ts'
import type { FittedDesign } from './fit.ts'
import type { MeanSquares } from './mean-squares.ts'
import { type Estimate, eapOf, rowsByPerson, wleOf } from './person-scores.ts'
import type { PersonReport } from './report.ts'

/** Abilities of all persons; raw scores in the scores of the ratings, the most that could be had beside them. */
export function scorePersons(
  fit: FittedDesign,
  squares: readonly MeanSquares[],
): { eap: Estimate[]; wle: Estimate[]; persons: PersonReport[] } {
  const { table, scale, design, pairOf, nodes, posterior } = fit
  const { start, rows } = rowsByPerson(table)
  const eap = eapOf(posterior, nodes)
  const wle: Estimate[] = []
  const persons = table.persons.map((id, p): PersonReport => {
    const own = rows.subarray(start[p]!, start[p + 1]!)
    let score = 0
    let most = 0
    let least = 0
    let category = 0
    let highest = 0
    for (const row of own) {
      const scores = scale.scores[table.item[row]!]!
      score += table.score[row]!
      most += scores.at(-1)!
      least += scores[0]!
      category += scale.category[row]!
      highest += scores.length - 1
    }
    const pairs = own.map((row) => pairOf[row]!)
    const estimate = wleOf(design, pairs, category)
    wle.push(estimate)
    return {
      id,
      score,
      max: most,
      min: least,
      eap: eap[p]!.theta,
      eapError: eap[p]!.standardError,
      wle: estimate.theta,
      wleError: estimate.standardError,
      ...squares[p]!,
      ratings: own.length,
      fairAverage: expectedScore(fit, estimate.theta, 0),
      isExtreme: category === 0 || category === highest,
    }
  })
  return { eap, wle, persons }
}
