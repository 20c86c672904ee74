/** Times are local to the instansi, HH:MM; days are YYYY-MM-DD. */
export interface DailyBreak {
  readonly name: string
  readonly from: string
  readonly to: string
  /** 1 Monday to 7 Sunday; absent on every day. */
  readonly weekdays?: readonly number[] | undefined
}

export interface EventSchedule {
  readonly dayStart: string
  readonly dayEnd: string
  readonly sessionMinutes: number
  readonly turnoverMinutes: number
  readonly breaks: readonly DailyBreak[]
  readonly holidays: readonly string[]
}

export const USUAL_SCHEDULE: EventSchedule = {
  dayStart: '07:30',
  dayEnd: '16:00',
  sessionMinutes: 120,
  turnoverMinutes: 15,
  breaks: [
    { name: 'Istirahat siang', from: '12:00', to: '13:00' },
    { name: 'Salat Jumat', from: '11:30', to: '13:30', weekdays: [5] },
  ],
  holidays: [],
}

export interface SessionSlot {
  readonly date: string
  readonly startsAt: string
  readonly endsAt: string
}

export interface SessionPlan {
  readonly outcome: 'planned'
  readonly sessions: readonly SessionSlot[]
  readonly assignments: readonly { readonly participantId: string; readonly session: number; readonly seat: number }[]
  /** Small units of which more than half are away at one hour: unit id and session. */
  readonly crowded: readonly { readonly unitId: string; readonly session: number; readonly away: number }[]
}

export type PlanOutcome =
  | SessionPlan
  | { readonly outcome: 'too-many'; readonly participants: number; readonly seats: number; readonly missing: number }

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const clock = (total: number) =>
  `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
/** 1 Monday to 7 Sunday. */
const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

/** Every session that fits the days: none overlaps a break, none begins on a holiday. */
export function sessionSlots(dates: readonly string[], schedule: EventSchedule): SessionSlot[] {
  return dates
    .filter((date) => !schedule.holidays.includes(date))
    .flatMap((date) => {
      const breaks = schedule.breaks
        .filter(({ weekdays }) => !weekdays || weekdays.includes(weekdayOf(date)))
        .map(({ from, to }) => ({ from: minutes(from), to: minutes(to) }))
      const slots: SessionSlot[] = []
      let start = minutes(schedule.dayStart)
      while (start + schedule.sessionMinutes <= minutes(schedule.dayEnd)) {
        const end = start + schedule.sessionMinutes
        const inTheWay = breaks.find(({ from, to }) => start < to && end > from)
        if (inTheWay) start = inTheWay.to
        else {
          slots.push({ date, startsAt: clock(start), endsAt: clock(end) })
          start = end + schedule.turnoverMinutes
        }
      }
      return slots
    })
}

/** In a unit of this many people or fewer, more than half away at once closes the counter. */
const SMALL_UNIT = 10

interface Participant {
  readonly id: string
  readonly unitId: string
  /** People who work in the unit, whether they take part or not. */
  readonly unitSize: number
}

/**
 * One hall. As few sessions as the seats allow, for an early end of the day is worth more than a half-empty hall; more
 * only where half of a small unit would otherwise be away at one hour. The same input gives the same plan.
 */
export function planSessions(input: {
  readonly dates: readonly string[]
  readonly schedule: EventSchedule
  readonly capacity: number
  readonly participants: readonly Participant[]
}): PlanOutcome {
  const sessions = sessionSlots(input.dates, input.schedule)
  const seats = sessions.length * input.capacity
  const { length } = input.participants
  if (length > seats) return { outcome: 'too-many', participants: length, seats, missing: length - seats }
  const byUnit = input.participants.toSorted((one, other) =>
    one.unitId === other.unitId ? compare(one.id, other.id) : compare(one.unitId, other.unitId),
  )
  const fewest = Math.max(1, Math.ceil(length / input.capacity))
  let used = fewest
  let crowded = crowdedUnits(byUnit, used)
  for (let more = fewest + 1; crowded.length > 0 && more <= sessions.length; more += 1) {
    const spread = crowdedUnits(byUnit, more)
    if (spread.length < crowded.length) [used, crowded] = [more, spread]
  }
  const assignments = byUnit.map(({ id }, index) => ({
    participantId: id,
    session: index % used,
    seat: Math.floor(index / used) + 1,
  }))
  return { outcome: 'planned', sessions: sessions.slice(0, used), assignments, crowded }
}

/** Sorted by unit, people are dealt round the sessions like cards: loads differ by one at the most. */
function crowdedUnits(byUnit: readonly Participant[], sessions: number): SessionPlan['crowded'] {
  const away = new Map<string, { unitId: string; session: number; away: number; size: number }>()
  byUnit.forEach(({ unitId, unitSize }, index) => {
    const session = index % sessions
    const key = `${unitId} ${session}`
    const count = away.get(key) ?? { unitId, session, away: 0, size: unitSize }
    away.set(key, { ...count, away: count.away + 1 })
  })
  return [...away.values()]
    .filter(({ away: gone, size }) => size <= SMALL_UNIT && gone > 1 && gone > size / 2)
    .map(({ unitId, session, away: gone }) => ({ unitId, session, away: gone }))
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

export interface Coverage {
  readonly target: string
  readonly exercises: number
}

/** What a design measures with fewer than two exercises: one occasion is no pattern. */
export function thinCoverage(targets: readonly string[], exercises: readonly (readonly string[])[]): Coverage[] {
  return targets
    .map((target) => ({ target, exercises: exercises.filter((covered) => covered.includes(target)).length }))
    .filter(({ exercises: count }) => count < 2)
}

/** Days from first to last, both included. */
export function datesBetween(first: string, last: string): string[] {
  const dates: string[] = []
  const end = Date.parse(`${last}T00:00:00Z`)
  for (let day = Date.parse(`${first}T00:00:00Z`); day <= end; day += 86_400_000) {
    dates.push(new Date(day).toISOString().slice(0, 10))
  }
  return dates
}
