import { type Reason, reason } from '../reasons/reason.ts'
import { decimalUnits } from './decimal.ts'
import { type Interaction, type Option, optionIds, type Scoring } from './interaction.ts'
import { mostPoints } from './score-answer.ts'

const isWhole = (points: number) => Number.isInteger(points) && Math.abs(points) <= MOST_POINTS
const MOST_POINTS = 20

/** What is wrong with an item's interaction or scoring, or null. Every option has its points; the key stays within. */
export function scoringProblem(interaction: Interaction, scoring: Scoring): Reason | null {
  if (scoring.type !== interaction.type) return reason('SCORING_OF_OTHER_KIND')
  return interactionProblem(interaction) ?? keyProblem(interaction, scoring) ?? pointsProblem(interaction, scoring)
}

function interactionProblem(interaction: Interaction): Reason | null {
  const lists = interaction.type === 'match' ? [interaction.left, interaction.right] : [optionsOf(interaction)]
  for (const options of lists) {
    if (new Set(options.map(({ id }) => id)).size < options.length) return reason('OPTION_LETTER_TWICE')
    const texts = options.map(({ text }) => text.toLowerCase())
    // The same word may well occur twice in a passage.
    if (interaction.type !== 'hot-text' && new Set(texts).size < texts.length) return reason('OPTION_TEXT_TWICE')
  }
  if (interaction.type === 'choices' || interaction.type === 'hot-text') {
    const { least, most } = interaction
    if (least > most || most > optionIds(interaction).length) return reason('CHOICE_LIMITS')
  }
  if (interaction.type === 'graded') {
    const values = interaction.scale.map(({ value }) => value)
    if (new Set(values).size < values.length) return reason('SCALE_VALUE_TWICE')
  }
  if (interaction.type === 'match' && interaction.mostPerRight * interaction.right.length < interaction.left.length)
    return reason('MATCH_WITHOUT_ROOM')
  return null
}

function optionsOf(interaction: Interaction): readonly Option[] {
  if (interaction.type === 'hot-text')
    return interaction.segments.filter((segment): segment is Option => 'id' in segment)
  return 'options' in interaction ? interaction.options : []
}

/** Every option scored, and nothing besides. */
function coverage(ids: readonly string[], keyed: readonly string[]): Reason | null {
  if (ids.some((id) => !keyed.includes(id))) return reason('OPTION_WITHOUT_WEIGHT')
  return keyed.some((id) => !ids.includes(id)) ? reason('KEY_OUTSIDE_OPTIONS') : null
}

function keyProblem(interaction: Interaction, scoring: Scoring): Reason | null {
  const ids = optionIds(interaction)
  switch (scoring.type) {
    case 'choice':
    case 'choices':
    case 'hot-text':
      return coverage(ids, Object.keys(scoring.weights))
    case 'best-worst':
      return coverage(ids, Object.keys(scoring.best)) ?? coverage(ids, Object.keys(scoring.worst))
    case 'graded': {
      const values = interaction.type === 'graded' ? interaction.scale.map(({ value }) => value) : []
      return (
        coverage(ids, Object.keys(scoring.key)) ??
        (Object.values(scoring.key).every((value) => values.includes(value)) ? null : reason('KEY_OUTSIDE_SCALE'))
      )
    }
    case 'order':
      return coverage(ids, scoring.key) ?? (scoring.key.length === ids.length ? null : reason('KEY_OUTSIDE_OPTIONS'))
    case 'match': {
      const right = interaction.type === 'match' ? interaction.right.map(({ id }) => id) : []
      if (new Set(scoring.pairs.map(([l, r]) => `${l} ${r}`)).size < scoring.pairs.length) return reason('PAIR_TWICE')
      if (scoring.pairs.some(([, r]) => !right.includes(r))) return reason('KEY_OUTSIDE_OPTIONS')
      return coverage(
        ids,
        scoring.pairs.map(([l]) => l),
      )
    }
    case 'numeric':
      return scoring.ranges.every(({ low, high }) => isRange(decimalUnits(low), decimalUnits(high)))
        ? null
        : reason('RANGE_INVALID')
    case 'short-text':
      return null
    case 'long-text':
      return (scoring.anchors ?? []).every(({ points }) => points >= 0 && points <= scoring.most)
        ? null
        : reason('ANCHOR_BEYOND_MOST', { most: scoring.most })
  }
}

const isRange = (low: bigint | null, high: bigint | null) => low !== null && high !== null && low <= high

function allPoints(scoring: Scoring): number[] {
  switch (scoring.type) {
    case 'choice':
    case 'choices':
    case 'hot-text':
      return Object.values(scoring.weights)
    case 'best-worst':
      return [...Object.values(scoring.best), ...Object.values(scoring.worst)]
    case 'match':
      return scoring.pairs.map(([, , points]) => points)
    case 'numeric':
      return scoring.ranges.map(({ points }) => points)
    case 'short-text':
      return scoring.accepted.map(({ points }) => points)
    case 'long-text':
      return [scoring.most]
    default:
      return []
  }
}

function pointsProblem(interaction: Interaction, scoring: Scoring): Reason | null {
  const all = allPoints(scoring)
  const mayTakeAway = scoring.type === 'choices' || scoring.type === 'hot-text'
  if (!all.every((points) => isWhole(points) && (mayTakeAway || points >= 0))) return reason('POINTS_NOT_WHOLE')
  const most = mostPoints(interaction, scoring)
  if (most < 1) return reason('NOTHING_TO_EARN')
  return most > MOST_POINTS ? reason('TOO_MANY_POINTS', { most: MOST_POINTS }) : null
}
