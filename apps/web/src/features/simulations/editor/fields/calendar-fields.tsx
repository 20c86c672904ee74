import { Stack } from '@mantine/core'
import type { CalendarEntry } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { useChoices } from '../draft-form.tsx'
import { ChoicesField } from './choice-field.tsx'
import classes from './fields.module.css'
import { MinuteField } from './number-field.tsx'
import { withKey } from './pattern-fields.tsx'
import { CheckField, TextField } from './text-field.tsx'

interface CalendarFieldsProps {
  /** Empty for an entry of the calendar, else where it stands inside an event. */
  readonly path: string
  readonly value: CalendarEntry
  readonly onValue: (value: CalendarEntry) => void
}

export function CalendarFields({ path, value, onValue }: CalendarFieldsProps) {
  const { t } = useTranslation()
  const at = (field: string) => (path ? `${path}.${field}` : field)
  return (
    <Stack gap="sm">
      <TextField
        path={at('title')}
        label={t('simulation:calendar.title')}
        value={value.title}
        onValue={(title) => onValue({ ...value, title })}
      />
      <div className={classes.row}>
        {(['from', 'to'] as const).map((key) => (
          <MinuteField
            key={key}
            path={at(key)}
            label={t(`simulation:calendar.${key}`)}
            value={value[key]}
            onValue={(minute) => minute !== undefined && onValue({ ...value, [key]: minute })}
          />
        ))}
      </div>
      <ChoicesField
        path={at('with')}
        label={t('simulation:calendar.with')}
        value={value.with ?? []}
        data={useChoices('actor')}
        onValue={(ids) => onValue(withKey(value, 'with', ids.length > 0 ? ids : undefined))}
      />
      <CheckField
        path={at('movable')}
        label={t('simulation:calendar.movable')}
        value={value.movable}
        onValue={(movable) => onValue({ ...value, movable })}
      />
    </Stack>
  )
}
