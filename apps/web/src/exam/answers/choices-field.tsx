import { useSettings } from '../settings.tsx'
import type { FieldProps } from './field.ts'
import { LimitHint } from './limit-hint.tsx'

export function ChoicesField({ interaction, name, value, onAnswer }: FieldProps<'choices'>) {
  const { options, least, most } = interaction
  const chosen = value && 'choices' in value ? value.choices : []
  const { t } = useSettings()
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]
    // In the order of the options: the same set is the same answer.
    onAnswer({ choices: options.flatMap((option) => (next.includes(option.id) ? [option.id] : [])) })
  }
  return (
    <>
      <LimitHint least={least} most={most} chosen={chosen.length} hint={t('answer.choices')} />
      {options.map(({ id, text }) => (
        <label key={id} className="option">
          <input
            type="checkbox"
            name={name}
            value={id}
            checked={chosen.includes(id)}
            disabled={!chosen.includes(id) && chosen.length >= most}
            onChange={() => toggle(id)}
          />
          <span className="option-id">{id}</span>
          <span>{text}</span>
        </label>
      ))}
    </>
  )
}
