import { useSettings } from '../settings.tsx'
import type { FieldProps } from './field.ts'

/** Every option with its own row of radios. */
export function GradedField({ interaction, name, value, onAnswer }: FieldProps<'graded'>) {
  const { t } = useSettings()
  const grades = value && 'grades' in value ? value.grades : {}
  const { options, scale } = interaction
  return (
    <>
      <p className="hint">
        {t('answer.graded')}{' '}
        <span role="status">
          {t('answer.gradedCount', { count: Object.keys(grades).length, total: options.length })}
        </span>
      </p>
      {options.map((option) => (
        <fieldset key={option.id} className="sub-field">
          <legend>
            <span className="option-id">{option.id}</span> {option.text}
          </legend>
          <div className="grade-row">
            {scale.map((step) => (
              <label key={step.value} className="option">
                <input
                  type="radio"
                  name={`${name}-${option.id}`}
                  value={step.value}
                  checked={grades[option.id] === step.value}
                  onChange={() => onAnswer({ grades: { ...grades, [option.id]: step.value } })}
                />
                <span>{step.label}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </>
  )
}
