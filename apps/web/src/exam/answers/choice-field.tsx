import type { FieldProps } from './field.ts'

export function ChoiceField({ interaction, name, value, onAnswer }: FieldProps<'choice'>) {
  const choice = value && 'choice' in value ? value.choice : null
  return interaction.options.map(({ id, text }) => (
    <label key={id} className="option">
      <input type="radio" name={name} value={id} checked={choice === id} onChange={() => onAnswer({ choice: id })} />
      <span className="option-id">{id}</span>
      <span>{text}</span>
    </label>
  ))
}
