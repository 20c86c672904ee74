import type { Sitting } from '../centre.ts'
import { DAY, openLine } from '../open-time.ts'
import type { Board } from './board.ts'
import type { Problems } from './problems.ts'
import { choices, staffAt, watchersFor } from './staffing.ts'

/** A way to mend one sitting: what stands where afterwards, and whose sittings are broken by it in turn. */
export interface Option {
  readonly puts: readonly (readonly [index: number, sitting: Sitting | null])[]
  readonly breaks: readonly number[]
}

export interface Freedom {
  /** Sittings that may still be changed. */
  readonly mayChange: (index: number) => boolean
  /** Sittings that have begun: somebody who is away leaves them, nothing else. */
  readonly isFixed: (index: number) => boolean
  /** Minutes on the line before which nothing new may begin, preparation included. */
  readonly from: number
  /** Minutes between moments that are tried. */
  readonly step: number
}

const MOST_CHOICES = 8
const MOST_TIMES = 4

/** Same hour and people: another room, other assessors, another role player. */
export function* inPlace(board: Board, index: number, problems: Problems, { mayChange }: Freedom): Generator<Option> {
  const sitting = board.sittings[index]!
  if (problems.time || problems.participants.length > 0) return
  const exercise = board.exerciseOf(sitting)
  const { participants, day, start } = sitting
  const slot = { day, from: start, to: start + exercise.minutes }
  const rooms = problems.room
    ? exercise.rooms.filter(
        (id) => (board.rooms.get(id)?.seats ?? 0) >= participants.length && board.isFree(id, slot, index),
      )
    : [sitting.room]
  const players = problems.rolePlayer
    ? board.centre.rolePlayers.filter((id) => board.isFree(id, slot, index))
    : [sitting.rolePlayer]
  if (rooms.length === 0 || players.length === 0) return
  const kept = sitting.assessors.filter((id) => !problems.assessors.includes(id))
  const able = watchersFor(board, { exercise, participants, slot, index, mayEject: mayChange })
  const others = able.filter(({ id }) => !kept.includes(id) && !problems.assessors.includes(id))
  for (const chosen of choices(others, Math.max(0, exercise.assessors - kept.length), MOST_CHOICES)) {
    const assessors = [...kept, ...chosen.map(({ id }) => id)]
    const breaks = chosen.flatMap(({ ejects }) => ejects ?? [])
    if (new Set(breaks).size < breaks.length) continue
    yield { puts: [[index, { ...sitting, assessors, room: rooms[0]!, rolePlayer: players[0]! }]], breaks }
  }
}

/** The first participant who cannot come goes to another group, or changes places with somebody of the same exercise. */
export function* elsewhere(board: Board, index: number, problems: Problems, freedom: Freedom): Generator<Option> {
  const sitting = board.sittings[index]!
  const who = problems.participants[0]
  if (who === undefined || problems.time) return
  const exercise = board.exerciseOf(sitting)
  const others = sitting.participants.filter((id) => id !== who)
  for (const [place, other] of board.sittings.entries()) {
    if (!other || place === index || other.exercise !== sitting.exercise || !freedom.mayChange(place)) continue
    if (!board.isFree(who, board.slotOf(who, other), index) || !board.isParticipant(who)) continue
    const size = other.participants.length + 1
    const least = board.sizes(exercise, sitting.room).min
    if (size <= board.sizes(exercise, other.room).max && (others.length >= least || freedom.isFixed(index)))
      if (other.assessors.every((id) => board.mayWatch(id, [who])))
        yield {
          puts: [
            [index, { ...sitting, participants: others }],
            [place, { ...other, participants: [...other.participants, who] }],
          ],
          breaks: [],
        }
  }
  if (freedom.isFixed(index)) return
  for (const [place, other] of board.sittings.entries()) {
    if (!other || place === index || other.exercise !== sitting.exercise || !freedom.mayChange(place)) continue
    if (!board.isFree(who, board.slotOf(who, other), index)) continue
    for (const back of other.participants) {
      if (!board.isFree(back, board.slotOf(back, sitting), place)) continue
      if (!other.assessors.every((id) => board.mayWatch(id, [who]))) continue
      if (!sitting.assessors.every((id) => board.mayWatch(id, [back]))) continue
      const exchange = (list: readonly string[], out: string, into: string) =>
        list.map((id) => (id === out ? into : id))
      yield {
        puts: [
          [index, { ...sitting, participants: exchange(sitting.participants, who, back) }],
          [place, { ...other, participants: exchange(other.participants, back, who) }],
        ],
        breaks: [],
      }
    }
  }
}

/** The whole sitting at another time, the earliest that ends no later than it did first. */
export function* atAnotherTime(board: Board, index: number, sitting: Sitting, freedom: Freedom): Generator<Option> {
  const exercise = board.exerciseOf(sitting)
  const found: { option: Option; away: number }[] = []
  const before = board.centre.days.findIndex(({ id }) => id === sitting.day) * DAY + sitting.start
  const { minutes, preparationMinutes } = exercise
  for (const span of openLine(board.centre)) {
    const first = Math.max(span.start, Math.ceil(freedom.from / freedom.step) * freedom.step) + preparationMinutes
    for (let moment = first; moment + minutes <= span.end; moment += freedom.step) {
      if (moment === before) continue
      const day = board.centre.days[span.day]!.id
      const slot = { day, from: moment - span.day * DAY, to: moment - span.day * DAY + minutes }
      const ready = { ...slot, from: slot.from - preparationMinutes }
      if (!sitting.participants.every((id) => board.isFree(id, ready, index))) continue
      const staff = staffAt(board, exercise, sitting, slot, index)
      if (!staff) continue
      const option: Option = { puts: [[index, { ...sitting, ...staff, day, start: slot.from }]], breaks: [] }
      found.push({ option, away: Math.max(0, moment - before) })
      // Later ones only delay more.
      if (moment > before && found.length >= MOST_TIMES) break
    }
    if (span.start > before && found.length >= MOST_TIMES) break
  }
  found.sort((one, other) => one.away - other.away)
  for (const { option } of found.slice(0, MOST_TIMES)) yield option
}
