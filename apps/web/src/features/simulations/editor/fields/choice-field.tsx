import { Button, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../../../ui/glyph.tsx'
import { fieldIdOf, useFieldError } from '../draft-form.tsx'
import type { Choice } from '../names.ts'
import classes from './fields.module.css'

interface ChoiceFieldProps<Value extends string> {
  readonly path: string
  readonly label: string
  readonly value: Value | '' | undefined
  readonly data: readonly { readonly value: Value; readonly label: string }[]
  readonly onValue: (value: Value) => void
  readonly description?: string
  /** Offers nothing as well, under this name. */
  readonly none?: string
}

/** One of a list. A value that the list does not hold (something was taken away) is shown as it is. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { path, data, value = '', onValue, none, ...rest } = props
  const isKnown = value === '' || data.some((one) => one.value === value)
  return (
    <NativeSelect
      {...rest}
      id={fieldIdOf(path)}
      value={value}
      error={useFieldError(path)}
      data={[
        ...(none !== undefined || value === '' ? [{ value: '', label: none ?? '–' }] : []),
        ...(isKnown ? [] : [{ value, label: value }]),
        ...data,
      ]}
      onChange={(event) => onValue(event.currentTarget.value as Value)}
    />
  )
}

interface ChoicesFieldProps {
  readonly path: string
  readonly label: string
  readonly value: readonly string[]
  readonly data: readonly Choice[]
  readonly onValue: (value: string[]) => void
  readonly description?: string
  /** What holds while nothing is chosen. */
  readonly whenNone?: string
}

/** Several of a list: those chosen as chips that can be taken away, the others in a select that adds. */
export function ChoicesField({ path, label, value, data, onValue, description, whenNone }: ChoicesFieldProps) {
  const { t } = useTranslation()
  const error = useFieldError(path)
  const labelOf = (one: string) => data.find((choice) => choice.value === one)?.label ?? one
  return (
    <div>
      <NativeSelect
        id={fieldIdOf(path)}
        label={label}
        description={description}
        error={error}
        value=""
        data={[
          { value: '', label: value.length === 0 && whenNone ? whenNone : t('simulation:field.addOne') },
          ...data.filter((choice) => !value.includes(choice.value)),
        ]}
        onChange={(event) => event.currentTarget.value && onValue([...value, event.currentTarget.value])}
      />
      {value.length > 0 ? (
        <ul className={classes.chips} aria-label={label}>
          {value.map((one) => (
            <li key={one}>
              <Button
                variant="default"
                size="compact-md"
                className={classes.chip}
                rightSection={<Glyph name="cross" size={14} />}
                aria-label={t('simulation:field.remove', { name: labelOf(one) })}
                onClick={() => onValue(value.filter((other) => other !== one))}
              >
                {labelOf(one)}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
