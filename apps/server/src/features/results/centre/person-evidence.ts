import type { CombiningRecipe, MethodEvidence } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { getCombiningRecipe } from '../../../db/recipes.ts'
import { combiningOf } from '../event-recipe.ts'
import type { SimulationResult } from '../simulations/derive-simulations.ts'
import { type RatingBasis, ratedEvidence, readRatingBasis } from './rating-basis.ts'
import { type CountedRuns, playedEvidence, readRunsThen } from './simulation-basis.ts'

/** What was measured of a person otherwise than by tests, and the recipe that joins it with them. */
export interface PersonEvidence {
  readonly combining: CombiningRecipe
  /** Null where nobody watched the person. */
  readonly basis: RatingBasis | null
  /** Null where the person played no simulation. */
  readonly runs: CountedRuns | null
  readonly evidence: ReadonlyMap<string, readonly MethodEvidence[]>
  /** Competencies with a written reply of a simulation that nobody has settled yet. */
  readonly awaiting: readonly string[]
}

/** Which result is rebuilt: the present ones, or those replaced that were made by this. */
export interface IssuedLot {
  readonly version: string | null
  readonly corrections: readonly string[] | null
  readonly combining: string | null
}

type EvidenceOf = (participantId: string) => PersonEvidence | null

/** Of everybody in the event, by the facts that count now and the combining recipe that holds, or the one named. */
export async function readEvidenceNow(
  db: Db,
  eventId: string,
  named: string | null,
  played: readonly SimulationResult[],
): Promise<EvidenceOf> {
  const combining = await combiningOf(db, eventId, named)
  return evidenceBy(await readRatingBasis(db, eventId, combining), played, combining)
}

const IssuedRow = z.object({
  participantId: z.string(),
  combining: z.string(),
  hash: z.string().nullable(),
  ratingIds: z.array(z.string()).nullable(),
  minutesIds: z.array(z.string()).nullable(),
  simulations: z.record(z.string(), z.object({ until: z.string(), recipeVersion: z.string() })).nullable(),
})

/** Of everybody whose result of this lot stands on more than tests, by the facts that counted when it was computed. */
export async function readEvidenceIssued(db: Db, eventId: string, lot: IssuedLot): Promise<EvidenceOf> {
  const rows = await db.all(
    IssuedRow,
    sql`select r.participant_id as "participantId", r.combining_version as combining, encode(r.study_hash, 'hex') as hash,
        s.rating_ids as "ratingIds", s.minutes_ids as "minutesIds", r.simulations
      from ${issuedResults(lot)} as r
      join participant as p on p.instansi_id = r.instansi_id and p.id = r.participant_id
      left join rating_study as s on s.instansi_id = r.instansi_id and s.event_id = p.event_id
        and s.input_hash = r.study_hash
      where p.event_id = ${eventId} and r.combining_version is not null`,
  )
  const found = new Map<string, PersonEvidence | null>()
  const lots = Map.groupBy(rows, ({ combining, hash }) => `${combining} ${hash}`)
  for (const own of lots.values()) {
    const { combining, ratingIds, minutesIds } = own[0]!
    const recipe = await getCombiningRecipe(db, combining)
    const basis = ratingIds && (await readRatingBasis(db, eventId, recipe, { ratingIds, minutesIds: minutesIds ?? [] }))
    const then = Object.assign({}, ...own.map(({ simulations }) => simulations ?? {}))
    const of = evidenceBy(basis, await readRunsThen(db, eventId, then), recipe)
    for (const { participantId } of own) found.set(participantId, of(participantId))
  }
  return (participantId) => found.get(participantId) ?? null
}

const issuedResults = ({ version, corrections, combining }: IssuedLot) =>
  version === null
    ? sql`result`
    : sql`(select distinct on (instansi_id, participant_id) * from result_replaced
        where recipe_version = ${version} and corrections = ${corrections ?? []}::uuid[]
          and combining_version is not distinct from ${combining}
        order by instansi_id, participant_id, computed_at desc)`

function evidenceBy(
  basis: RatingBasis | null,
  played: readonly SimulationResult[],
  combining: CombiningRecipe,
): EvidenceOf {
  const rated = basis ? ratedEvidence(basis, combining) : null
  const runs = playedEvidence(played)
  return (participantId) => {
    const [watched, own] = [rated?.get(participantId), runs.get(participantId)]
    if (!watched && !own) return null
    const competencies = [...new Set([...(watched?.keys() ?? []), ...(own?.evidence.keys() ?? [])])].sort()
    const evidence = competencies.map((competency) => {
      const rating = watched?.get(competency)
      return [competency, [...(own?.evidence.get(competency) ?? []), ...(rating ? [rating] : [])]] as const
    })
    return {
      combining,
      basis: watched ? basis : null,
      runs: own?.runs ?? null,
      evidence: new Map(evidence),
      awaiting: own?.awaiting ?? [],
    }
  }
}
