import type { MethodEvidence } from '@petakom/domain'
import type { Db } from '../../../db/query.ts'
import { deriveSimulations, type SimulationResult } from '../simulations/derive-simulations.ts'

/** Runs that a result stands on: by which facts and recipe, by attempt id. */
export type CountedRuns = Readonly<Record<string, { readonly until: string; readonly recipeVersion: string }>>

export interface PlayedEvidence {
  readonly runs: CountedRuns
  /** By competency; of one with a written reply that awaits its raters there is none. */
  readonly evidence: ReadonlyMap<string, readonly MethodEvidence[]>
  readonly awaiting: readonly string[]
}

/** The runs of exactly these attempts as they counted then. */
export const readRunsThen = (db: Db, eventId: string, then: CountedRuns): Promise<SimulationResult[]> =>
  Object.keys(then).length === 0
    ? Promise.resolve([])
    : deriveSimulations(db, { eventId }, ({ attemptId }) => then[attemptId] ?? null)

/** What runs say of each person, on the level scale. */
export function playedEvidence(played: readonly SimulationResult[]): Map<string, PlayedEvidence> {
  return new Map(
    [...Map.groupBy(played, ({ participantId }) => participantId)].map(([person, own]) => {
      const runs = own.map(
        ({ attemptId, computedAt, recipeVersion }) => [attemptId, { until: computedAt, recipeVersion }] as const,
      )
      const scores = own.flatMap(({ exercise, scores: all }) => all.map((score) => ({ ...score, exercise })))
      const awaiting = [...new Set(scores.flatMap((one) => (one.isAwaiting ? [one.competency] : [])))].sort()
      const usable = scores.filter(({ competency }) => !awaiting.includes(competency))
      const evidence = [...Map.groupBy(usable, ({ competency }) => competency)].map(([competency, all]) => {
        const told = all.flatMap(({ exercise, levelContinuous, standardError }): MethodEvidence[] =>
          levelContinuous === null || standardError === null || standardError <= 0
            ? []
            : [{ method: 'SIMULATION', source: exercise, value: levelContinuous, standardError }],
        )
        return [competency, told] as const
      })
      const measured = new Map(evidence.filter(([, told]) => told.length > 0))
      return [person, { runs: Object.fromEntries(runs), evidence: measured, awaiting }] as const
    }),
  )
}
