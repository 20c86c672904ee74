import { type Centre, type Exercise, type Sitting, sizesOf } from './centre.ts'
import { canSplit, isBarred } from './impossible.ts'
import { DAY, openLine } from './open-time.ts'

interface Use {
  readonly from: number
  readonly to: number
}

/** One pass: whole minutes forward, each sitting begun as soon as room, assessors and participants allow it. */
export class Dispatch {
  readonly sittings: Sitting[] = []
  /** Moment on the line at which the last sitting ends; 0 for none. */
  end = 0
  readonly #uses = new Map<string, Use[]>()
  readonly #watched = new Map<string, number>()
  readonly #load = new Map<string, number>()
  readonly #met: Map<string, number>[]
  readonly #barred: Uint8Array
  readonly #waiting: Set<number>[]
  readonly #place: ReadonlyMap<string, number>
  readonly #minutesLeft: number[]
  readonly #slotsLeft: number[]

  readonly centre: Centre
  /** Exercises by place, the first served first. */
  readonly order: readonly number[]

  /** `kept`: sittings that stand already; the others are found around them. */
  constructor(centre: Centre, order: readonly number[], random: () => number, kept: readonly Sitting[] = []) {
    this.centre = centre
    this.order = order
    const { participants, assessors, exercises } = centre
    this.#met = participants.map(() => new Map())
    this.#place = new Map(assessors.map(({ id }, place) => [id, place]))
    this.#barred = new Uint8Array(participants.length * assessors.length)
    const linked = new Set(centre.links.map(({ participant }) => participant))
    for (const [p, participant] of participants.entries())
      for (const [a, assessor] of assessors.entries()) {
        const barred = linked.has(participant.id)
          ? isBarred(centre, assessor, participant)
          : assessor.agency === participant.agency
        this.#barred[p * assessors.length + a] = barred ? 1 : 0
      }
    const shuffled = participants.map((_, p) => ({ p, key: random() })).sort((one, other) => one.key - other.key)
    this.#waiting = exercises.map(() => new Set(shuffled.map(({ p }) => p)))
    const minutes = exercises.reduce((sum, one) => sum + one.minutes + one.preparationMinutes, 0)
    const slots = exercises.reduce((sum, one) => sum + one.assessors, 0)
    this.#minutesLeft = participants.map(() => minutes)
    this.#slotsLeft = participants.map(() => slots)
    for (const { who, day, start, end } of centre.absences) {
      const index = centre.days.findIndex(({ id }) => id === day)
      if (index >= 0) this.#keep(who, { from: index * DAY + start, to: index * DAY + end })
    }
    this.#keepAll(kept)
  }

  #keepAll(kept: readonly Sitting[]): void {
    if (kept.length === 0) return
    const { participants, exercises, days } = this.centre
    const places = new Map(participants.map(({ id }, place) => [id, place]))
    const indexes = new Map(exercises.map(({ id }, index) => [id, index]))
    const dayOf = new Map(days.map(({ id }, index) => [id, index]))
    for (const one of kept) {
      const index = indexes.get(one.exercise)!
      const day = dayOf.get(one.day)!
      const seated = one.participants.map((id) => places.get(id)!)
      const watchers = one.assessors.map((id) => ({ id }))
      this.#seat(index, exercises[index]!, day * DAY + one.start, day, one.room, seated, watchers, one.rolePlayer)
    }
  }

  /** True when every participant has sat everything. `until`: moment at which a pass is no longer worth while. */
  run(step: number, until: number): boolean {
    for (const span of openLine(this.centre))
      for (let moment = span.start; moment < span.end; moment += step) {
        if (moment >= until) return false
        for (const index of this.order) {
          const exercise = this.centre.exercises[index]!
          if (moment - exercise.preparationMinutes < span.start || moment + exercise.minutes > span.end) continue
          while (this.#waiting[index]!.size > 0 && this.#begin(index, exercise, moment, span.day)) {}
        }
        if (this.#waiting.every(({ size }) => size === 0)) return true
      }
    return false
  }

  #begin(index: number, exercise: Exercise, moment: number, day: number): boolean {
    const to = moment + exercise.minutes
    const pause = this.centre.turnoverMinutes
    const rooms = this.centre.rooms.filter(
      ({ id }) => exercise.rooms.includes(id) && this.#isFree(id, moment, to, pause),
    )
    const player = exercise.needsRolePlayer
      ? this.centre.rolePlayers
          .filter((id) => this.#isFree(id, moment, to, pause))
          .sort((one, other) => (this.#load.get(one) ?? 0) - (this.#load.get(other) ?? 0))[0]
      : null
    if (rooms.length === 0 || player === undefined) return false
    const watchers = this.centre.assessors
      .filter(
        ({ id, maxMinutesPerDay }) =>
          this.#isFree(id, moment, to, pause) &&
          (this.#watched.get(`${day} ${id}`) ?? 0) + exercise.minutes <= maxMinutesPerDay,
      )
      .map(({ id }) => ({ id, place: this.#place.get(id)!, load: this.#load.get(id) ?? 0 }))
    if (watchers.length < exercise.assessors) return false
    const from = moment - exercise.preparationMinutes
    const ready = [...this.#waiting[index]!].filter((p) =>
      this.#isFree(this.centre.participants[p]!.id, from, to, this.centre.restMinutes),
    )
    ready.sort((one, other) => this.#minutesLeft[other]! - this.#minutesLeft[one]!)
    // The smallest room that seats the most: halls stay free for those who need them.
    rooms.sort((one, other) => one.seats - other.seats)
    for (const room of exercise.kind === 'individual' ? rooms.slice(0, 1) : rooms.toReversed()) {
      const size = this.#sizeFor(exercise, this.#waiting[index]!.size, ready.length, room.seats)
      if (size === null) continue
      for (const lead of ready.slice(0, 12)) {
        const seen = this.#chooseAssessors(exercise, lead, watchers)
        if (seen === null) continue
        const others = ready.filter((p) => p !== lead && this.#accepts(p, seen, exercise.assessors))
        if (others.length + 1 < size) continue
        this.#seat(index, exercise, moment, day, room.id, [lead, ...others.slice(0, size - 1)], seen, player)
        return true
      }
    }
    return false
  }

  #sizeFor(exercise: Exercise, waiting: number, ready: number, seats: number): number | null {
    const { min, max } = sizesOf(exercise, seats)
    if (exercise.kind === 'written') return ready === 0 ? null : Math.min(ready, max)
    if (max < min || ready < min) return null
    const even = Math.min(max, Math.max(min, Math.ceil(waiting / Math.ceil(waiting / max))))
    const widest = sizesOf(exercise, Math.max(...this.centre.rooms.map((room) => room.seats))).max
    return even <= ready && canSplit(waiting - even, min, widest) ? even : null
  }

  /** Those who have seen the participant least, then those who have watched least. */
  #chooseAssessors(exercise: Exercise, lead: number, watchers: readonly { id: string; place: number; load: number }[]) {
    const met = this.#met[lead]!
    const allowed = watchers
      .filter(({ place }) => this.#barred[lead * this.centre.assessors.length + place] === 0)
      .sort((one, other) => (met.get(one.id) ?? 0) - (met.get(other.id) ?? 0) || one.load - other.load)
      .slice(0, exercise.assessors)
    return allowed.length === exercise.assessors && this.#accepts(lead, allowed, exercise.assessors) ? allowed : null
  }

  /** None barred, and enough places left to meet as many different assessors as the rule asks for. */
  #accepts(p: number, watchers: readonly { id: string; place: number }[], slots: number): boolean {
    if (watchers.some(({ place }) => this.#barred[p * this.centre.assessors.length + place] === 1)) return false
    const met = this.#met[p]!
    const fresh = watchers.filter(({ id }) => !met.has(id)).length
    return met.size + fresh + (this.#slotsLeft[p]! - slots) >= this.centre.minAssessors
  }

  #seat(
    index: number,
    exercise: Exercise,
    moment: number,
    day: number,
    room: string,
    seated: readonly number[],
    watchers: readonly { id: string }[],
    rolePlayer: string | null,
  ): void {
    const use = { from: moment, to: moment + exercise.minutes }
    for (const id of [room, ...watchers.map((one) => one.id), ...(rolePlayer === null ? [] : [rolePlayer])]) {
      this.#keep(id, use)
      this.#load.set(id, (this.#load.get(id) ?? 0) + exercise.minutes)
    }
    for (const { id } of watchers)
      this.#watched.set(`${day} ${id}`, (this.#watched.get(`${day} ${id}`) ?? 0) + exercise.minutes)
    for (const p of seated) {
      this.#keep(this.centre.participants[p]!.id, { ...use, from: moment - exercise.preparationMinutes })
      for (const { id } of watchers) this.#met[p]!.set(id, (this.#met[p]!.get(id) ?? 0) + 1)
      this.#waiting[index]!.delete(p)
      this.#minutesLeft[p]! -= exercise.minutes + exercise.preparationMinutes
      this.#slotsLeft[p]! -= exercise.assessors
    }
    this.end = Math.max(this.end, use.to)
    this.sittings.push({
      exercise: exercise.id,
      day: this.centre.days[day]!.id,
      start: moment - day * DAY,
      room,
      participants: seated.map((p) => this.centre.participants[p]!.id),
      assessors: watchers.map(({ id }) => id),
      rolePlayer,
    })
  }

  #keep(who: string, use: Use): void {
    const uses = this.#uses.get(who)
    if (uses) uses.push(use)
    else this.#uses.set(who, [use])
  }

  /** An absence is kept apart from the next use by the pause as well: stricter than the rule, never looser. */
  #isFree(who: string, from: number, to: number, pause: number): boolean {
    for (const use of this.#uses.get(who) ?? []) if (from < use.to + pause && use.from < to + pause) return false
    return true
  }
}
