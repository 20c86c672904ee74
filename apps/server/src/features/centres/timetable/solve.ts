import type { SolveResult } from '@petakom/contract'
import { type Centre, canonicalJson, type Impossible, solveTimetable } from '@petakom/domain'
import type { AuditActor } from '../../../db/audit.ts'
import type { Database } from '../../../db/database.ts'
import type { Db } from '../../../db/query.ts'
import type { Progress } from '../../../jobs/worker-side.ts'
import { listCandidateRows } from '../candidates.ts'
import { centreErrors } from '../errors.ts'
import { listExerciseRows } from '../exercises.ts'
import { holdCentre } from '../hold-centre.ts'
import { localTime, readFacts } from './facts.ts'
import { storeTimetable } from './store-timetable.ts'

export interface SolveOrder {
  readonly kind: 'solve'
  readonly centreId: string
  readonly seed: number
  readonly passes: number
  readonly now: Date
}

/** Reads the centre, searches, and puts the shortest timetable found into force; without one nothing is changed. */
export async function solveCentre(
  database: Database,
  actor: AuditActor,
  { centreId, seed, passes, now }: SolveOrder,
  progress: Progress,
): Promise<SolveResult> {
  progress(0.02, 'centre')
  const facts = await database.tenant(actor.instansiId, (db) => readSolvable(db, centreId, now))
  const answer = solveTimetable(facts, { seed, passes, onPass: (share) => progress(0.05 + 0.85 * share, 'searching') })
  if (answer.outcome === 'not-found') return answer
  progress(0.95, 'writing')
  return database.tenant(actor.instansiId, async (db) => {
    if (answer.outcome === 'infeasible') {
      const { outcome: _, ...proof } = answer
      return tellImpossible(db, centreId, proof)
    }
    await holdCentre(db, centreId)
    // Somebody may have changed the centre while the search ran: its timetable would be for another one.
    if (canonicalJson(await readSolvable(db, centreId, now)) !== canonicalJson(facts))
      throw centreErrors.CENTRE_CHANGED_MEANWHILE()
    const { version } = await storeTimetable(db, actor, centreId, facts, answer.sittings, {
      cause: 'solved',
      reason: '',
    })
    const { minutes, lowerBound, gap } = answer
    return { outcome: 'planned' as const, version, minutes, lowerBound, gap }
  })
}

/** The facts, refused while something that every timetable needs is missing or somebody has been observed. */
export async function readSolvable(db: Db, centreId: string, now: Date): Promise<Centre> {
  const { observed } = await holdCentre(db, centreId)
  if (observed) throw centreErrors.CENTRE_OBSERVED()
  const { day } = await localTime(db, now)
  const facts = await readFacts(db, centreId, day)
  const missing = [
    [facts.participants, 'asesi'],
    [facts.exercises, 'latihan'],
    [facts.rooms, 'ruang'],
    [facts.assessors, 'asesor'],
  ] as const
  const lacking = missing.flatMap(([list, name]) => (list.length === 0 ? [name] : []))
  if (lacking.length > 0) throw centreErrors.CENTRE_INCOMPLETE({ missing: lacking.join(', ') })
  return facts
}

/** The proof with names instead of ids. */
async function tellImpossible(db: Db, centreId: string, proof: Impossible): Promise<SolveResult> {
  const exercises = new Map((await listExerciseRows(db, centreId)).map(({ id, name }) => [id, name]))
  const people = new Map(
    (await listCandidateRows(db, centreId)).map(({ participantId, name }) => [participantId, name]),
  )
  const { reason, ...figures } = proof
  if (proof.reason === 'bound') {
    const { by, about, needed, available } = proof.bound
    const name = exercises.get(about) ?? people.get(about) ?? ''
    return { outcome: 'infeasible', reason: `bound-${by}`, values: { about: name, needed, available } }
  }
  const values = Object.entries(figures as Record<string, string | number>).map(([key, value]) => [
    key,
    key === 'exercise'
      ? (exercises.get(String(value)) ?? '')
      : key === 'participant'
        ? (people.get(String(value)) ?? '')
        : value,
  ])
  return { outcome: 'infeasible', reason, values: Object.fromEntries(values) }
}
