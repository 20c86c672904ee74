import type { ServedSimulation } from '@petakom/contract'
import { seedOf, slowedWorld } from '@petakom/domain'
import type { Db } from '../../../db/query.ts'
import { readActs } from '../../../simulations/read-acts.ts'
import type { AttemptRow } from '../attempts.ts'
import type { ServedForm } from '../forms.ts'
import { workingSeconds } from '../sitting.ts'

/** Of the attempts that are simulations: their world, and all that brings a run to where it stands. */
export async function serveSimulations(
  db: Db,
  attempts: readonly AttemptRow[],
  formOf: (exerciseId: string) => ServedForm,
  now: Date,
): Promise<Map<string, ServedSimulation>> {
  const served = attempts.flatMap((attempt) => {
    const [only] = formOf(attempt.exerciseId).values()
    return only && 'world' in only ? [{ attempt, ...only }] : []
  })
  if (served.length === 0) return new Map()
  const journals = await readActs(
    db,
    served.map(({ attempt }) => attempt.id),
  )
  return new Map(
    served.map(({ attempt, id, version, world }) => [
      attempt.id,
      {
        ...{ id, version, seed: seedOf(attempt.id) },
        world: slowedWorld(world, attempt.durationSeconds, attempt.storyExtraSeconds),
        worked: workingSeconds(attempt, now),
        acts: journals.get(attempt.id)?.acts ?? [],
      },
    ]),
  )
}
