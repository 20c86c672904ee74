import { type Bound, findBounds } from './bounds.ts'
import type { Centre, Sitting } from './centre.ts'
import { Dispatch } from './dispatch.ts'
import { findImpossible, type Impossible } from './impossible.ts'
import { Improver } from './improve-timetable.ts'
import { bindingOf } from './measure-timetable.ts'
import { DAY, openLine, openMinutesBefore } from './open-time.ts'

export interface Timetable {
  readonly outcome: 'planned'
  readonly sittings: readonly Sitting[]
  /** Open minutes from the first day's start to the last end. */
  readonly minutes: number
  /** Open minutes below which no timetable can go, and what says so. */
  readonly lowerBound: number
  readonly binding: Bound | null
  /** `minutes / lowerBound - 1`; 0 is proved best. */
  readonly gap: number
}

export type TimetableAnswer =
  | Timetable
  | ({ readonly outcome: 'infeasible' } & Impossible)
  /** Nothing proves that there is none: only that this search found none. `placed` of `needed` seats were found. */
  | { readonly outcome: 'not-found'; readonly placed: number; readonly needed: number }

const ROUNDS_PER_PASS = 5

/**
 * The shortest of `passes` timetables, each a pass forward in time under another order of exercises and participants, then
 * five rounds of taking a part of it out and finding it again for each pass; ends as soon as the bound is met.
 * The same centre, seed and number of passes give the same timetable.
 */
export function solveTimetable(
  centre: Centre,
  { seed = 1, passes = 60, onPass }: { seed?: number; passes?: number; onPass?: (share: number) => void } = {},
): TimetableAnswer {
  const impossible = findImpossible(centre)
  if (impossible) return { outcome: 'infeasible', ...impossible }
  const bounds = findBounds(centre)
  const binding = bindingOf(bounds)
  const earliest = binding?.earliest ?? 0
  const random = draws(seed)
  const step = stepOf(centre)
  let best: Dispatch | null = null
  let placed = 0
  for (let pass = 0; pass < passes && (best === null || best.end > earliest); pass += 1) {
    onPass?.((0.2 * pass) / passes)
    const dispatch = new Dispatch(centre, orderOf(centre, pass, random), random)
    if (dispatch.run(step, best?.end ?? Number.POSITIVE_INFINITY) && dispatch.end < (best?.end ?? Infinity))
      best = dispatch
    placed = Math.max(
      placed,
      dispatch.sittings.reduce((sum, { participants }) => sum + participants.length, 0),
    )
  }
  if (best === null)
    return { outcome: 'not-found', placed, needed: centre.participants.length * centre.exercises.length }
  const improver = new Improver(centre, best.sittings, random, step)
  const rounds = passes * ROUNDS_PER_PASS
  for (let round = 0; round < rounds && improver.end > earliest; round += 1) {
    onPass?.(0.2 + (0.8 * round) / rounds)
    improver.round()
  }
  const line = openLine(centre)
  const [minutes, lowerBound] = [openMinutesBefore(line, improver.end), openMinutesBefore(line, earliest)]
  return {
    outcome: 'planned',
    sittings: improver.sittings,
    minutes,
    lowerBound,
    binding,
    gap: lowerBound === 0 ? 0 : minutes / lowerBound - 1,
  }
}

/** First those that ask most of assessors, then chance. */
function orderOf({ exercises }: Centre, pass: number, random: () => number): number[] {
  const weight = exercises.map((one) => (pass === 0 ? one.assessors * one.minutes : random()))
  return exercises.map((_, place) => place).sort((one, other) => weight[other]! - weight[one]!)
}

/** Minutes between moments at which a sitting may begin: nothing falls between them. */
export function stepOf({ days, exercises, restMinutes, turnoverMinutes, absences }: Centre): number {
  const all = [restMinutes, turnoverMinutes]
  for (const { minutes, preparationMinutes } of exercises) all.push(minutes, preparationMinutes)
  for (const { start, end, blocked } of days)
    all.push(start % DAY, end, ...blocked.flatMap((one) => [one.start, one.end]))
  for (const { start, end } of absences) all.push(start, end)
  return Math.max(1, all.reduce(greatestCommonDivisor, 0))
}

const greatestCommonDivisor = (one: number, other: number): number =>
  other === 0 ? one : greatestCommonDivisor(other, one % other)

/** Uniform on [0, 1) from a seed (mulberry32). */
export function draws(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
