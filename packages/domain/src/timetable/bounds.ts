import { type Centre, type Exercise, sizesOf } from './centre.ts'
import { DAY, openLine, openMinutesBefore } from './open-time.ts'
import { supplyOf } from './supply.ts'

/**
 * A moment before which no timetable can end, and what says so. `needed` and `available` are minutes over the whole
 * event; `earliest` is on the line of `open-time.ts`, null when even the last day's end is too early.
 */
export interface Bound {
  readonly by: 'assessors' | 'rooms' | 'role-players' | 'participant'
  readonly about: string
  readonly needed: number
  readonly available: number
  readonly earliest: number | null
}

/**
 * Each bound drops all rules but its own, so each is true; none may be added to another. Rooms, assessors and role
 * players: minutes needed at least against minutes they have. Participant: the shortest day of one alone, exactly.
 */
export function findBounds(centre: Centre): Bound[] {
  return [...assessorBounds(centre), ...rolePlayerBounds(centre), ...roomBounds(centre), ...participantBounds(centre)]
}

/** The fewest sittings that an exercise can have. */
export function fewestSittings(centre: Centre, exercise: Exercise): number {
  const seats = Math.max(0, ...centre.rooms.filter(({ id }) => exercise.rooms.includes(id)).map((room) => room.seats))
  return Math.ceil(centre.participants.length / Math.max(1, sizesOf(exercise, seats).max))
}

function earliestOf(centre: Centre, needed: number, supplyBefore: (moment: number) => number): number | null {
  const last = centre.days.length * DAY
  if (supplyBefore(last) < needed) return null
  let [low, high] = [-1, last]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (supplyBefore(middle) >= needed) high = middle
    else low = middle
  }
  return high
}

function bound(centre: Centre, by: Bound['by'], about: string, needed: number, supply: (moment: number) => number) {
  const available = supply(centre.days.length * DAY)
  return { by, about, needed, available, earliest: needed === 0 ? 0 : earliestOf(centre, needed, supply) }
}

function assessorBounds(centre: Centre): Bound[] {
  const watched = centre.exercises.filter(({ assessors }) => assessors > 0)
  if (watched.length === 0) return []
  const needed = watched.reduce((sum, one) => sum + fewestSittings(centre, one) * one.assessors * one.minutes, 0)
  const pauses =
    watched.reduce((sum, one) => sum + fewestSittings(centre, one) * one.assessors, 0) * centre.turnoverMinutes
  const supply = supplyOf(centre, watched)
  const each = centre.assessors.map(({ id, maxMinutesPerDay }) => {
    const spans = openLine(centre, id)
    return { spans, perDay: centre.days.map((_, day) => spans.filter((span) => span.day === day)), maxMinutesPerDay }
  })
  return [
    bound(centre, 'assessors', '', needed, (moment) =>
      each.reduce(
        (sum, { perDay, maxMinutesPerDay }) =>
          perDay.reduce((total, spans) => total + Math.min(supply.watched(spans, moment), maxMinutesPerDay), sum),
        0,
      ),
    ),
    // With the pauses between sittings, without the daily limit.
    bound(centre, 'assessors', 'turnover', needed + pauses, (moment) =>
      each.reduce((sum, { spans }) => sum + supply.filled(spans, moment), 0),
    ),
  ]
}

function rolePlayerBounds(centre: Centre): Bound[] {
  const played = centre.exercises.filter(({ needsRolePlayer }) => needsRolePlayer)
  if (played.length === 0) return []
  return [resourceBound(centre, 'role-players', '', played, centre.rolePlayers)]
}

/** For the rooms of each exercise: all exercises that can be nowhere else. */
function roomBounds(centre: Centre): Bound[] {
  return centre.exercises.map(({ id, rooms }) => {
    const bound = centre.exercises.filter((other) => other.rooms.every((room) => rooms.includes(room)))
    return resourceBound(centre, 'rooms', id, bound, [...new Set(rooms)])
  })
}

function resourceBound(
  centre: Centre,
  by: Bound['by'],
  about: string,
  exercises: readonly Exercise[],
  resources: readonly string[],
): Bound {
  const pause = centre.turnoverMinutes
  const needed = exercises.reduce((sum, one) => sum + fewestSittings(centre, one) * (one.minutes + pause), 0)
  const supply = supplyOf(centre, exercises)
  const each = resources.map((id) => openLine(centre, id))
  return bound(centre, by, about, needed, (moment) =>
    each.reduce((sum, spans) => sum + supply.filled(spans, moment), 0),
  )
}

function participantBounds(centre: Centre): Bound[] {
  const away = new Set(centre.absences.map(({ who }) => who))
  const known = new Map<string, Bound>()
  let worst: Bound | null = null
  for (const { id } of centre.participants) {
    const key = away.has(id) ? id : ''
    const one = known.get(key) ?? shortestAlone(centre, id)
    known.set(key, one)
    if (worst === null || (one.earliest ?? Number.POSITIVE_INFINITY) > (worst.earliest ?? Number.POSITIVE_INFINITY))
      worst = one
  }
  return worst === null ? [] : [worst]
}

/** Earliest end of every subset of exercises, the last one after the best end of the others (Held & Karp, 1962). */
function shortestAlone(centre: Centre, participant: string): Bound {
  const { exercises, restMinutes } = centre
  const spans = openLine(centre, participant)
  const lengths = exercises.map(({ minutes, preparationMinutes }) => minutes + preparationMinutes)
  const ends = new Float64Array(2 ** exercises.length).fill(Number.POSITIVE_INFINITY)
  ends[0] = -restMinutes
  for (let set = 1; set < ends.length; set += 1)
    for (let last = 0; last < exercises.length; last += 1) {
      if ((set & (1 << last)) === 0) continue
      const ready = ends[set ^ (1 << last)]! + restMinutes
      const span = spans.find(({ start, end }) => Math.max(start, ready) + lengths[last]! <= end)
      if (span) ends[set] = Math.min(ends[set]!, Math.max(span.start, ready) + lengths[last]!)
    }
  const earliest = ends.at(-1)!
  return {
    by: 'participant',
    about: participant,
    needed: lengths.reduce((sum, minutes) => sum + minutes, 0) + restMinutes * Math.max(0, exercises.length - 1),
    available: openMinutesBefore(spans, centre.days.length * DAY),
    earliest: Number.isFinite(earliest) ? Math.max(0, earliest) : null,
  }
}
