import { type Centre, type CentreDay, type Exercise, type Minute, type Sitting, sizesOf } from '../centre.ts'
import { isBarred } from '../impossible.ts'

/** A time within a day; `to` exclusive. */
export interface Slot {
  readonly day: string
  readonly from: Minute
  readonly to: Minute
}

/** A timetable that can be changed and changed back, asked who is free when. A sitting that was dissolved is null. */
export class Board {
  readonly centre: Centre
  readonly sittings: (Sitting | null)[] = []
  readonly days: ReadonlyMap<string, CentreDay>
  readonly exercises: ReadonlyMap<string, Exercise>
  readonly rooms: ReadonlyMap<string, Centre['rooms'][number]>
  readonly assessors: ReadonlyMap<string, Centre['assessors'][number]>
  readonly #participants: ReadonlyMap<string, Centre['participants'][number]>
  readonly #uses = new Map<string, Set<number>>()
  readonly #barred = new Map<string, boolean>()

  constructor(centre: Centre, sittings: readonly Sitting[]) {
    const find = <T extends { readonly id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]))
    this.centre = centre
    this.days = find(centre.days)
    this.exercises = find(centre.exercises)
    this.rooms = find(centre.rooms)
    this.assessors = find(centre.assessors)
    this.#participants = find(centre.participants)
    sittings.forEach((one, index) => void this.set(index, one))
  }

  /** Puts a sitting at a place; what stood there before. */
  set(index: number, sitting: Sitting | null): Sitting | null {
    const before = this.sittings[index] ?? null
    for (const who of before ? everybody(before) : []) this.#uses.get(who)?.delete(index)
    this.sittings[index] = sitting
    for (const who of sitting ? everybody(sitting) : []) {
      const uses = this.#uses.get(who)
      if (uses) uses.add(index)
      else this.#uses.set(who, new Set([index]))
    }
    return before
  }

  sittingsOf(who: string): readonly Sitting[] {
    return [...(this.#uses.get(who) ?? [])].map((index) => this.sittings[index]!)
  }

  exerciseOf({ exercise }: Sitting): Exercise {
    return this.exercises.get(exercise)!
  }

  isParticipant(who: string): boolean {
    return this.#participants.has(who)
  }

  /** When somebody, or the room, is taken by a sitting: a participant already for the preparation. */
  slotOf(who: string, sitting: Sitting): Slot {
    const { minutes, preparationMinutes } = this.exerciseOf(sitting)
    const before = this.isParticipant(who) ? preparationMinutes : 0
    return { day: sitting.day, from: sitting.start - before, to: sitting.start + minutes }
  }

  /** Sittings that stand in the way, with the pause that the rules ask for unless told. */
  clashes(who: string, { day, from, to }: Slot, except: number, withPause = true): number[] {
    const { restMinutes, turnoverMinutes } = this.centre
    const pause = !withPause ? 0 : this.isParticipant(who) ? restMinutes : turnoverMinutes
    return [...(this.#uses.get(who) ?? [])].filter((index) => {
      const other = this.sittings[index]!
      if (index === except || other.day !== day) return false
      const taken = this.slotOf(who, other)
      return from < taken.to + pause && taken.from < to + pause
    })
  }

  isAway(who: string, { day, from, to }: Slot): boolean {
    return this.centre.absences.some(
      (gone) => gone.who === who && gone.day === day && gone.start < to && from < gone.end,
    )
  }

  isFree(who: string, slot: Slot, except: number): boolean {
    return !this.isAway(who, slot) && this.clashes(who, slot, except).length === 0
  }

  mayWatch(assessor: string, participants: readonly string[]): boolean {
    return participants.every((participant) => {
      const key = `${assessor} ${participant}`
      const known = this.#barred.get(key)
      if (known !== undefined) return !known
      const [one, other] = [this.assessors.get(assessor), this.#participants.get(participant)]
      const barred = one === undefined || other === undefined || isBarred(this.centre, one, other)
      this.#barred.set(key, barred)
      return !barred
    })
  }

  /** Whether so many minutes more leave an assessor within the daily limit. */
  hasMinutes(assessor: string, day: string, minutes: number, except: number): boolean {
    let watched = minutes
    for (const index of this.#uses.get(assessor) ?? []) {
      const other = this.sittings[index]!
      if (index !== except && other.day === day) watched += this.exerciseOf(other).minutes
    }
    return watched <= (this.assessors.get(assessor)?.maxMinutesPerDay ?? 0)
  }

  /** Different assessors whom a participant meets. */
  metBy(participant: string): number {
    return new Set(this.sittingsOf(participant).flatMap(({ assessors }) => assessors)).size
  }

  /** Most and fewest participants of an exercise in a room. */
  sizes(exercise: Exercise, room: string) {
    return sizesOf(exercise, this.rooms.get(room)?.seats ?? 0)
  }
}

export const everybody = ({ room, participants, assessors, rolePlayer }: Sitting): string[] => [
  ...new Set([room, ...participants, ...assessors, ...(rolePlayer === null ? [] : [rolePlayer])]),
]
