import { type Answer, type Interaction, optionIds } from './interaction.ts'
import { isAnswered } from './is-answered.ts'

/** An answer in the words of the item, for those who read a result; null where nothing was answered. */
export function describeAnswer(interaction: Interaction, answer: Answer | null): string | null {
  if (!answer || !isAnswered(answer)) return null
  const texts = textsOf(interaction)
  const say = (id: string | null) => (id === null ? '–' : (texts.get(id) ?? id))
  if ('choice' in answer) return say(answer.choice)
  if ('choices' in answer) return answer.choices.map(say).join('; ')
  if ('best' in answer) return `+ ${say(answer.best)}; − ${say(answer.worst)}`
  if ('grades' in answer) {
    const label = (value: number) =>
      (interaction.type === 'graded' ? interaction.scale.find((step) => step.value === value)?.label : null) ??
      `${value}`
    const rated = optionIds(interaction).filter((id) => answer.grades[id] !== undefined)
    return rated.map((id) => `${say(id)}: ${label(answer.grades[id]!)}`).join('; ')
  }
  if ('order' in answer) return answer.order.map((id, place) => `${place + 1}. ${say(id)}`).join('; ')
  if ('pairs' in answer) return answer.pairs.map(([left, right]) => `${say(left)} → ${say(right)}`).join('; ')
  if ('number' in answer) return answer.number?.replace('.', ',') ?? null
  return answer.text
}

function textsOf(interaction: Interaction): Map<string, string> {
  const options =
    interaction.type === 'match'
      ? [...interaction.left, ...interaction.right]
      : interaction.type === 'hot-text'
        ? interaction.segments.flatMap((segment) => ('id' in segment ? [segment] : []))
        : 'options' in interaction
          ? interaction.options
          : []
  return new Map(options.map(({ id, text }) => [id, text]))
}
