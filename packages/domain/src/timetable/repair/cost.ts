import type { Sitting } from '../centre.ts'
import { DAY, type OpenSpan, openLine, openMinutesBefore } from '../open-time.ts'
import type { Board } from './board.ts'

/** Appointments that were not in the first timetable, then open minutes by which participants end an exercise later. */
export class Costs {
  readonly #known = new Set<string>()
  readonly #ends = new Map<string, number>()
  readonly #days: ReadonlyMap<string, number>
  readonly #line: readonly OpenSpan[]
  readonly #board: Board

  constructor(board: Board) {
    this.#board = board
    this.#days = new Map(board.centre.days.map(({ id }, index) => [id, index]))
    this.#line = openLine(board.centre)
    for (const sitting of board.sittings) {
      if (!sitting) continue
      for (const who of persons(sitting)) this.#known.add(keyOf(who, sitting))
      for (const who of sitting.participants) this.#ends.set(`${who} ${sitting.exercise}`, this.#endOf(sitting))
    }
  }

  changes(sitting: Sitting | null): number {
    if (!sitting) return 0
    let count = 0
    for (const who of persons(sitting)) if (!this.#known.has(keyOf(who, sitting))) count += 1
    return count
  }

  delay(sitting: Sitting | null): number {
    if (!sitting) return 0
    const end = this.#endOf(sitting)
    return sitting.participants.reduce((sum, who) => {
      const before = this.#ends.get(`${who} ${sitting.exercise}`)
      if (before === undefined || end <= before) return sum
      return sum + openMinutesBefore(this.#line, end) - openMinutesBefore(this.#line, before)
    }, 0)
  }

  #endOf(sitting: Sitting): number {
    return (this.#days.get(sitting.day) ?? 0) * DAY + sitting.start + this.#board.exerciseOf(sitting).minutes
  }
}

const persons = ({ participants, assessors, rolePlayer }: Sitting) =>
  rolePlayer === null ? [...participants, ...assessors] : [...participants, ...assessors, rolePlayer]

const keyOf = (who: string, { exercise, day, start, room }: Sitting) => `${who} ${exercise} ${day} ${start} ${room}`
