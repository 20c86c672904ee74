import type { Scenario, SimulationWorld } from './scenario.ts'

/** What never leaves the server. */
export type SimulationRules = Omit<Scenario, keyof SimulationWorld>

/** A scenario in its two halves: what a participant's device gets, and what it must not get. */
export function splitScenario(scenario: Scenario): { world: SimulationWorld; rules: SimulationRules } {
  const { competencies, rules, rating, policies, ...world } = scenario
  return { world, rules: { competencies, rules, rating, ...(policies ? { policies } : {}) } }
}

/**
 * The world of somebody who was granted more time than others: the story runs slower by the same share, so that its events
 * come with as much time for each. Durations in seconds of working time.
 */
export function slowedWorld<W extends SimulationWorld>(world: W, duration: number, extra: number): W {
  if (extra <= 0) return world
  return { ...world, clock: { ...world.clock, pace: (world.clock.pace * duration) / (duration + extra) } }
}

/** Whole minutes of working time that the story needs. */
export const workingMinutes = ({ clock }: Pick<SimulationWorld, 'clock'>): number =>
  Math.ceil(clock.minutes / clock.pace)

/** Seconds of working time after which the story is at its end. */
export const secondsOfStory = ({ clock }: Pick<SimulationWorld, 'clock'>): number =>
  Math.ceil((clock.minutes * 60) / clock.pace)
