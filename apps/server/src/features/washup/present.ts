import type { Washup, WashupCellView, WashupCompetencyView } from '@petakom/contract'
import { isCounted, missingRatings } from '@petakom/domain'
import { z } from 'zod'
import { instant } from '../../db/instant.ts'
import { type Db, sql } from '../../db/query.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'
import { type DecisionFact, readExpected, readHappenings } from './facts.ts'
import { readMembers } from './members.ts'
import { type Anchors, readAnchors } from './read-anchors.ts'
import type { Room } from './room.ts'
import { isFar, readStand, type Stand } from './stand.ts'

/** The whole of a wash-up as its page shows it. */
export async function presentWashup(db: Db, actor: SignedInActor, room: Room, now: Date): Promise<Washup> {
  const stand = await readStand(db, room)
  const expected = await readExpected(db, room.centreId, room.participantId)
  const exercises = await readExercises(db, room.centreId)
  const missing = missingRatings(expected, stand.ratings)
  const raters = await readNames(
    db,
    [...stand.ratings, ...missing].map(({ rater }) => rater),
  )
  const nameOf = new Map(raters.map(({ id, name }) => [id, name]))
  const { view, report } = stand
  return {
    id: room.id,
    centre: { id: room.place.id, name: room.place.name, eventName: room.place.eventName },
    candidate: { participantId: room.participantId, number: room.candidateNumber, name: room.candidate },
    state: room.state,
    openedBy: room.openedBy,
    openedAt: room.openedAt,
    openingReason: room.openingReason,
    recorder: { id: room.recorderId, name: room.recorder },
    me: {
      id: actor.id,
      task: room.place.task,
      isRecorder: room.recorderId === actor.id,
      isChief: room.place.task === 'chief',
    },
    members: await readMembers(db, room, now),
    raters,
    exercises,
    missing: [...Map.groupBy(missing, ({ exercise, rater }) => `${exercise} ${rater}`).values()].map((own) => ({
      exerciseId: own[0]!.exercise,
      rater: nameOf.get(own[0]!.rater) ?? '',
      competencies: own.map(({ competency }) => competency).sort(),
    })),
    competencies: presentCompetencies(stand, await readAnchors(db, room.centreId)),
    late: stand.ratings
      .filter(({ isLate }) => isLate)
      .map(({ id, rater, exercise, competency, level, lockedAt, rulings }) => ({
        ...{ id, rater, exerciseId: exercise, competency, level, lockedAt, rulings },
      })),
    toDiscuss: view.toDiscuss,
    toAccept: view.toAccept,
    isComplete: view.isComplete,
    happenings: await readHappenings(db, room.id),
    report: report && { id: report.id, computedAt: report.computedAt, ratings: report.ratings },
    minutes: await findMinutes(db, room.id),
  }
}

function presentCompetencies(
  { view, mechanical, ratings, decisions }: Stand,
  anchors: Anchors,
): WashupCompetencyView[] {
  const counted = new Map(ratings.filter(isCounted).map((rating) => [rating.id, rating]))
  const wordsOf = (exercise: string | null, competency: string) =>
    decisions.filter((one) => one.exercise === exercise && one.competency === competency).map(presentWord)
  return view.competencies.map(({ cells, decision: _, ...row }) => {
    const beside = mechanical.get(row.competency)!
    return {
      ...row,
      words: wordsOf(null, row.competency),
      cells: cells.map(
        ({ exercise, spread, state, level, ratings: own }): WashupCellView => ({
          ...{ exerciseId: exercise, spread, state, level },
          ratings: own.map(({ id }) => {
            const { rater, level: given, evidence, lockedAt, isLate } = counted.get(id)!
            return { id, rater, level: given, evidence, lockedAt, isLate }
          }),
          words: wordsOf(exercise, row.competency),
          anchors: [...(anchors.get(`${exercise} ${row.competency}`) ?? [])],
        }),
      ),
      mechanical: { ...beside, uncorrectedRaters: beside.uncorrectedRaters.length },
      isFarFromMechanical: isFar(row.level, beside),
    }
  })
}

const presentWord = ({ turn, level, way, reason, author, recordedBy, at, mechanical }: DecisionFact) => ({
  ...{ turn, level, way, reason, author, recordedBy, at, mechanical },
})

export function readExercises(db: Db, centreId: string) {
  return db.all(
    z.object({ id: z.string(), name: z.string(), kind: z.string() }),
    sql`select id, name, kind from centre_exercise where centre_id = ${centreId} order by position`,
  )
}

export function readNames(db: Db, accountIds: readonly string[]) {
  return db.all(
    z.object({ id: z.string(), name: z.string() }),
    sql`select id, name from account where id = any(${[...new Set(accountIds)]}::uuid[]) order by name, id`,
  )
}

function findMinutes(db: Db, washupId: string) {
  return db.maybe(
    z.object({ number: z.number(), code: z.string(), hash: z.string(), closedAt: z.string() }),
    sql`select number, code, encode(hash, 'hex') as hash, ${instant('closed_at')} as "closedAt"
      from washup_minutes where washup_id = ${washupId} order by number desc limit 1`,
  )
}
