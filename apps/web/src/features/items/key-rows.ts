import type { Interaction, Scoring } from '@petakom/contract'

export interface KeyRow {
  readonly answer: string
  readonly points: string | number
}

/** The scoring of an item as rows: what is answered, and what it earns or should be. */
export function keyRows(interaction: Interaction, scoring: Scoring, best: string, worst: string): KeyRow[] {
  const texts = new Map(partsOf(interaction).map(({ id, text }) => [id, text]))
  const textOf = (id: string) => texts.get(id) ?? id
  const name = (id: string) => {
    const text = texts.get(id) ?? ''
    return interaction.type === 'hot-text' || text === '' ? text || id : `${id}. ${text}`
  }
  const rows = (points: Readonly<Record<string, number>>, word = '') =>
    Object.entries(points).map(([id, earned]) => ({ answer: word + name(id), points: earned }))
  switch (scoring.type) {
    case 'choice':
    case 'choices':
    case 'hot-text':
      return rows(scoring.weights)
    case 'best-worst':
      return [...rows(scoring.best, `${best}: `), ...rows(scoring.worst, `${worst}: `)]
    case 'graded': {
      const scale = interaction.type === 'graded' ? interaction.scale : []
      return Object.entries(scoring.key).map(([id, value]) => ({
        answer: name(id),
        points: scale.find((step) => step.value === value)?.label ?? value,
      }))
    }
    case 'order':
      return scoring.key.map((id, place) => ({ answer: name(id), points: place + 1 }))
    case 'match':
      // Nobody sees the ids of the two columns: not the author, not the participant.
      return scoring.pairs.map(([left, right, points]) => ({ answer: `${textOf(left)} → ${textOf(right)}`, points }))
    case 'numeric':
      return scoring.ranges.map(({ low, high, points }) => ({
        answer: low === high ? low : `${low} – ${high}`,
        points,
      }))
    case 'short-text':
      return scoring.accepted.map(({ text, points }) => ({ answer: text, points }))
    case 'long-text':
      return []
  }
}

function partsOf(interaction: Interaction): readonly { id: string; text: string }[] {
  if (interaction.type === 'match') return [...interaction.left, ...interaction.right]
  if (interaction.type === 'hot-text') return interaction.segments.flatMap((one) => ('id' in one ? [one] : []))
  return 'options' in interaction ? interaction.options : []
}
