import type { Sitting } from '../centre.ts'
import type { Board } from './board.ts'

/** What is wrong with one sitting so that it cannot be held as it stands. What only costs comfort is left alone. */
export interface Problems {
  /** Its day or hours are no longer the centre's. */
  readonly time: boolean
  readonly room: boolean
  /** Assessors who cannot be there or may not watch. */
  readonly assessors: readonly string[]
  /** Assessors who were never named. */
  readonly missing: number
  readonly rolePlayer: boolean
  readonly participants: readonly string[]
}

export function problemsOf(board: Board, index: number): Problems | null {
  const sitting = board.sittings[index]
  if (!sitting) return null
  const { minutes, preparationMinutes, assessors: wanted, needsRolePlayer, rooms } = board.exerciseOf(sitting)
  const day = board.days.get(sitting.day)
  const { start, room, participants, assessors, rolePlayer } = sitting
  const time = !day || start - preparationMinutes < day.start || start + minutes > day.end
  const cannot = (who: string) => isTaken(board, who, sitting, index)
  const seats = board.rooms.get(room)?.seats ?? 0
  const found: Problems = {
    time,
    room: !rooms.includes(room) || seats < participants.length || cannot(room),
    assessors: assessors.filter((id) => !board.mayWatch(id, participants) || cannot(id)),
    missing: Math.max(0, wanted - assessors.length),
    rolePlayer:
      needsRolePlayer && (rolePlayer === null || !board.centre.rolePlayers.includes(rolePlayer) || cannot(rolePlayer)),
    participants: participants.filter(cannot),
  }
  return time ||
    found.room ||
    found.rolePlayer ||
    found.assessors.length + found.missing + found.participants.length > 0
    ? found
    : null
}

/** Away, or in two places at once. A missing pause was somebody's choice. */
function isTaken(board: Board, who: string, sitting: Sitting, index: number): boolean {
  const slot = board.slotOf(who, sitting)
  return board.isAway(who, slot) || board.clashes(who, slot, index, false).length > 0
}

/**
 * Appointments that must be new whatever else is changed: of every participant who cannot come, of as many assessors as
 * are wanted in place of those who cannot, of everybody where hour or room is lost. A group can be dealt out to others,
 * so of it only the participants count.
 */
export function fewestNew(board: Board, index: number, problems: Problems): number {
  const sitting = board.sittings[index]!
  const { kind, assessors, needsRolePlayer } = board.exerciseOf(sitting)
  const people = sitting.participants.length
  if (problems.time || problems.room)
    return kind === 'individual' ? people + assessors + Number(needsRolePlayer) : people
  const instead = problems.assessors.length + problems.missing + Number(problems.rolePlayer)
  return (kind === 'individual' ? instead : Math.min(instead, people)) + problems.participants.length
}
