import type { Centre, Exercise } from '../centre.ts'

const clock = (hour: number, minute = 0) => hour * 60 + minute

export const exercise = (id: string, kind: Exercise['kind'], minutes: number, rest: Partial<Exercise>): Exercise => ({
  id,
  kind,
  minutes,
  preparationMinutes: 0,
  rooms: [],
  assessors: 0,
  needsRolePlayer: false,
  ...rest,
})

/** Tuesday to Friday, 08.00 to 16.30 with lunch and prayer; Friday's are longer. */
export const days = (count: number): Centre['days'] =>
  Array.from({ length: count }, (_, day) => ({
    id: `hari-${day + 1}`,
    start: clock(8),
    end: clock(16, 30),
    blocked: [
      day === 3 ? { start: clock(11, 30), end: clock(13, 30) } : { start: clock(12), end: clock(13) },
      { start: clock(15), end: clock(15, 20) },
    ],
  }))

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`)

/** Assessors are of the first `agencies` agencies too, so that own agency bites. */
export function centreOf(
  size: { participants: number; assessors: number; days: number; agencies?: number; rolePlayers?: number },
  rooms: Record<string, { count: number; seats: number }>,
  exercisesIn: (rooms: (prefix: string) => string[]) => Exercise[],
): Centre {
  const agencies = size.agencies ?? 10
  const roomList = Object.entries(rooms).flatMap(([prefix, { count, seats }]) =>
    names(prefix, count).map((id) => ({ id, seats })),
  )
  return {
    days: days(size.days),
    participants: names('p', size.participants).map((id, index) => ({ id, agency: `opd-${index % agencies}` })),
    exercises: exercisesIn((prefix) => roomList.filter(({ id }) => id.startsWith(`${prefix}-`)).map(({ id }) => id)),
    rooms: roomList,
    assessors: names('a', size.assessors).map((id, index) => ({
      id,
      agency: `opd-${index % (agencies * 2)}`,
      maxMinutesPerDay: 360,
    })),
    rolePlayers: names('r', size.rolePlayers ?? 0),
    links: [],
    absences: [],
    restMinutes: 10,
    turnoverMinutes: 5,
    minAssessors: 2,
  }
}

/** 700 people: in-basket in a hall, discussion of eight under two assessors, 15 minutes of presentation under one. */
export const bigCentre = (): Centre =>
  centreOf(
    { participants: 700, assessors: 30, days: 4, agencies: 40 },
    { aula: { count: 2, seats: 200 }, diskusi: { count: 8, seats: 8 }, ruang: { count: 20, seats: 2 } },
    (rooms) => [
      exercise('in-basket', 'written', 90, { rooms: rooms('aula') }),
      exercise('diskusi', 'group', 45, { rooms: rooms('diskusi'), assessors: 2, preparationMinutes: 10 }),
      exercise('paparan', 'individual', 15, { rooms: rooms('ruang'), assessors: 1, preparationMinutes: 15 }),
    ],
  )

/** 40 candidates with all five exercises. */
export const fullCentre = (): Centre =>
  centreOf(
    { participants: 40, assessors: 12, days: 4, rolePlayers: 3 },
    { aula: { count: 1, seats: 40 }, diskusi: { count: 2, seats: 8 }, ruang: { count: 6, seats: 3 } },
    (rooms) => [
      exercise('in-basket', 'written', 120, { rooms: rooms('aula') }),
      exercise('diskusi', 'group', 60, { rooms: rooms('diskusi'), assessors: 2, preparationMinutes: 15 }),
      exercise('wawancara', 'individual', 60, { rooms: rooms('ruang'), assessors: 2 }),
      exercise('paparan', 'individual', 30, { rooms: rooms('ruang'), assessors: 2, preparationMinutes: 30 }),
      exercise('peran', 'individual', 30, {
        rooms: rooms('ruang'),
        assessors: 2,
        needsRolePlayer: true,
        preparationMinutes: 15,
      }),
    ],
  )

/** 700 people and an hour's interview each under two assessors: more than there are hours. */
export const interviewOfAll = (): Centre =>
  centreOf({ participants: 700, assessors: 30, days: 4, agencies: 40 }, { ruang: { count: 20, seats: 3 } }, (rooms) => [
    exercise('wawancara', 'individual', 60, { rooms: rooms('ruang'), assessors: 2 }),
  ])
