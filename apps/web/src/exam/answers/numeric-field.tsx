import { useState } from 'react'
import { useSettings } from '../settings.tsx'
import type { FieldProps } from './field.ts'
import { readNumber, writeNumber } from './read-number.ts'
import { useTyped } from './use-typed.ts'

/** What was typed, and beneath it how it was read. Something that is no number is no answer, and the field says so. */
export function NumericField({ interaction, name, value, onAnswer }: FieldProps<'numeric'>) {
  const { t } = useSettings()
  const { unit, decimals } = interaction
  const number = value && 'number' in value ? value.number : null
  const [wrong, setWrong] = useState(false)
  const typed = useTyped(number === null ? '' : writeNumber(number), (text) => {
    const read = readNumber(text, decimals)
    setWrong(text.trim() !== '' && read === null)
    onAnswer({ number: read })
  })
  return (
    <div className="text-answer">
      <label htmlFor={name}>{unit ? t('answer.numberIn', { unit }) : t('answer.number')}</label>
      <span className="number-row">
        <input
          id={name}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          maxLength={30}
          aria-invalid={wrong}
          aria-describedby={`${name}-read`}
          {...typed}
        />
        {unit && <span aria-hidden="true">{unit}</span>}
      </span>
      <p id={`${name}-read`} className={wrong ? 'problem' : 'hint'} role="status">
        {wrong
          ? t('answer.noNumber', { decimals })
          : number === null
            ? t('answer.numberHint', { decimals })
            : t('answer.readAs', { number: writeNumber(number) })}
      </p>
    </div>
  )
}
