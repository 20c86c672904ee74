import type { Centre, Exercise, Sitting } from '../centre.ts'
import { DAY } from '../open-time.ts'
import { draws, stepOf } from '../solve-timetable.ts'
import { Board } from './board.ts'
import { Costs } from './cost.ts'
import { atAnotherTime, elsewhere, type Freedom, inPlace, type Option } from './options.ts'
import { fewestNew, problemsOf } from './problems.ts'

export interface RepairOptions {
  /** Places of sittings that stay as they are: begun, or written about. Only who is away is taken out of their groups. */
  readonly fixed?: ReadonlySet<number>
  /** Before it nothing new begins. */
  readonly from?: { readonly day: string; readonly minute: number }
  /** Positions of the search; more may find fewer changes. */
  readonly effort?: number
}

export interface Repair {
  /** At the places of those given, null for one that is no longer needed; after them the new ones. */
  readonly sittings: readonly (Sitting | null)[]
  /** Appointments (a person at an exercise, hour and room) that were not in the timetable given. */
  readonly changed: number
  /** Below it no repair can go; equal to `changed`, no other repair changes less. */
  readonly fewestChanges: number
  /** Open minutes by which participants end an exercise later, added up. */
  readonly delayMinutes: number
  /** Broken sittings, and participants without a seat, for which nothing was found: they stand as they were. */
  readonly open: number
}

interface Task {
  /** A broken sitting, or somebody who has no seat in an exercise. */
  readonly index: number | null
  readonly seat: { readonly participant: string; readonly exercise: Exercise } | null
  /** New appointments that it takes at least. */
  readonly fewest: number
  /** Links of the chain of sittings that gave an assessor to another; 0 for what was lost itself. */
  readonly chain: number
}

const LONGEST_CHAIN = 2
const ORDERS = 12

/**
 * Mends a timetable after something was lost with the fewest new appointments, then the least delay: branch and bound
 * over changes of rooms and assessors in place, exchanges of participants, groups joined, assessors taken over from
 * another sitting, and other hours. The same input gives the same repair.
 */
export function repairTimetable(
  centre: Centre,
  sittings: readonly Sitting[],
  { fixed = new Set(), from, effort = 3000 }: RepairOptions = {},
): Repair {
  const search = new Search(centre, sittings, fixed, from, effort)
  return search.run()
}

interface Best {
  readonly sittings: readonly (Sitting | null)[]
  readonly value: readonly [open: number, changed: number, delay: number]
}

class Search {
  readonly #board: Board
  readonly #costs: Costs
  readonly #locked: Set<number>
  readonly #freedom: Freedom
  readonly #met: ReadonlyMap<string, number>
  readonly #fixed: ReadonlySet<number>
  #best: Best | null = null
  readonly #effort: number
  #left = 0

  constructor(
    centre: Centre,
    sittings: readonly Sitting[],
    fixed: ReadonlySet<number>,
    from: { day: string; minute: number } | undefined,
    effort: number,
  ) {
    this.#board = new Board(centre, sittings)
    this.#costs = new Costs(this.#board)
    this.#fixed = fixed
    this.#locked = new Set(fixed)
    this.#effort = effort
    this.#met = new Map(centre.participants.map(({ id }) => [id, this.#board.metBy(id)]))
    this.#freedom = {
      mayChange: (index) => !this.#locked.has(index),
      isFixed: (index) => fixed.has(index),
      from: momentOf(centre, from),
      step: stepOf(centre),
    }
  }

  run(): Repair {
    const tasks = this.#findTasks()
    const fewestChanges = tasks.reduce((sum, { fewest }) => sum + fewest, 0)
    const random = draws(1)
    for (
      let order = 0;
      order < ORDERS && (this.#best?.value[1] !== fewestChanges || this.#best.value[0] > 0);
      order += 1
    ) {
      this.#left = Math.ceil(this.#effort / ORDERS)
      this.#solve(order === 0 ? tasks : shuffled(tasks, random), 0, [0, 0, 0], fewestChanges)
    }
    const { sittings, value } = this.#best!
    return {
      sittings,
      changed: value[1],
      fewestChanges: value[0] > 0 ? Math.min(fewestChanges, value[1]) : fewestChanges,
      delayMinutes: value[2],
      open: value[0],
    }
  }

  #fewest(index: number, problems: NonNullable<ReturnType<typeof problemsOf>>): number {
    return this.#fixed.has(index) ? problems.participants.length : fewestNew(this.#board, index, problems)
  }

  #findTasks(): Task[] {
    const board = this.#board
    const broken = board.sittings.flatMap((_, index): Task[] => {
      const problems = problemsOf(board, index)
      if (!problems || (this.#fixed.has(index) && problems.participants.length === 0)) return []
      // Two sittings that clash may be mended by changing one: neither is counted.
      return [{ index, seat: null, fewest: this.#clashes(index) ? 0 : this.#fewest(index, problems), chain: 0 }]
    })
    const seated = new Set(
      board.sittings.flatMap((one) => one?.participants.map((who) => `${who} ${one.exercise}`) ?? []),
    )
    const unseated = board.centre.participants.flatMap(({ id }) =>
      board.centre.exercises.flatMap((exercise): Task[] =>
        seated.has(`${id} ${exercise.id}`)
          ? []
          : [{ index: null, seat: { participant: id, exercise }, fewest: 1, chain: 0 }],
      ),
    )
    return [...broken, ...unseated]
  }

  /** Whether a sitting is broken by another one, not by what was lost. */
  #clashes(index: number): boolean {
    const sitting = this.#board.sittings[index]!
    return [...sitting.participants, ...sitting.assessors, sitting.room, sitting.rolePlayer].some(
      (who) => who !== null && this.#board.clashes(who, this.#board.slotOf(who, sitting), index, false).length > 0,
    )
  }

  /** `rest`: new appointments that the tasks from `place` on take at least. */
  #solve(tasks: readonly Task[], place: number, value: Best['value'], rest: number): void {
    if (this.#best && !isLess([value[0], value[1] + rest, value[2]], this.#best.value)) return
    const task = tasks[place]
    if (task === undefined) {
      this.#best = { sittings: [...this.#board.sittings], value }
      return
    }
    for (const option of this.#optionsOf(task)) {
      if (this.#left <= 0 && this.#best) return
      if (option.breaks.length > 0 && task.chain >= LONGEST_CHAIN) continue
      this.#left -= 1
      this.#try(option, task, tasks, place, value, rest - task.fewest)
    }
    // Who gave an assessor away must have another: nothing new is left open.
    if (task.chain > 0) return
    const problems = task.index === null ? null : problemsOf(this.#board, task.index)
    const isMended = task.index !== null && !problems
    this.#solve(tasks, place + 1, isMended ? value : [value[0] + 1, value[1], value[2]], rest - task.fewest)
  }

  *#optionsOf({ index, seat, chain }: Task): Generator<Option> {
    const board = this.#board
    if (seat) {
      yield* this.#seatsFor(seat)
      return
    }
    const problems = problemsOf(board, index!)
    if (!problems) return
    if (this.#fixed.has(index!)) {
      yield* elsewhere(board, index!, problems, this.#freedom)
      return
    }
    yield* inPlace(board, index!, problems, this.#freedom)
    if (chain > 0) return
    yield* elsewhere(board, index!, problems, this.#freedom)
    yield* atAnotherTime(board, index!, board.sittings[index!]!, this.#freedom)
  }

  *#seatsFor({ participant, exercise }: { participant: string; exercise: Exercise }): Generator<Option> {
    const board = this.#board
    for (const [place, other] of board.sittings.entries()) {
      if (other?.exercise !== exercise.id || !this.#freedom.mayChange(place)) continue
      if (other.participants.length >= board.sizes(exercise, other.room).max) continue
      if (!board.isFree(participant, board.slotOf(participant, other), place)) continue
      if (!other.assessors.every((id) => board.mayWatch(id, [participant]))) continue
      yield { puts: [[place, { ...other, participants: [...other.participants, participant] }]], breaks: [] }
    }
    if (board.sizes(exercise, exercise.rooms[0] ?? '').min > 1) return
    const [day] = board.centre.days
    const nowhere = { exercise: exercise.id, day: day!.id, start: -DAY, room: '', assessors: [], rolePlayer: null }
    yield* atAnotherTime(board, board.sittings.length, { ...nowhere, participants: [participant] }, this.#freedom)
  }

  #try(
    { puts, breaks }: Option,
    task: Task,
    tasks: readonly Task[],
    place: number,
    value: Best['value'],
    rest: number,
  ): void {
    const board = this.#board
    const open = value[0]
    let [, changed, delay] = value
    const undo: [number, Sitting | null][] = []
    const locked: number[] = []
    const length = board.sittings.length
    for (const [index, sitting] of puts) {
      const before = board.set(index, sitting)
      undo.push([index, before])
      changed += this.#costs.changes(sitting) - this.#costs.changes(before)
      delay += this.#costs.delay(sitting) - this.#costs.delay(before)
      if (!this.#locked.has(index)) {
        this.#locked.add(index)
        locked.push(index)
      }
    }
    const isEnough = puts.every(([, sitting]) =>
      (sitting?.participants ?? []).every(
        (who) => board.metBy(who) >= Math.min(board.centre.minAssessors, this.#met.get(who) ?? 0),
      ),
    )
    if (isEnough) {
      const again: Task[] = breaks.map((index) => ({ index, seat: null, fewest: 1, chain: task.chain + 1 }))
      // A sitting from which several must go is asked again until nobody is left.
      if (task.index !== null && problemsOf(board, task.index)?.participants.length) again.push({ ...task, fewest: 0 })
      const next = [...tasks.slice(0, place + 1), ...again, ...tasks.slice(place + 1)]
      this.#solve(next, place + 1, [open, changed, delay], rest + breaks.length)
    }
    for (const index of locked) this.#locked.delete(index)
    for (const [index, before] of undo.reverse()) board.set(index, before)
    board.sittings.length = length
  }
}

function isLess(one: Best['value'], other: Best['value']): boolean {
  const place = one.findIndex((value, index) => value !== other[index])
  return place >= 0 && one[place]! < other[place]!
}

export function momentOf(centre: Centre, from: { day: string; minute: number } | undefined): number {
  if (!from) return 0
  const index = centre.days.findIndex(({ id }) => id >= from.day)
  if (index < 0) return centre.days.length * DAY
  return index * DAY + (centre.days[index]!.id === from.day ? from.minute : 0)
}

const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((one) => ({ one, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one)
