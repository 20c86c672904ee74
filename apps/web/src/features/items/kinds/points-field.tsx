import { useTranslation } from 'react-i18next'
import { Field } from './field.tsx'
import { fieldId } from './field-id.ts'

interface PointsFieldProps {
  /** The rows that it stands in, as `fieldId` calls them, and its place among them from 0. */
  readonly list: string
  readonly place: number
  /** Where the points need a name of what they are for. */
  readonly label?: string
  readonly value: string
  readonly onValue: (points: string) => void
}

export function PointsField({ list, place, label, value, onValue }: PointsFieldProps) {
  const { t } = useTranslation()
  return (
    <Field
      id={fieldId(list, place, 'poin')}
      label={label ?? t('editor:points')}
      inputMode="numeric"
      width={110}
      value={value}
      onValue={onValue}
    />
  )
}
