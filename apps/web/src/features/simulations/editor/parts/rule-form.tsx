import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../fields/choice-field.tsx'
import { EvidenceFields } from '../fields/evidence-fields.tsx'
import classes from '../fields/fields.module.css'
import { IndicatorFields } from '../fields/indicator-fields.tsx'
import { NumberField } from '../fields/number-field.tsx'
import { TextField } from '../fields/text-field.tsx'
import type { ThingProps } from './thing-props.ts'

export function RuleForm({ value, onValue }: ThingProps<'rules'>) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <TextField
        path="because"
        isSentence
        label={t('simulation:rule.because')}
        description={t('simulation:rule.becauseHint')}
        value={value.because}
        onValue={(because) => onValue({ ...value, because })}
      />
      <IndicatorFields
        competency={value.competency}
        indicator={value.indicator}
        onValue={(chosen) => onValue({ ...value, ...chosen })}
      />
      <div className={classes.row}>
        <ChoiceField
          path="basis"
          label={t('simulation:rule.basis')}
          value={value.basis}
          data={(['product', 'process'] as const).map((one) => ({ value: one, label: t(`simulation:basis.${one}`) }))}
          onValue={(basis) => onValue({ ...value, basis })}
        />
        <NumberField
          path="points"
          label={t('simulation:rule.points')}
          description={t('simulation:rule.pointsHint')}
          value={value.points}
          onValue={(points) => points !== undefined && onValue({ ...value, points })}
        />
      </div>
      <EvidenceFields
        path="pattern"
        label={t('simulation:rule.pattern')}
        value={value.pattern}
        onValue={(pattern) => onValue({ ...value, pattern })}
      />
    </Stack>
  )
}
