import type { Centre, Sitting } from '../centre.ts'
import { newConflicts } from '../move-conflicts.ts'
import { Board } from './board.ts'
import { atAnotherTime, inPlace } from './options.ts'
import { problemsOf } from './problems.ts'
import { momentOf } from './repair-timetable.ts'

const MOST = 5
/** Half hours: what is offered shall differ. */
const STEP = 30

/**
 * What one sitting could be changed to without touching another one and without breaking a rule: first other people or
 * another room at its hour where it is broken, then other hours, the soonest first. Nothing where it cannot be changed.
 */
export function suggestChanges(
  centre: Centre,
  sittings: readonly Sitting[],
  place: number,
  { from }: { readonly from?: { readonly day: string; readonly minute: number } | undefined } = {},
): Sitting[] {
  const board = new Board(centre, sittings)
  const freedom = {
    mayChange: () => false,
    isFixed: () => false,
    from: momentOf(centre, from),
    step: STEP,
  }
  const problems = problemsOf(board, place)
  const options = [
    ...(problems ? inPlace(board, place, problems, freedom) : []),
    ...atAnotherTime(board, place, sittings[place]!, freedom),
  ]
  return options
    .flatMap(({ puts }) => puts.flatMap(([index, sitting]) => (index === place && sitting ? [sitting] : [])))
    .filter((sitting) => {
      const after = sittings.map((one, index) => (index === place ? sitting : one))
      return newConflicts(centre, sittings, after).length === 0
    })
    .slice(0, MOST)
}
