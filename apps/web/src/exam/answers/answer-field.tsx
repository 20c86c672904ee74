import type { AnswerValue, ItemContent } from '@petakom/contract'
import { BestWorstField } from './best-worst-field.tsx'
import { ChoiceField } from './choice-field.tsx'
import { ChoicesField } from './choices-field.tsx'
import { GradedField } from './graded-field.tsx'
import { HotTextField } from './hot-text-field.tsx'
import { MatchField } from './match-field.tsx'
import { NumericField } from './numeric-field.tsx'
import { OrderField } from './order-field.tsx'
import { TextField } from './text-field.tsx'

interface AnswerFieldProps {
  readonly interaction: ItemContent['interaction']
  readonly name: string
  readonly value: AnswerValue | null
  readonly onAnswer: (value: AnswerValue) => void
}

/** The inputs of an item by its kind, as the participant has them and as the author sees them beforehand. */
export function AnswerField({ interaction, ...rest }: AnswerFieldProps) {
  switch (interaction.type) {
    case 'choice':
      return <ChoiceField interaction={interaction} {...rest} />
    case 'choices':
      return <ChoicesField interaction={interaction} {...rest} />
    case 'best-worst':
      return <BestWorstField interaction={interaction} {...rest} />
    case 'graded':
      return <GradedField interaction={interaction} {...rest} />
    case 'order':
      return <OrderField interaction={interaction} {...rest} />
    case 'match':
      return <MatchField interaction={interaction} {...rest} />
    case 'numeric':
      return <NumericField interaction={interaction} {...rest} />
    case 'hot-text':
      return <HotTextField interaction={interaction} {...rest} />
    case 'short-text':
    case 'long-text':
      return <TextField interaction={interaction} {...rest} />
  }
}
