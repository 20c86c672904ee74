import type { EventQuality } from '@petakom/contract'
import { COMPETENCIES, cutsFor, POTENTIAL_ASPECTS, type ScaleKind, type ScoringRecipe, THEMES } from '@petakom/domain'
import {
  empiricalReliability,
  type Item,
  type ResponseMatrix,
  reliability,
  selectResponses,
  testInformation,
} from '@petakom/psychometrics'
import type { FormItem } from '../../../db/sittings.ts'

/** A stored score of a person on a scale. */
export interface ScoreFact {
  readonly participantId: string
  readonly kind: ScaleKind
  readonly scale: string
  readonly theta: number
  readonly standardError: number
  /** Of the level given. */
  readonly levelProbability: number
}

const NAMES = new Map(
  [...COMPETENCIES, ...THEMES, ...POTENTIAL_ASPECTS].map(({ code, name, nameEn }) => [code, { name, nameEn }]),
)

/** Precision of the prior N(0, 1), which scoring adds to what the answers say. */
const PRIOR_PRECISION = 1

/**
 * Alpha of the answers; marginal (empirical) reliability of the scores, variance of theta over itself plus the mean squared
 * error; and the standard error a person at each cut has, 1 / sqrt(information + prior's precision).
 */
export function measureScale(of: {
  readonly kind: ScaleKind
  readonly scale: string
  readonly columns: readonly number[]
  readonly items: readonly FormItem[]
  readonly responses: ResponseMatrix
  readonly scores: readonly ScoreFact[]
  readonly recipe: ScoringRecipe
}): EventQuality['scales'][number] {
  const { kind, scale, columns, items, responses, recipe } = of
  const everybody = Array.from({ length: responses.persons }, (_, person) => person)
  const own = of.scores.filter((score) => score.kind === kind && score.scale === scale)
  const parameters = columns.map((column) => items[column]!.parameters as Item)
  const alpha =
    columns.length > 1 && responses.persons > 1
      ? reliability(selectResponses(responses, everybody, columns)).alpha.rawAlpha
      : null
  const errors = own.map(({ standardError }) => standardError)
  return {
    kind,
    scale,
    ...(NAMES.get(scale) ?? { name: scale, nameEn: scale }),
    items: columns.length,
    n: own.length,
    alpha,
    marginal: empiricalReliability(
      own.map(({ theta }) => theta),
      errors,
    ),
    meanError: mean(errors),
    errorAtCuts: cutsFor(recipe, scale).map((cut) => ({
      cut,
      error: 1 / Math.sqrt(testInformation(parameters, cut) + PRIOR_PRECISION),
    })),
    meanLevelProbability: mean(own.map(({ levelProbability }) => levelProbability)),
  }
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
