import { useSettings } from '../settings.tsx'
import type { FieldProps } from './field.ts'

const SIDES = ['best', 'worst'] as const

/**
 * Two radio groups over the same options: what is best cannot be worst. The option taken on the other side is closed, so
 * that the arrow keys pass over it: moving through a group must never take back the other answer.
 */
export function BestWorstField({ interaction, name, value, onAnswer }: FieldProps<'best-worst'>) {
  const { t } = useSettings()
  const { best, worst } = value && 'best' in value ? value : { best: null, worst: null }
  const pick = (side: (typeof SIDES)[number], id: string) =>
    onAnswer(side === 'best' ? { best: id, worst } : { best, worst: id })
  return (
    <>
      <p className="hint">{t('answer.bestWorst')}</p>
      {SIDES.map((side) => (
        <fieldset key={side} className="sub-field">
          <legend>{t(`answer.${side}`)}</legend>
          {interaction.options.map(({ id, text }) => (
            <label key={id} className="option">
              <input
                type="radio"
                name={`${name}-${side}`}
                value={id}
                checked={(side === 'best' ? best : worst) === id}
                disabled={(side === 'best' ? worst : best) === id}
                onChange={() => pick(side, id)}
              />
              <span className="option-id">{id}</span>
              <span>{text}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </>
  )
}
