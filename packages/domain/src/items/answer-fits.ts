import { type Answer, type Interaction, optionIds } from './interaction.ts'
import { isAnswered } from './is-answered.ts'
import { countWords } from './words.ts'

const NUMBER = /^-?\d{1,15}(\.(\d{1,10}))?$/

const isDistinct = (ids: readonly string[]) => new Set(ids).size === ids.length
const areOf = (ids: readonly string[], known: readonly string[]) => ids.every((id) => known.includes(id))

/**
 * Whether an answer could have been given on this item: of its kind, naming only what it offers, nothing twice, not more
 * than is allowed and not too long. An unfinished answer (fewer than `least`, half of the pairs) fits: it is kept, and
 * earns what it earns. An answer taken back always fits its kind.
 */
export function answerFits(interaction: Interaction, answer: Answer): boolean {
  const ids = optionIds(interaction)
  const isOption = (id: string | null) => id === null || ids.includes(id)
  switch (interaction.type) {
    case 'choice':
      return 'choice' in answer && isOption(answer.choice)
    case 'choices':
    case 'hot-text':
      return (
        'choices' in answer &&
        isDistinct(answer.choices) &&
        areOf(answer.choices, ids) &&
        answer.choices.length <= interaction.most
      )
    case 'best-worst':
      return (
        'best' in answer &&
        isOption(answer.best) &&
        isOption(answer.worst) &&
        (answer.best === null || answer.best !== answer.worst)
      )
    case 'graded':
      return (
        'grades' in answer &&
        areOf(Object.keys(answer.grades), ids) &&
        Object.values(answer.grades).every((grade) => interaction.scale.some(({ value }) => value === grade))
      )
    case 'order':
      return (
        'order' in answer &&
        isDistinct(answer.order) &&
        areOf(answer.order, ids) &&
        (!isAnswered(answer) || answer.order.length === ids.length)
      )
    case 'match': {
      if (!('pairs' in answer)) return false
      const right = interaction.right.map(({ id }) => id)
      const rights = answer.pairs.map(([, id]) => id)
      const lefts = answer.pairs.map(([id]) => id)
      return (
        isDistinct(lefts) &&
        areOf(lefts, ids) &&
        areOf(rights, right) &&
        right.every((id) => rights.filter((one) => one === id).length <= interaction.mostPerRight)
      )
    }
    case 'numeric': {
      if (!('number' in answer)) return false
      if (answer.number === null) return true
      const match = NUMBER.exec(answer.number)
      return match !== null && (match[2]?.length ?? 0) <= interaction.decimals
    }
    case 'short-text':
      return 'text' in answer && (answer.text === null || answer.text.length <= interaction.most)
    case 'long-text':
      return 'text' in answer && (answer.text === null || countWords(answer.text) <= interaction.mostWords)
  }
}
