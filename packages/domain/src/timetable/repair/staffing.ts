import type { Exercise, Sitting } from '../centre.ts'
import type { Board, Slot } from './board.ts'

/** An assessor who could watch; `ejects` is the sitting that would have to do without them, null when free. */
interface Watcher {
  readonly id: string
  readonly ejects: number | null
  readonly load: number
}

/** Everybody who may watch these participants then: the free first, the least burdened first. */
export function watchersFor(
  board: Board,
  {
    exercise,
    participants,
    slot,
    index,
    mayEject,
  }: {
    exercise: Exercise
    participants: readonly string[]
    slot: Slot
    index: number
    mayEject: (index: number) => boolean
  },
): Watcher[] {
  return board.centre.assessors
    .flatMap(({ id }): Watcher[] => {
      if (!board.mayWatch(id, participants) || board.isAway(id, slot)) return []
      const clashes = board.clashes(id, slot, index)
      if (clashes.length > 1 || (clashes.length === 1 && !mayEject(clashes[0]!))) return []
      const ejects = clashes[0] ?? null
      if (ejects === null && !board.hasMinutes(id, slot.day, exercise.minutes, index)) return []
      return [{ id, ejects, load: board.sittingsOf(id).length }]
    })
    .sort((one, other) => Number(one.ejects !== null) - Number(other.ejects !== null) || one.load - other.load)
}

/** A room, assessors and a role player free at a time, keeping those of the sitting who are; null when there are none. */
export function staffAt(
  board: Board,
  exercise: Exercise,
  { participants, assessors, room, rolePlayer }: Pick<Sitting, 'participants' | 'assessors' | 'room' | 'rolePlayer'>,
  slot: Slot,
  index: number,
): Pick<Sitting, 'room' | 'assessors' | 'rolePlayer'> | null {
  const fits = (id: string) => (board.rooms.get(id)?.seats ?? 0) >= participants.length && board.isFree(id, slot, index)
  const rooms = exercise.rooms.includes(room) ? [room, ...exercise.rooms] : exercise.rooms
  const place = rooms.find(fits)
  if (place === undefined) return null
  const players = [...(rolePlayer === null ? [] : [rolePlayer]), ...board.centre.rolePlayers]
  const player = exercise.needsRolePlayer
    ? players.find((id) => board.centre.rolePlayers.includes(id) && board.isFree(id, slot, index))
    : null
  if (player === undefined) return null
  const watchers = watchersFor(board, { exercise, participants, slot, index, mayEject: () => false }).map(
    ({ id }) => id,
  )
  const kept = assessors.filter((id) => watchers.includes(id))
  const all = [...kept, ...watchers.filter((id) => !kept.includes(id))].slice(0, exercise.assessors)
  return all.length === exercise.assessors ? { room: place, assessors: all, rolePlayer: player } : null
}

/** Every choice of `size` out of the list, in its order, at most `most`. */
export function choices<T>(list: readonly T[], size: number, most: number): T[][] {
  if (size === 0) return [[]]
  const found: T[][] = []
  for (const [place, one] of list.entries()) {
    for (const rest of choices(list.slice(place + 1), size - 1, most - found.length)) found.push([one, ...rest])
    if (found.length >= most) break
  }
  return found.slice(0, most)
}
