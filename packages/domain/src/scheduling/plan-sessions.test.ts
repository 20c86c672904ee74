import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datesBetween, planSessions, sessionSlots, thinCoverage, USUAL_SCHEDULE } from './plan-sessions.ts'

const bengkulu = datesBetween('2025-09-30', '2025-10-03')
const people = (count: number, unitOf: (i: number) => string, unitSize = 8) =>
  Array.from({ length: count }, (_, i) => ({ id: `p${String(i).padStart(4, '0')}`, unitId: unitOf(i), unitSize }))

describe('sessionSlots', () => {
  it('keeps lunch free, and Friday prayer on the Friday alone', () => {
    const friday = sessionSlots(['2025-10-03'], USUAL_SCHEDULE)
    expect(friday.map(({ startsAt, endsAt }) => `${startsAt}-${endsAt}`)).toEqual(['07:30-09:30', '13:30-15:30'])
    const thursday = sessionSlots(['2025-10-02'], USUAL_SCHEDULE)
    expect(thursday.map(({ startsAt }) => startsAt)).toEqual(['07:30', '09:45', '13:00'])
  })
  it('leaves holidays out', () => {
    expect(sessionSlots(['2025-10-02'], { ...USUAL_SCHEDULE, holidays: ['2025-10-02'] })).toEqual([])
  })
})

describe('every session', () => {
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const time = fc.integer({ min: 0, max: 1439 }).map(clock)
  const pause = fc.record({
    name: fc.constant('jeda'),
    from: time,
    to: time,
    weekdays: fc.option(fc.subarray([1, 2, 3, 4, 5, 6, 7]), { nil: undefined }),
  })
  it('lies within the day, after the one before it, and outside every break of its weekday', () => {
    const schedule = fc.record({
      dayStart: time,
      dayEnd: time,
      sessionMinutes: fc.integer({ min: 10, max: 480 }),
      turnoverMinutes: fc.integer({ min: 0, max: 120 }),
      breaks: fc.array(
        pause.filter(({ from, to }) => from < to),
        { maxLength: 4 },
      ),
      holidays: fc.constant([]),
    })
    fc.assert(
      fc.property(schedule, fc.integer({ min: 1, max: 7 }), (drawn, weekday) => {
        // 1 September 2025 is a Monday.
        const slots = sessionSlots([`2025-09-0${weekday}`], drawn)
        for (const [i, { startsAt, endsAt }] of slots.entries()) {
          expect(startsAt >= drawn.dayStart && endsAt <= drawn.dayEnd).toBe(true)
          expect(i === 0 || startsAt >= slots[i - 1]!.endsAt).toBe(true)
          for (const { from, to, weekdays } of drawn.breaks) {
            const applies = weekdays === undefined || weekdays.includes(weekday)
            expect(!applies || endsAt <= from || startsAt >= to).toBe(true)
          }
        }
      }),
    )
  })
})

describe('planSessions', () => {
  it('seats 699 people in four days in one hall of 70', () => {
    const plan = planSessions({
      dates: bengkulu,
      schedule: USUAL_SCHEDULE,
      capacity: 70,
      participants: people(699, (i) => `u${i % 90}`),
    })
    if (plan.outcome !== 'planned') throw new Error('not planned')
    expect(plan.assignments).toHaveLength(699)
    expect(plan.crowded).toEqual([])
  })
  it('gives nobody another’s seat and overfills no session', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 30, max: 80 }),
        fc.integer({ min: 1, max: 40 }),
        (count, capacity, units) => {
          const plan = planSessions({
            dates: bengkulu,
            schedule: USUAL_SCHEDULE,
            capacity,
            participants: people(count, (i) => `u${i % units}`),
          })
          if (plan.outcome !== 'planned') throw new Error('300 people fit into 11 sessions of 30')
          const seats = new Set(plan.assignments.map(({ session, seat }) => `${session}/${seat}`))
          expect(seats.size).toBe(count)
          expect(plan.assignments.every(({ seat }) => seat <= capacity)).toBe(true)
        },
      ),
    )
  })
  it('says how many seats are missing', () => {
    const plan = planSessions({
      dates: ['2025-10-03'],
      schedule: USUAL_SCHEDULE,
      capacity: 10,
      participants: people(25, () => 'u'),
    })
    expect(plan).toEqual({ outcome: 'too-many', participants: 25, seats: 20, missing: 5 })
  })
  it('never sends more than half of a small unit away at once where sessions allow it', () => {
    const plan = planSessions({
      dates: bengkulu,
      schedule: USUAL_SCHEDULE,
      capacity: 10,
      participants: people(40, (i) => `u${Math.floor(i / 4)}`, 4),
    })
    expect(plan).toMatchObject({ outcome: 'planned', crowded: [] })
  })
  it('names the small unit that cannot be spread', () => {
    const plan = planSessions({
      dates: ['2025-10-03'],
      schedule: { ...USUAL_SCHEDULE, dayEnd: '10:00' },
      capacity: 10,
      participants: people(4, () => 'u', 4),
    })
    expect(plan).toMatchObject({ crowded: [{ unitId: 'u', session: 0, away: 4 }] })
  })
  it('opens a second session rather than send a whole small unit away', () => {
    const plan = planSessions({
      dates: bengkulu,
      schedule: USUAL_SCHEDULE,
      capacity: 10,
      participants: people(4, () => 'u', 4),
    })
    expect(plan).toMatchObject({ crowded: [], sessions: { length: 2 } })
  })
  it('fills as few sessions as it can, evenly, and gives the same plan for any order of the people', () => {
    const participants = people(95, (i) => `u${i % 7}`, 30)
    const input = { dates: bengkulu, schedule: USUAL_SCHEDULE, capacity: 20, participants }
    const plan = planSessions(input)
    if (plan.outcome !== 'planned') throw new Error('not planned')
    const loads = [...Map.groupBy(plan.assignments, ({ session }) => session).values()].map(({ length }) => length)
    expect(loads).toEqual([19, 19, 19, 19, 19])
    expect(planSessions({ ...input, participants: participants.toReversed() })).toEqual(plan)
  })
})

describe('thinCoverage', () => {
  it('names what fewer than two exercises measure', () => {
    expect(thinCoverage(['M.01', 'M.02', 'M.03'], [['M.01', 'M.02'], ['M.01']])).toEqual([
      { target: 'M.02', exercises: 1 },
      { target: 'M.03', exercises: 0 },
    ])
  })
})
