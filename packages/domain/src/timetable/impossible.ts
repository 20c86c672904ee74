import { type Bound, findBounds } from './bounds.ts'
import { type Centre, sizesOf } from './centre.ts'

/** Why no timetable can exist: each is true whatever the order of sittings. */
export type Impossible =
  | { readonly reason: 'bound'; readonly bound: Bound }
  | { readonly reason: 'group-sizes'; readonly exercise: string; readonly participants: number }
  | { readonly reason: 'no-room'; readonly exercise: string }
  | { readonly reason: 'no-role-player'; readonly exercise: string }
  | {
      readonly reason: 'too-few-assessors'
      readonly participant: string
      readonly allowed: number
      readonly needed: number
    }
  | { readonly reason: 'too-few-observed'; readonly seats: number; readonly needed: number }

export const canSplit = (people: number, min: number, max: number): boolean =>
  people === 0 || (max >= min && Math.ceil(people / max) * min <= people)

export function findImpossible(centre: Centre): Impossible | null {
  if (centre.participants.length === 0) return null
  for (const exercise of centre.exercises) {
    const seats = centre.rooms.filter(({ id }) => exercise.rooms.includes(id)).map((room) => room.seats)
    const { min, max } = sizesOf(exercise, Math.max(0, ...seats))
    if (max < min) return { reason: 'no-room', exercise: exercise.id }
    if (!canSplit(centre.participants.length, min, max))
      return { reason: 'group-sizes', exercise: exercise.id, participants: centre.participants.length }
    if (exercise.needsRolePlayer && centre.rolePlayers.length === 0)
      return { reason: 'no-role-player', exercise: exercise.id }
  }
  const observed = centre.exercises.reduce((sum, { assessors }) => sum + assessors, 0)
  if (observed < centre.minAssessors)
    return { reason: 'too-few-observed', seats: observed, needed: centre.minAssessors }
  const needed = Math.max(centre.minAssessors, ...centre.exercises.map(({ assessors }) => assessors))
  for (const participant of centre.participants) {
    const allowed = centre.assessors.filter((assessor) => !isBarred(centre, assessor, participant)).length
    if (allowed < needed) return { reason: 'too-few-assessors', participant: participant.id, allowed, needed }
  }
  const broken = findBounds(centre).find(({ earliest }) => earliest === null)
  return broken ? { reason: 'bound', bound: broken } : null
}

export const isBarred = (
  { links }: Centre,
  assessor: { readonly id: string; readonly agency: string },
  participant: { readonly id: string; readonly agency: string },
): boolean =>
  assessor.agency === participant.agency ||
  links.some((link) => link.assessor === assessor.id && link.participant === participant.id)
