import type { Centre, Sitting } from './centre.ts'
import { Dispatch } from './dispatch.ts'
import { DAY, openLine, openMinutesBefore } from './open-time.ts'

/** How a timetable is weighed: the last end first, then how late everybody ends, so that a step sideways can be told. */
type Value = readonly [end: number, lateness: number]

/**
 * Large neighbourhood search (Shaw, 1998): what ends last, and a window of time, some assessors or a share of the sittings
 * with it, is taken out and found again around the rest in another order; kept when it ends no later.
 */
export class Improver {
  readonly #centre: Centre
  readonly #random: () => number
  readonly #step: number
  readonly #line: ReturnType<typeof openLine>
  readonly #minutes: ReadonlyMap<string, number>
  readonly #days: ReadonlyMap<string, number>
  sittings: readonly Sitting[]
  #value: Value

  constructor(centre: Centre, sittings: readonly Sitting[], random: () => number, step: number) {
    this.#centre = centre
    this.#random = random
    this.#step = step
    this.#line = openLine(centre)
    this.#minutes = new Map(centre.exercises.map(({ id, minutes }) => [id, minutes]))
    this.#days = new Map(centre.days.map(({ id }, index) => [id, index]))
    this.sittings = sittings
    this.#value = this.#weigh(sittings)
  }

  /** Moment on the line at which the last sitting ends. */
  get end(): number {
    return this.#value[0]
  }

  round(): void {
    const isOut = this.#choose()
    const kept = this.sittings.filter((one) => !isOut(one))
    const weight = this.#centre.exercises.map(() => this.#random())
    const order = weight.map((_, place) => place).sort((one, other) => weight[other]! - weight[one]!)
    const dispatch = new Dispatch(this.#centre, order, this.#random, kept)
    if (!dispatch.run(this.#step, this.end + 1)) return
    const value = this.#weigh(dispatch.sittings)
    if (value[0] > this.#value[0] || (value[0] === this.#value[0] && value[1] > this.#value[1])) return
    this.sittings = dispatch.sittings
    this.#value = value
  }

  #choose(): (sitting: Sitting) => boolean {
    const random = this.#random
    const lateFrom = openMinutesBefore(this.#line, this.end) - 60 - random() * 240
    const isLate = (one: Sitting) => this.#openAt(this.#endOf(one)) > lateFrom
    const kind = random()
    if (kind < 0.5) {
      const from = random() * lateFrom
      const to = from + 60 + random() * 240
      return (one) => {
        const at = this.#openAt(this.#startOf(one))
        return isLate(one) || (at >= from && at < to)
      }
    }
    if (kind < 0.75) {
      const some = new Set(this.#centre.assessors.filter(() => random() < 0.3).map(({ id }) => id))
      return (one) => isLate(one) || one.assessors.some((id) => some.has(id))
    }
    const share = 0.1 + random() * 0.4
    return (one) => isLate(one) || random() < share
  }

  #weigh(sittings: readonly Sitting[]): Value {
    let end = 0
    let lateness = 0
    for (const one of sittings) {
      end = Math.max(end, this.#endOf(one))
      lateness += one.participants.length * this.#openAt(this.#endOf(one)) ** 2
    }
    return [end, lateness]
  }

  #openAt(moment: number): number {
    return openMinutesBefore(this.#line, moment)
  }

  #startOf({ day, start }: Sitting): number {
    return this.#days.get(day)! * DAY + start
  }

  #endOf(one: Sitting): number {
    return this.#startOf(one) + this.#minutes.get(one.exercise)!
  }
}
