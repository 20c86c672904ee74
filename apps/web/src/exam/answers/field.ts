import type { AnswerValue, ItemContent } from '@petakom/contract'

type Interaction = ItemContent['interaction']
export type InteractionOf<Type extends Interaction['type']> = Extract<Interaction, { type: Type }>

/** One form of answer on the page: `value` is what stands, null when nothing was ever said. */
export interface FieldProps<Type extends Interaction['type']> {
  readonly interaction: InteractionOf<Type>
  /** Names the inputs: one item, one name. */
  readonly name: string
  readonly value: AnswerValue | null
  readonly onAnswer: (value: AnswerValue) => void
}

/** The answer that takes an answer back. */
export function emptyAnswer({ type }: Interaction): AnswerValue {
  switch (type) {
    case 'choice':
      return { choice: null }
    case 'choices':
    case 'hot-text':
      return { choices: [] }
    case 'best-worst':
      return { best: null, worst: null }
    case 'graded':
      return { grades: {} }
    case 'order':
      return { order: [] }
    case 'match':
      return { pairs: [] }
    case 'numeric':
      return { number: null }
    case 'short-text':
    case 'long-text':
      return { text: null }
  }
}
