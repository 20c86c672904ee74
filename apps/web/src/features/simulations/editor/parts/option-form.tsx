import { Stack } from '@mantine/core'
import type { DecisionOption } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { useChoices } from '../draft-form.tsx'
import { OptionalCondition } from '../fields/condition-fields.tsx'
import classes from '../fields/fields.module.css'
import { IdField } from '../fields/id-field.tsx'
import { NumberField } from '../fields/number-field.tsx'
import { withKey } from '../fields/pattern-fields.tsx'
import { CheckField, TextField } from '../fields/text-field.tsx'

interface OptionFormProps {
  readonly path: string
  readonly value: DecisionOption
  readonly onValue: (value: DecisionOption) => void
}

/** A decision that a message offers: its words at once, what it costs and when it is offered on demand. */
export function OptionForm({ path, value, onValue }: OptionFormProps) {
  const { t } = useTranslation()
  const resources = useChoices('resource')
  const hasMore = value.cost || value.takes || value.closesMessage || value.when
  const setCost = (id: string, amount: number | undefined) => {
    const { [id]: _, ...rest } = value.cost ?? {}
    const cost = amount === undefined ? rest : { ...rest, [id]: amount }
    onValue(withKey(value, 'cost', Object.keys(cost).length > 0 ? cost : undefined))
  }
  return (
    <Stack gap="sm">
      <TextField
        path={`${path}.label`}
        isSentence
        label={t('simulation:option.label')}
        value={value.label}
        onValue={(label) => onValue({ ...value, label })}
      />
      <details className={classes.more} open={hasMore ? true : undefined}>
        <summary>{t('simulation:option.more')}</summary>
        <Stack gap="sm">
          <IdField kind="option" id={value.id} path={`${path}.id`} />
          <div className={classes.row}>
            {resources.map(({ value: id, label }) => (
              <NumberField
                key={id}
                path={`${path}.cost.${id}`}
                label={t('simulation:option.cost', { name: label })}
                value={value.cost?.[id]}
                onValue={(amount) => setCost(id, amount)}
              />
            ))}
            <NumberField
              path={`${path}.takes`}
              label={t('simulation:option.takes')}
              value={value.takes}
              onValue={(takes) => onValue(withKey(value, 'takes', takes))}
            />
          </div>
          <CheckField
            path={`${path}.closesMessage`}
            label={t('simulation:option.closes')}
            value={value.closesMessage ?? false}
            onValue={(is) => onValue(withKey(value, 'closesMessage', is || undefined))}
          />
          <OptionalCondition
            path={`${path}.when`}
            label={t('simulation:option.when')}
            add={t('simulation:option.addWhen')}
            value={value.when}
            onValue={(when) => onValue(withKey(value, 'when', when))}
          />
        </Stack>
      </details>
    </Stack>
  )
}
