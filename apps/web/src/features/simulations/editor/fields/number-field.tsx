import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockAt } from '../clock-at.ts'
import { fieldIdOf, useDraftForm, useFieldError } from '../draft-form.tsx'

interface NumberFieldProps {
  readonly path: string
  readonly label: string
  readonly value: number | undefined
  readonly description?: string | undefined
  /** An emptied field that is needed keeps its last number. */
  readonly onValue: (value: number | undefined) => void
}

const read = (text: string): number | undefined => (/^-?\d{1,9}$/.test(text.trim()) ? Number(text) : undefined)

/** A whole number, or nothing. What cannot be read stays in the field with a sentence, and the number as it was. */
export function NumberField({ path, value, onValue, ...rest }: NumberFieldProps) {
  const { t } = useTranslation()
  const error = useFieldError(path)
  const [text, setText] = useState(value === undefined ? '' : String(value))
  const isOdd = text.trim() !== '' && read(text) === undefined
  // Undo and a change from elsewhere show the number that holds.
  const shown = isOdd || read(text) === value ? text : value === undefined ? '' : String(value)
  return (
    <TextInput
      {...rest}
      id={fieldIdOf(path)}
      inputMode="numeric"
      autoComplete="off"
      style={{ width: 200, maxWidth: '100%' }}
      value={shown}
      error={isOdd ? t('simulation:field.notWhole') : error}
      onChange={(event) => {
        const next = event.currentTarget.value
        setText(next)
        if (next.trim() === '' || read(next) !== undefined) onValue(read(next))
      }}
      onBlur={() => setText(value === undefined ? '' : String(value))}
    />
  )
}

/** A minute of the story, with the hour that it is there. */
export function MinuteField(props: Omit<NumberFieldProps, 'description'>) {
  const { t } = useTranslation()
  const { clock } = useDraftForm().draft
  const hour = props.value === undefined ? null : clockAt(clock.starts, props.value)
  return <NumberField {...props} description={hour ? t('simulation:field.hour', { hour }) : undefined} />
}
