import type { Centre, Sitting } from './centre.ts'

export type BrokenRule =
  | 'unknown-id'
  | 'outside-the-day'
  | 'in-blocked-time'
  | 'away'
  | 'two-places-at-once'
  | 'no-rest'
  | 'no-turnover'
  | 'wrong-room'
  | 'too-many-for-the-room'
  | 'wrong-group-size'
  | 'wrong-number-of-assessors'
  | 'no-role-player'
  | 'own-agency'
  | 'subordinate'
  | 'superior'
  | 'relative'
  | 'over-daily-limit'
  | 'not-once'
  | 'too-few-different-assessors'

/** `about` names who or what; `sitting` is a place in the list, null for what concerns the whole timetable. */
export interface Broken {
  readonly rule: BrokenRule
  readonly about: string
  readonly sitting: number | null
}

/** Every broken rule of a timetable. Shares nothing with the solver but the shapes. */
export function checkTimetable(centre: Centre, sittings: readonly Sitting[]): Broken[] {
  const broken: Broken[] = []
  const find = <T extends { readonly id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]))
  const [days, exercises, rooms] = [find(centre.days), find(centre.exercises), find(centre.rooms)]
  const [assessors, participants] = [find(centre.assessors), find(centre.participants)]
  const players = new Set(centre.rolePlayers)
  const uses = new Map<string, { day: string; from: number; to: number; sitting: number; pause: number }[]>()
  const watched = new Map<string, number>()
  const met = new Map<string, string[]>()
  const sat = new Map<string, number>()
  const use = (who: string, day: string, from: number, to: number, sitting: number, pause: number) => {
    uses.set(who, [...(uses.get(who) ?? []), { day, from, to, sitting, pause }])
    for (const gone of centre.absences)
      if (gone.who === who && gone.day === day && gone.start < to && from < gone.end)
        broken.push({ rule: 'away', about: who, sitting })
  }
  sittings.forEach((one, sitting) => {
    const say = (rule: BrokenRule, about: string) => void broken.push({ rule, about, sitting })
    const [day, exercise, room] = [days.get(one.day), exercises.get(one.exercise), rooms.get(one.room)]
    if (!day) say('unknown-id', one.day)
    if (!exercise) say('unknown-id', one.exercise)
    if (!room) say('unknown-id', one.room)
    for (const id of one.participants) if (!participants.has(id)) say('unknown-id', id)
    for (const id of one.assessors) if (!assessors.has(id)) say('unknown-id', id)
    if (one.rolePlayer !== null && !players.has(one.rolePlayer)) say('unknown-id', one.rolePlayer)
    if (!day || !exercise || !room) return
    const from = one.start - exercise.preparationMinutes
    const to = one.start + exercise.minutes
    if (!Number.isInteger(one.start) || from < day.start || to > day.end) say('outside-the-day', one.day)
    if (day.blocked.some(({ start, end }) => start < to && from < end)) say('in-blocked-time', one.day)
    if (!exercise.rooms.includes(one.room)) say('wrong-room', one.room)
    const size = one.participants.length
    if (size > room.seats) say('too-many-for-the-room', one.room)
    const [least, most] =
      exercise.kind === 'individual'
        ? [1, 1]
        : exercise.kind === 'written'
          ? [1, room.seats]
          : [exercise.groupSize?.min ?? 4, exercise.groupSize?.max ?? 8]
    if (size < least || (size > most && exercise.kind !== 'written')) say('wrong-group-size', one.exercise)
    if (new Set(one.assessors).size !== exercise.assessors || one.assessors.length !== exercise.assessors)
      say('wrong-number-of-assessors', one.exercise)
    if (exercise.needsRolePlayer !== (one.rolePlayer !== null)) say('no-role-player', one.exercise)
    use(one.room, one.day, one.start, to, sitting, centre.turnoverMinutes)
    if (one.rolePlayer !== null) use(one.rolePlayer, one.day, one.start, to, sitting, centre.turnoverMinutes)
    for (const id of one.assessors) {
      use(id, one.day, one.start, to, sitting, centre.turnoverMinutes)
      const key = JSON.stringify([id, one.day])
      watched.set(key, (watched.get(key) ?? 0) + exercise.minutes)
    }
    for (const id of one.participants) {
      use(id, one.day, from, to, sitting, centre.restMinutes)
      met.set(id, [...(met.get(id) ?? []), ...one.assessors])
      const key = JSON.stringify([id, one.exercise])
      sat.set(key, (sat.get(key) ?? 0) + 1)
      for (const assessor of one.assessors) {
        if (participants.get(id)?.agency === assessors.get(assessor)?.agency) say('own-agency', assessor)
        for (const link of centre.links)
          if (link.assessor === assessor && link.participant === id) say(link.relation, assessor)
      }
    }
  })
  for (const [who, list] of uses) {
    list.sort((one, other) => (one.day === other.day ? one.from - other.from : one.day < other.day ? -1 : 1))
    list.forEach((later, place) => {
      const earlier = list[place - 1]
      if (earlier?.day !== later.day || later.from >= earlier.to + later.pause) return
      const rule = later.from < earlier.to ? 'two-places-at-once' : participants.has(who) ? 'no-rest' : 'no-turnover'
      broken.push({ rule, about: who, sitting: later.sitting })
    })
  }
  for (const { id, maxMinutesPerDay } of centre.assessors)
    for (const day of centre.days)
      if ((watched.get(JSON.stringify([id, day.id])) ?? 0) > maxMinutesPerDay)
        broken.push({ rule: 'over-daily-limit', about: id, sitting: null })
  for (const { id } of centre.participants) {
    if (centre.exercises.some((exercise) => sat.get(JSON.stringify([id, exercise.id])) !== 1))
      broken.push({ rule: 'not-once', about: id, sitting: null })
    if (new Set(met.get(id)).size < centre.minAssessors)
      broken.push({ rule: 'too-few-different-assessors', about: id, sitting: null })
  }
  return broken
}
