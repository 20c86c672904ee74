import {
  type CentreSitting,
  getCentre,
  getTimetable,
  listCentres,
  listCentreTies,
  listTimetables,
  type ResponseOf,
} from '@petakom/contract'
import type { Sitting } from '@petakom/domain'
import { queryOptions } from '@tanstack/react-query'
import { callApi } from '../../lib/api.ts'

export type CentreData = ResponseOf<typeof getCentre>
export type TimetableData = ResponseOf<typeof getTimetable>
export type ShownSitting = TimetableData['sittings'][number]

export const centresQuery = queryOptions({ queryKey: ['centres'], queryFn: () => callApi(listCentres) })
export const centreQuery = (id: string) =>
  queryOptions({ queryKey: ['centre', id], queryFn: () => callApi(getCentre, { params: { id } }) })
export const timetableQuery = (id: string) =>
  queryOptions({ queryKey: ['centre', id, 'timetable'], queryFn: () => callApi(getTimetable, { params: { id } }) })
export const tiesQuery = (id: string) =>
  queryOptions({ queryKey: ['centre', id, 'ties'], queryFn: () => callApi(listCentreTies, { params: { id } }) })
export const versionsQuery = (id: string) =>
  queryOptions({ queryKey: ['centre', id, 'versions'], queryFn: () => callApi(listTimetables, { params: { id } }) })

export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** A sitting as the rules of the domain read it. */
export const asDomain = (one: CentreSitting): Sitting => ({
  exercise: one.exerciseId,
  day: one.day,
  start: minuteOf(one.start),
  room: one.roomId,
  participants: one.participantIds,
  assessors: one.accountIds,
  rolePlayer: one.rolePlayerId,
})

export const asContract = (id: string, one: Sitting): CentreSitting => ({
  id,
  exerciseId: one.exercise,
  day: one.day,
  start: clockOf(one.start),
  roomId: one.room,
  participantIds: [...one.participants],
  accountIds: [...one.assessors],
  rolePlayerId: one.rolePlayer,
})

/** What every id of a centre is called. */
export function namesOf(centre: CentreData): ReadonlyMap<string, string> {
  return new Map([
    ...centre.exercises.map(({ id, name }) => [id, name] as const),
    ...centre.rooms.map(({ id, name }) => [id, name] as const),
    ...centre.candidates.map(({ participantId, name }) => [participantId, name] as const),
    ...centre.assessors.map(({ accountId, name }) => [accountId, name] as const),
  ])
}
