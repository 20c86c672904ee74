import { CentreSitting } from '@petakom/contract'
import type { Sitting } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { clockOf, minuteOf } from '../clock.ts'
import type { LocalTime } from './facts.ts'

/** A sitting of the domain with its place in the tables. */
export interface PlacedSitting extends Sitting {
  readonly id: string
}

const Row = CentreSitting.omit({ start: true }).extend({ startMinute: z.number(), isObserved: z.boolean() })

/** The sittings in force, in the order in which they begin. */
export async function readSittings(db: Db, centreId: string): Promise<(PlacedSitting & { isObserved: boolean })[]> {
  const rows = await db.all(
    Row,
    sql`select s.id, s.exercise_id as "exerciseId", s.day::text as day, s.start_minute as "startMinute",
        s.room_id as "roomId", s.role_player_id as "rolePlayerId",
        array(select c.participant_id::text from centre_sitting_candidate as c
          left join centre_candidate as k on k.instansi_id = c.instansi_id and k.centre_id = s.centre_id
            and k.participant_id = c.participant_id
          where c.instansi_id = s.instansi_id and c.sitting_id = s.id order by k.number, c.participant_id) as "participantIds",
        array(select a.account_id::text from centre_sitting_assessor as a
          where a.instansi_id = s.instansi_id and a.sitting_id = s.id order by a.account_id) as "accountIds",
        exists (select from observation_entry as o
          where o.instansi_id = s.instansi_id and o.sitting_id = s.id) as "isObserved"
      from centre_sitting as s where s.centre_id = ${centreId} order by s.day, s.start_minute, s.room_id, s.id`,
  )
  return rows.map((row) => ({
    id: row.id,
    exercise: row.exerciseId,
    day: row.day,
    start: row.startMinute,
    room: row.roomId,
    participants: row.participantIds,
    assessors: row.accountIds,
    rolePlayer: row.rolePlayerId,
    isObserved: row.isObserved,
  }))
}

export const asContract = (one: PlacedSitting): CentreSitting => ({
  id: one.id,
  exerciseId: one.exercise,
  day: one.day,
  start: clockOf(one.start),
  roomId: one.room,
  participantIds: [...one.participants],
  accountIds: [...one.assessors],
  rolePlayerId: one.rolePlayer,
})

export const asDomain = (one: CentreSitting): PlacedSitting => ({
  id: one.id,
  exercise: one.exerciseId,
  day: one.day,
  start: minuteOf(one.start),
  room: one.roomId,
  participants: one.participantIds,
  assessors: one.accountIds,
  rolePlayer: one.rolePlayerId,
})

/** Whether a sitting's start has come: from then on it stays where it is. */
export const hasBegun = ({ day, start }: Sitting, now: LocalTime): boolean =>
  day < now.day || (day === now.day && start <= now.minute)
