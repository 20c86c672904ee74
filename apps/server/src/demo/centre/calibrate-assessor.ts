import type { CaseRatings, getCalibrationExercise, getTraining, OpenCase, ResponseOf } from '@petakom/contract'
import type { Random } from '@petakom/psychometrics'
import { readOriginalCases } from '../../db/training-cases.ts'
import type { HallClient } from '../hall-client.ts'

/** How a simulated assessor reads a transcript: levels given less, their scatter, and how evidence is found. */
const READING_SD = 0.35
const FINDS = 0.85
const MISTAKES = 0.1

/**
 * An assessor of known severity rates the training cases and takes the calibration exercise, over HTTP, as an assessor
 * would. Returns whether the rule was reached; taken before, it is not taken again.
 */
export async function calibrateAssessor(client: HallClient, severity: number, lots: Random): Promise<boolean> {
  const originals = new Map((await readOriginalCases()).map((one) => [one.code, one]))
  const rate = ({ code, content }: OpenCase): CaseRatings =>
    originals.get(code)!.gold.map(({ person, competency, level, evidence }) => {
      const own = content.lines.filter(({ who }) => who === person).map(({ id }) => id)
      const marked = own.filter((id) => lots.uniform() < (evidence.includes(id) ? FINDS : MISTAKES))
      const given = Math.round(level - severity + lots.normal() * READING_SD)
      return {
        ...{ person, competency, level: Math.min(5, Math.max(0, given)) },
        evidence: marked.length > 0 ? marked : evidence.slice(0, 1),
      }
    })
  const { cases, calibration } = await client.get<ResponseOf<typeof getTraining>>('/api/training')
  if (calibration.latest) return calibration.latest.measures.passed
  for (const { id, doneAt } of cases) {
    if (doneAt) continue
    const one = await client.get<OpenCase>(`/api/training/${id}`)
    await client.post(`/api/training/${id}`, { ratings: rate(one) })
  }
  const exercise = await client.get<ResponseOf<typeof getCalibrationExercise>>('/api/calibration-exercise')
  const rated = exercise.cases.map((one) => ({ caseId: one.id, ratings: rate(one) }))
  const { measures } = await client.post<{ measures: { passed: boolean } }>('/api/calibration-exercise', {
    cases: rated,
  })
  return measures.passed
}
