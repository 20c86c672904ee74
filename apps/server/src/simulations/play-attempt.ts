import { Run, type RunState, type Scenario, secondsOfStory, seedOf, slowedWorld } from '@petakom/domain'
import type { JournalOfActs } from './read-acts.ts'

export interface PlayedAttempt {
  readonly id: string
  readonly durationSeconds: number
  readonly storyExtraSeconds: number
}

export const NO_ACTS: JournalOfActs = { acts: [], setAside: [] }

/**
 * The run of an attempt to the end of its story, whenever it was handed in: what was left undone has its consequences, and
 * everybody is scored over the same stretch.
 */
export function playAttempt(
  scenario: Scenario,
  { id, durationSeconds, storyExtraSeconds }: PlayedAttempt,
  { acts }: JournalOfActs,
): RunState {
  const own = slowedWorld(scenario, durationSeconds, storyExtraSeconds)
  const run = new Run(own, seedOf(id))
  for (const act of acts) run.take(act)
  run.advance(secondsOfStory(own))
  return run.state
}
