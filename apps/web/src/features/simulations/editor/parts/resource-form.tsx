import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from '../fields/fields.module.css'
import { NumberField } from '../fields/number-field.tsx'
import { withKey } from '../fields/pattern-fields.tsx'
import { CheckField, TextField } from '../fields/text-field.tsx'
import type { ThingProps } from './thing-props.ts'

export function ResourceForm({ value, onValue }: ThingProps<'resources'>) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <TextField
        path="name"
        label={t('simulation:resource.name')}
        value={value.name}
        onValue={(name) => onValue({ ...value, name })}
      />
      <TextField
        path="unit"
        label={t('simulation:resource.unit')}
        description={t('simulation:resource.unitHint')}
        value={value.unit}
        onValue={(unit) => onValue({ ...value, unit })}
      />
      <div className={classes.row}>
        <NumberField
          path="start"
          label={t('simulation:resource.start')}
          value={value.start}
          onValue={(start) => start !== undefined && onValue({ ...value, start })}
        />
        {(['least', 'most'] as const).map((key) => (
          <NumberField
            key={key}
            path={key}
            label={t(`simulation:resource.${key}`)}
            value={value[key]}
            onValue={(amount) => onValue(withKey(value, key, amount))}
          />
        ))}
      </div>
      <CheckField
        path="shown"
        label={t('simulation:resource.shown')}
        value={value.shown}
        onValue={(shown) => onValue({ ...value, shown })}
      />
    </Stack>
  )
}
