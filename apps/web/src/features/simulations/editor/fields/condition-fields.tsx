import { Button, Stack } from '@mantine/core'
import type { Condition } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { useChoices } from '../draft-form.tsx'
import { ChoiceField } from './choice-field.tsx'
import { blankCondition, CONDITION_KINDS, kindOfCondition, turnCondition } from './condition-kinds.ts'
import classes from './fields.module.css'
import { ListFields } from './list-fields.tsx'
import { MinuteField, NumberField } from './number-field.tsx'
import { PatternFields, withKey } from './pattern-fields.tsx'

interface ConditionFieldsProps {
  readonly path: string
  readonly label: string
  readonly value: Condition
  readonly onValue: (value: Condition) => void
}

export function ConditionFields({ path, label, value, onValue }: ConditionFieldsProps) {
  const { t } = useTranslation()
  const kind = kindOfCondition(value)
  return (
    <Stack gap="sm">
      <ChoiceField
        path={`${path}.kind-of`}
        label={label}
        value={kind}
        data={CONDITION_KINDS.map((one) => ({ value: one, label: t(`simulation:condition.${one}`) }))}
        onValue={(next) => onValue(turnCondition(value, next))}
      />
      <div className={classes.nested}>
        <Inside path={path} label={label} value={value} onValue={onValue} />
      </div>
    </Stack>
  )
}

function Inside({ path, label, value, onValue }: ConditionFieldsProps) {
  const { t } = useTranslation()
  const [events, marks, resources] = [useChoices('event'), useChoices('mark'), useChoices('resource')]
  if ('all' in value || 'any' in value) {
    const key = 'all' in value ? 'all' : 'any'
    return (
      <ListFields
        path={`${path}.${key}`}
        legend={t(`simulation:condition.${key}`)}
        one={t('simulation:condition.one')}
        add={t('simulation:condition.add')}
        items={'all' in value ? value.all : value.any}
        onItems={(items) => onValue(key === 'all' ? { all: items } : { any: items })}
        blank={() => blankCondition}
        most={20}
        render={(one, onOne, at) => (
          <ConditionFields path={at} label={t('simulation:condition.one')} value={one} onValue={onOne} />
        )}
      />
    )
  }
  if ('not' in value)
    return (
      <ConditionFields
        path={`${path}.not`}
        label={t('simulation:condition.one')}
        value={value.not}
        onValue={(not) => onValue({ not })}
      />
    )
  if ('done' in value)
    return <PatternFields path={`${path}.done`} value={value.done} onValue={(done) => onValue({ done })} />
  if ('happened' in value)
    return (
      <ChoiceField
        path={`${path}.happened`}
        label={t('simulation:condition.event')}
        value={value.happened}
        data={events}
        onValue={(happened) => onValue({ happened })}
      />
    )
  if ('marked' in value)
    return (
      <ChoiceField
        path={`${path}.marked`}
        label={t('simulation:condition.mark')}
        value={value.marked}
        data={marks}
        onValue={(marked) => onValue({ marked })}
        description={t('simulation:condition.markHint')}
      />
    )
  if ('resource' in value)
    return (
      <div className={classes.row}>
        <div className={classes.grow}>
          <ChoiceField
            path={`${path}.resource`}
            label={t('simulation:condition.resourceName')}
            value={value.resource}
            data={resources}
            onValue={(resource) => onValue({ ...value, resource })}
          />
        </div>
        {(['least', 'most'] as const).map((key) => (
          <NumberField
            key={key}
            path={`${path}.${key}`}
            label={t(`simulation:condition.${key}`)}
            value={value[key]}
            onValue={(amount) => onValue(withKey(value, key, amount))}
          />
        ))}
      </div>
    )
  const isBefore = 'before' in value
  return (
    <MinuteField
      path={`${path}.${isBefore ? 'before' : 'after'}`}
      label={`${label}: ${t(`simulation:condition.${isBefore ? 'before' : 'after'}`)}`}
      value={isBefore ? value.before : value.after}
      onValue={(minute) => minute !== undefined && onValue(isBefore ? { before: minute } : { after: minute })}
    />
  )
}

interface OptionalConditionProps extends Omit<ConditionFieldsProps, 'value' | 'onValue'> {
  readonly add: string
  readonly value: Condition | undefined
  readonly onValue: (value: Condition | undefined) => void
}

/** A condition that need not be there. */
export function OptionalCondition({ add, value, onValue, ...rest }: OptionalConditionProps) {
  const { t } = useTranslation()
  if (!value)
    return (
      <div>
        <Button variant="default" onClick={() => onValue(blankCondition)}>
          {add}
        </Button>
      </div>
    )
  return (
    <div className={classes.entry}>
      <ConditionFields {...rest} value={value} onValue={onValue} />
      <Button mt="sm" variant="default" size="compact-md" onClick={() => onValue(undefined)}>
        {t('simulation:condition.remove', { name: rest.label })}
      </Button>
    </div>
  )
}
