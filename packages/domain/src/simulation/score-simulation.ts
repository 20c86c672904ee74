import { type Evidence, scoreRun } from './evidence.ts'
import { levelOfShare, meanSlope, type SimulationRecipe } from './level-recipe.ts'
import type { RunState } from './run-state.ts'
import type { ReplyRating, Scenario } from './scenario.ts'

/** Raised with anything that changes what a run or its score is. */
export const SIMULATION_ENGINE_VERSION = 'simulation-1'

export interface SimulationScore {
  readonly competency: string
  /** Points of its rules and of its rated replies; `least` counts the negative points of the rules. */
  readonly earned: number
  readonly least: number
  readonly most: number
  /** Where `earned` lies between them, 0 to 1; null where nothing scores the competency. */
  readonly share: number | null
  /** 1 to 5 by the recipe. */
  readonly levelContinuous: number | null
  /** Levels. */
  readonly standardError: number | null
  /** A reply is not settled yet: it is in neither `earned` nor `most`, and the score is not to be used. */
  readonly isAwaiting: boolean
  /** Rules and settled replies that speak of it. */
  readonly rules: number
}

export interface ScoredSimulation {
  readonly scores: readonly SimulationScore[]
  readonly evidence: readonly Evidence[]
}

/** What was replied on a message, as its raters read it: all replies in the order of their acts; '' where nothing was. */
export function replyText({ about, to }: ReplyRating, { acts }: RunState): string {
  return acts
    .filter(({ act }) => act.kind === 'reply' && act.about === about && (!to || to.includes(act.to ?? '')))
    .map(({ act }) => (act.text ?? '').trim())
    .filter((text) => text !== '')
    .join('\n\n')
}

/**
 * Scores of a finished run with what raters gave its replies: `points` by rating id, null while it is not settled. Where
 * nothing was replied there is nothing to rate: 0.
 */
export function scoreSimulation(
  scenario: Scenario,
  state: RunState,
  points: ReadonlyMap<string, number | null>,
  recipe: SimulationRecipe,
): ScoredSimulation {
  const { competencies, evidence } = scoreRun(scenario, state)
  const earnedBy = new Map(evidence.map(({ ruleId, earned }) => [ruleId, earned]))
  const scores = competencies.map(({ competency }): SimulationScore => {
    const ofRules = scenario.rules
      .filter((rule) => rule.competency === competency)
      .map(({ id, points: worth }) => ({
        least: Math.min(0, worth),
        range: Math.abs(worth),
        earned: earnedBy.get(id)!,
      }))
    const rated = scenario.rating
      .filter((rating) => rating.competency === competency)
      .map(({ id, most }) => ({ least: 0, range: most, earned: points.get(id) ?? null }))
    const parts = [...ofRules, ...rated].flatMap((part) =>
      part.earned === null ? [] : [{ ...part, earned: part.earned }],
    )
    const sum = (of: (part: (typeof parts)[number]) => number) => parts.reduce((all, part) => all + of(part), 0)
    const least = sum((part) => part.least)
    const most = least + sum(({ range }) => range)
    const earned = sum((part) => part.earned)
    const share = most > least ? (earned - least) / (most - least) : null
    return {
      ...{ competency, earned, least, most, share, rules: parts.length },
      levelContinuous: share === null ? null : levelOfShare(recipe, share),
      standardError: share === null ? null : errorOfShare(parts) * meanSlope(recipe),
      isAwaiting: rated.some((part) => part.earned === null),
    }
  })
  return { scores, evidence }
}

interface Part {
  readonly least: number
  readonly range: number
  readonly earned: number
}

/**
 * Standard error of a share, its rules and replies taken as a sample of all that could have been looked at: the ratio
 * estimator of sampling, which for rules of equal points is Lord's binomial error. One rule more that was shown and one that
 * was not, of the mean range, keep a run that earned all or nothing from an error of 0. Rules that one act feeds lean on one
 * another, and another scenario may find another person better: both make the true error larger than this.
 */
export function errorOfShare(parts: readonly Part[]): number {
  const mean = parts.reduce((all, { range }) => all + range, 0) / parts.length
  const all = [
    ...parts.map(({ least, range, earned }) => ({ range, held: earned - least })),
    { range: mean, held: mean },
    { range: mean, held: 0 },
  ]
  const total = all.reduce((sum, { range }) => sum + range, 0)
  const share = all.reduce((sum, { held }) => sum + held, 0) / total
  const squares = all.reduce((sum, { range, held }) => sum + (held - share * range) ** 2, 0)
  return Math.sqrt((all.length / (all.length - 1)) * squares) / total
}
