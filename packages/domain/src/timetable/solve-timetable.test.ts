import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Centre } from './centre.ts'
import { checkTimetable } from './check-timetable.ts'
import { moveConflicts } from './move-conflicts.ts'
import { solveTimetable } from './solve-timetable.ts'
import { centreOf, exercise, fullCentre, interviewOfAll } from './testing/sample-centres.ts'

const planned = (centre: Centre) => {
  const answer = solveTimetable(centre, { passes: 4 })
  if (answer.outcome !== 'planned') throw new Error(JSON.stringify(answer))
  return answer
}

const anyCentre: fc.Arbitrary<Centre> = fc
  .record({
    participants: fc.integer({ min: 4, max: 24 }),
    assessors: fc.integer({ min: 2, max: 8 }),
    agencies: fc.integer({ min: 1, max: 5 }),
    days: fc.integer({ min: 1, max: 3 }),
    rolePlayers: fc.integer({ min: 0, max: 2 }),
    minutes: fc.array(fc.integer({ min: 4, max: 25 }), { minLength: 3, maxLength: 3 }),
    halls: fc.integer({ min: 4, max: 12 }),
    absent: fc.array(fc.tuple(fc.constantFrom('p-1', 'a-1', 'a-2', 'ruang-1'), fc.integer({ min: 8, max: 15 }))),
    linked: fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 24 })), { maxLength: 6 }),
  })
  .map((size) => ({
    ...centreOf(
      size,
      { diskusi: { count: 2, seats: 8 }, ruang: { count: 3, seats: 2 }, aula: { count: 1, seats: size.halls } },
      (rooms) => [
        exercise('tulis', 'written', size.minutes[0]! * 5, { rooms: rooms('aula') }),
        exercise('diskusi', 'group', size.minutes[1]! * 5, {
          rooms: rooms('diskusi'),
          assessors: 1,
          preparationMinutes: 10,
        }),
        exercise('peran', 'individual', size.minutes[2]! * 5, {
          rooms: rooms('ruang'),
          assessors: 1,
          needsRolePlayer: size.rolePlayers > 0,
        }),
      ],
    ),
    absences: size.absent.map(([who, hour]) => ({ who, day: 'hari-1', start: hour * 60, end: hour * 60 + 90 })),
    links: size.linked.map(([assessor, participant]) => ({
      assessor: `a-${assessor}`,
      participant: `p-${participant}`,
      relation: 'relative' as const,
    })),
  }))

describe('solveTimetable', () => {
  it('returns only what the verifier passes, never below its bound, whatever the centre', () => {
    let found = 0
    fc.assert(
      fc.property(anyCentre, (centre) => {
        const answer = solveTimetable(centre, { passes: 2 })
        if (answer.outcome !== 'planned') return
        found += 1
        expect(checkTimetable(centre, answer.sittings)).toEqual([])
        expect(answer.minutes).toBeGreaterThanOrEqual(answer.lowerBound)
      }),
      { numRuns: 200, seed: 11 },
    )
    expect(found).toBeGreaterThan(10)
  })

  it('never calls impossible what has a timetable: cutting days and hours down to the found one stays possible', () => {
    fc.assert(
      fc.property(anyCentre, (centre) => {
        const answer = solveTimetable(centre, { passes: 1 })
        if (answer.outcome !== 'planned') return
        const last = Math.max(...answer.sittings.map(({ day }) => centre.days.findIndex(({ id }) => id === day)))
        const minutes = new Map(centre.exercises.map((one) => [one.id, one.minutes]))
        const end = Math.max(
          ...answer.sittings
            .filter(({ day }) => day === centre.days[last]!.id)
            .map((s) => s.start + minutes.get(s.exercise)!),
        )
        const days = centre.days.slice(0, last + 1).map((day, index) => (index === last ? { ...day, end } : day))
        expect(checkTimetable({ ...centre, days }, answer.sittings)).toEqual([])
        expect(solveTimetable({ ...centre, days }, { passes: 1 }).outcome).not.toBe('infeasible')
      }),
      { numRuns: 200, seed: 12 },
    )
  })

  it('runs a full centre of five exercises for 40, everybody seen by several, workloads even', () => {
    const centre = fullCentre()
    const { sittings, minutes, lowerBound } = planned(centre)
    expect(checkTimetable(centre, sittings)).toEqual([])
    expect(minutes).toBeLessThan(lowerBound * 1.1)
    const met = new Map<string, Set<string>>()
    for (const { participants, assessors } of sittings)
      for (const id of participants) met.set(id, new Set([...(met.get(id) ?? []), ...assessors]))
    expect(Math.min(...[...met.values()].map(({ size }) => size))).toBeGreaterThanOrEqual(4)
  })

  it('gives the same timetable for the same seed', () => {
    expect(planned(fullCentre())).toEqual(planned(fullCentre()))
  })

  it('says by how many minutes an hour of interview for 700 does not fit, and by a bound that is true', () => {
    const answer = solveTimetable(interviewOfAll())
    expect(answer).toMatchObject({ outcome: 'infeasible', reason: 'bound', bound: { by: 'assessors', needed: 84_000 } })
  })

  it.each([
    ['group-sizes', { participants: centreOf({ participants: 3, assessors: 4, days: 1 }, {}, () => []).participants }],
    ['no-role-player', { rolePlayers: [] }],
    ['no-room', { rooms: [] }],
    ['too-few-assessors', { assessors: [] }],
    ['too-few-observed', { minAssessors: 20 }],
  ])('names %s', (reason, change) => {
    expect(solveTimetable({ ...fullCentre(), ...change })).toMatchObject({ outcome: 'infeasible', reason })
  })
})

describe('checkTimetable', () => {
  const centre = fullCentre()
  const { sittings } = planned(centre)
  const solo = sittings.findIndex(({ exercise: id }) => id === 'peran')
  const one = sittings[solo]!
  const group = sittings.findIndex(({ exercise: id }) => id === 'diskusi')
  const agency = centre.participants.find(({ id }) => id === one.participants[0])!.agency
  const kin = centre.assessors.find((assessor) => assessor.agency === agency)!.id
  const other = sittings.find(
    (sitting, place) => place > solo && sitting.exercise === 'peran' && sitting.room !== one.room,
  )!

  it.each([
    ['own-agency', solo, { assessors: [kin, one.assessors[1]!] }],
    ['wrong-number-of-assessors', solo, { assessors: [one.assessors[0]!] }],
    ['wrong-number-of-assessors', solo, { assessors: [one.assessors[0]!, one.assessors[0]!] }],
    ['no-role-player', solo, { rolePlayer: null }],
    ['wrong-room', solo, { room: 'aula-1' }],
    ['outside-the-day', solo, { start: 16 * 60 + 15 }],
    ['in-blocked-time', solo, { start: 12 * 60 + 20 }],
    ['unknown-id', solo, { day: 'hari-9' }],
    ['unknown-id', solo, { participants: ['siapa'] }],
    ['not-once', solo, { participants: ['siapa'] }],
    ['wrong-group-size', group, { participants: sittings[group]!.participants.slice(0, 3) }],
    ['too-many-for-the-room', group, { participants: centre.participants.slice(0, 9).map(({ id }) => id) }],
    ['two-places-at-once', solo, { room: other.room, day: other.day, start: other.start }],
    ['no-turnover', solo, { room: other.room, day: other.day, start: other.start - 32 }],
  ] as const)('names %s in a change by hand', (rule, place, change) => {
    expect(moveConflicts(centre, sittings, place, change).map((broken) => broken.rule)).toContain(rule)
  })

  it.each([
    ['away', { absences: [{ who: one.room, day: one.day, start: one.start + 5, end: one.start + 10 }] }],
    ['over-daily-limit', { assessors: centre.assessors.map((assessor) => ({ ...assessor, maxMinutesPerDay: 30 })) }],
    ['too-few-different-assessors', { minAssessors: 13 }],
    ['no-rest', { restMinutes: 500 }],
    ['superior', { links: [{ assessor: one.assessors[0]!, participant: one.participants[0]!, relation: 'superior' }] }],
  ] as const)('names %s under a stricter centre', (rule, change) => {
    expect(checkTimetable({ ...centre, ...change }, sittings).map((broken) => broken.rule)).toContain(rule)
  })

  it('finds nothing in a change that breaks nothing', () => {
    expect(moveConflicts(centre, sittings, solo, {})).toEqual([])
  })
})
