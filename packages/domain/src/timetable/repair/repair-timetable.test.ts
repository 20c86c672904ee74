import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Absence, Centre, Sitting } from '../centre.ts'
import { checkTimetable } from '../check-timetable.ts'
import { solveTimetable } from '../solve-timetable.ts'
import { bigCentre, fullCentre } from '../testing/sample-centres.ts'
import { type Repair, repairTimetable } from './repair-timetable.ts'
import { suggestChanges } from './suggest-changes.ts'

function solved(centre: Centre): readonly Sitting[] {
  const answer = solveTimetable(centre, { passes: 3 })
  if (answer.outcome !== 'planned') throw new Error(JSON.stringify(answer))
  return answer.sittings
}

const centre = fullCentre()
const sittings = solved(centre)
const spare = [1, 2].map((number) => ({ id: `cadangan-${number}`, agency: 'luar', maxMinutesPerDay: 480 }))
const without = (...absences: Absence[]): Centre => ({ ...centre, absences })
const standing = ({ sittings: after }: Repair) => after.flatMap((one) => one ?? [])
const exerciseOf = ({ exercise }: Sitting) => centre.exercises.find(({ id }) => id === exercise)!

/** New appointments counted from nothing but the two timetables. */
function changesBetween(before: readonly Sitting[], after: readonly Sitting[]): number {
  const keys = (list: readonly Sitting[]) =>
    list.flatMap(({ exercise, day, start, room, participants, assessors, rolePlayer }) =>
      [...participants, ...assessors, ...(rolePlayer ? [rolePlayer] : [])].map((who) =>
        [who, exercise, day, start, room].join(),
      ),
    )
  const known = new Set(keys(before))
  return keys(after).filter((key) => !known.has(key)).length
}

describe('repairTimetable', () => {
  it('changes nothing where nothing was lost', () => {
    expect(repairTimetable(centre, sittings)).toEqual({
      ...{ sittings, changed: 0, fewestChanges: 0, delayMinutes: 0, open: 0 },
    })
  })

  it('puts one other assessor in for each sitting of who is ill, and nothing else: proved fewest', () => {
    const ample: Centre = { ...centre, assessors: [...centre.assessors, ...spare] }
    const ill = centre.assessors[3]!.id
    const day = sittings.find(({ assessors }) => assessors.includes(ill))!.day
    const changed = { ...ample, absences: [{ who: ill, day, start: 0, end: 1440 }] }
    const theirs = sittings.filter((one) => one.day === day && one.assessors.includes(ill))
    const repair = repairTimetable(changed, sittings)
    expect(checkTimetable(changed, standing(repair))).toEqual([])
    expect([repair.open, repair.changed, repair.delayMinutes]).toEqual([0, theirs.length, 0])
    expect(repair.fewestChanges).toBe(theirs.length)
    expect(standing(repair).map(({ day: at, start, room }) => [at, start, room])).toEqual(
      sittings.map(({ day: at, start, room }) => [at, start, room]),
    )
  })

  it('moves whole sittings where every other assessor has reached the daily limit, and says how far from proved', () => {
    const ill = centre.assessors[3]!.id
    const changed = without({ who: ill, day: 'hari-1', start: 0, end: 1440 })
    const repair = repairTimetable(changed, sittings)
    expect(checkTimetable(changed, standing(repair))).toEqual([])
    expect(repair.changed).toBe(changesBetween(sittings, standing(repair)))
    expect(repair.changed).toBeLessThan(4 * repair.fewestChanges)
    expect(repair.delayMinutes).toBeGreaterThan(0)
  })

  it('takes an assessor over from another sitting where nobody is free', () => {
    const day = { id: 'hari-1', start: 480, end: 600, blocked: [] }
    const talk = { kind: 'individual', minutes: 60, preparationMinutes: 0, rooms: ['r1', 'r2'], assessors: 1 } as const
    const small: Centre = {
      days: [day],
      participants: [
        { id: 'p1', agency: 'A' },
        { id: 'p2', agency: 'B' },
      ],
      exercises: [{ ...talk, id: 'x', needsRolePlayer: false }],
      rooms: ['r1', 'r2'].map((id) => ({ id, seats: 3 })),
      // a2 is of the agency of p1: only a3 could stand in for a1, and watches p2.
      assessors: [
        { id: 'a1', agency: 'C', maxMinutesPerDay: 300 },
        { id: 'a2', agency: 'A', maxMinutesPerDay: 300 },
        { id: 'a3', agency: 'D', maxMinutesPerDay: 300 },
      ],
      ...{ rolePlayers: [], links: [], restMinutes: 0, turnoverMinutes: 0, minAssessors: 1 },
      absences: [{ who: 'a1', day: 'hari-1', start: 0, end: 1440 }],
    }
    const at = { exercise: 'x', day: 'hari-1', start: 480, rolePlayer: null }
    const before = [
      { ...at, room: 'r1', participants: ['p1'], assessors: ['a1'] },
      { ...at, room: 'r2', participants: ['p2'], assessors: ['a3'] },
    ]
    const repair = repairTimetable(small, before)
    expect(checkTimetable(small, standing(repair))).toEqual([])
    expect([repair.changed, repair.delayMinutes]).toEqual([2, 0])
    expect(standing(repair).map(({ assessors }) => assessors)).toEqual([['a3'], ['a2']])
  })

  it('moves the sittings of a lost room next door or to another hour, each whole', () => {
    const room = sittings.find(({ exercise }) => exercise === 'wawancara')!
    const lost = without({ who: room.room, day: room.day, start: 0, end: 1440 })
    const repair = repairTimetable(lost, sittings)
    expect(repair.open).toBe(0)
    expect(checkTimetable(lost, standing(repair))).toEqual([])
    const theirs = sittings.filter((one) => one.day === room.day && one.room === room.room)
    const people = theirs.reduce(
      (sum, one) => sum + one.participants.length + one.assessors.length + Number(one.rolePlayer !== null),
      0,
    )
    expect(repair.changed).toBeGreaterThanOrEqual(people)
    expect(repair.fewestChanges).toBeLessThanOrEqual(repair.changed)
  })

  it('lets a late participant change places with another: two appointments, not a whole sitting', () => {
    const alone = sittings.find((one) => one.exercise === 'wawancara' && one.day === 'hari-1')!
    const late = without({ who: alone.participants[0]!, day: 'hari-1', start: 0, end: alone.start + 5 })
    const repair = repairTimetable(late, sittings)
    expect(repair.open).toBe(0)
    expect(checkTimetable(late, standing(repair))).toEqual([])
    expect(repair.changed).toBeLessThanOrEqual(4)
    expect(repair.changed).toBe(changesBetween(sittings, standing(repair)))
  })

  it('leaves what has begun as it is, and begins nothing before now', () => {
    const now = { day: 'hari-1', minute: 11 * 60 }
    const fixed = new Set(
      sittings.flatMap((one, index) => (one.day === 'hari-1' && one.start <= now.minute ? [index] : [])),
    )
    const ill = centre.assessors[0]!.id
    const changed = without(
      { who: ill, day: 'hari-1', start: now.minute, end: 1440 },
      {
        ...{ who: 'ruang-1', day: 'hari-1', start: now.minute, end: 1440 },
      },
    )
    const repair = repairTimetable(changed, sittings, { fixed, from: now })
    for (const index of fixed) expect(repair.sittings[index]).toEqual(sittings[index])
    const known = new Set(sittings.map((one) => JSON.stringify([one.day, one.start])))
    for (const one of standing(repair))
      if (!known.has(JSON.stringify([one.day, one.start])))
        expect(one.day > 'hari-1' || one.start - exerciseOf(one).preparationMinutes >= now.minute).toBe(true)
    expect(repair.open).toBe(0)
  })

  it('says what it could not mend, and leaves that as it stood', () => {
    const nobody = without(
      ...centre.assessors.map(({ id }) => ({ who: id, day: 'hari-1', start: 0, end: 1440 })),
      ...['hari-2', 'hari-3', 'hari-4'].flatMap((day) =>
        centre.rooms.map(({ id }) => ({ who: id, day, start: 0, end: 1440 })),
      ),
    )
    const repair = repairTimetable(nobody, sittings, { effort: 200 })
    const watched = sittings.filter((one) => exerciseOf(one).assessors > 0 || one.day !== 'hari-1').length
    expect(repair.open).toBe(watched)
    expect(repair.changed).toBe(0)
  })

  it('seats a candidate who joined later, in a group that has room and in sittings of their own', () => {
    const late = { id: 'p-41', agency: 'opd-baru' }
    const more: Centre = { ...centre, participants: [...centre.participants, late] }
    const repair = repairTimetable(more, sittings, { effort: 500 })
    const own = standing(repair).filter(({ participants }) => participants.includes(late.id))
    const seated = own.map(({ exercise }) => exercise).toSorted()
    expect(seated.length + repair.open).toBe(centre.exercises.length)
    expect(seated).toContain('wawancara')
    expect(checkTimetable(more, standing(repair)).filter(({ rule }) => rule !== 'not-once')).toEqual([])
  })

  it('never breaks a rule that was whole, never goes below its bound, counts truly: whatever is lost', () => {
    const lost = fc.record({
      who: fc.constantFrom(
        ...[...centre.assessors, ...centre.rooms, ...centre.participants].map(({ id }) => id),
        ...centre.rolePlayers,
      ),
      day: fc.constantFrom('hari-1', 'hari-2'),
      start: fc.integer({ min: 96, max: 180 }).map((fives) => fives * 5),
      length: fc.constantFrom(30, 120, 600),
    })
    fc.assert(
      fc.property(fc.array(lost, { minLength: 1, maxLength: 3 }), (list) => {
        const changed = without(...list.map(({ length, ...one }) => ({ ...one, end: one.start + length })))
        const repair = repairTimetable(changed, sittings, { effort: 150 })
        const after = standing(repair)
        const broken = checkTimetable(changed, after)
        if (repair.open === 0) expect(broken).toEqual([])
        expect(new Set(broken.map(({ sitting }) => sitting)).size).toBeLessThanOrEqual(2 * repair.open)
        expect(repair.changed).toBe(changesBetween(sittings, after))
        expect(repair.fewestChanges).toBeLessThanOrEqual(repair.changed)
      }),
      { numRuns: 60, seed: 21 },
    )
  })

  it('mends a centre of 700 in seconds when two assessors and a room are lost', () => {
    const big = bigCentre()
    const plan = solved(big)
    const gone = ['a-1', 'a-2', 'diskusi-1'].map((who) => ({ who, day: 'hari-1', start: 0, end: 1440 }))
    const changed = { ...big, absences: gone }
    const started = performance.now()
    const repair = repairTimetable(changed, plan)
    expect(performance.now() - started).toBeLessThan(30_000)
    expect(repair.open).toBe(0)
    expect(checkTimetable(changed, standing(repair))).toEqual([])
  }, 60_000)
})

describe('suggestChanges', () => {
  it('offers only what breaks nothing, for any sitting', () => {
    for (const place of [0, 20, 60, sittings.length - 1])
      for (const offered of suggestChanges(centre, sittings, place)) {
        const after = sittings.map((one, index) => (index === place ? offered : one))
        expect(offered).not.toEqual(sittings[place])
        expect(checkTimetable(centre, after)).toEqual([])
      }
  })
  it('begins with other people at the same hour where somebody was lost, and with nothing before now', () => {
    const place = sittings.findIndex(({ exercise, day }) => exercise === 'wawancara' && day === 'hari-1')
    const one = sittings[place]!
    const changed = {
      ...centre,
      assessors: [...centre.assessors, ...spare],
      absences: [{ who: one.assessors[0]!, day: one.day, start: 0, end: 1440 }],
    }
    const offered = suggestChanges(changed, sittings, place, { from: { day: 'hari-1', minute: one.start - 30 } })
    expect(offered[0]).toMatchObject({ day: one.day, start: one.start, room: one.room })
    expect(offered.every(({ day, start }) => day > 'hari-1' || start >= one.start - 30)).toBe(true)
  })
})
