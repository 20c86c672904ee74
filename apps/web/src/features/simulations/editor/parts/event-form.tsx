import { Stack } from '@mantine/core'
import type { Trigger } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { useChoices } from '../draft-form.tsx'
import { ChoiceField } from '../fields/choice-field.tsx'
import { ConditionFields, OptionalCondition } from '../fields/condition-fields.tsx'
import { blankCondition } from '../fields/condition-kinds.ts'
import { blankEffect, EffectFields } from '../fields/effect-fields.tsx'
import { blankAct } from '../fields/evidence-kinds.ts'
import classes from '../fields/fields.module.css'
import { ListFields } from '../fields/list-fields.tsx'
import { MinuteField, NumberField } from '../fields/number-field.tsx'
import { PatternFields, withKey } from '../fields/pattern-fields.tsx'
import type { ThingProps } from './thing-props.ts'

const TRIGGERS = ['at', 'act', 'holds', 'after'] as const
type TriggerKind = (typeof TRIGGERS)[number]
const BLANK: Readonly<Record<TriggerKind, Trigger>> = {
  at: { at: 0 },
  act: { act: blankAct },
  holds: { holds: blankCondition },
  after: { after: '' },
}

export function EventForm({ value, onValue }: ThingProps<'events'>) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <TriggerFields when={value.when} onWhen={(when) => onValue({ ...value, when })} />
      <div className={classes.row}>
        <NumberField
          path="delay"
          label={t('simulation:event.delay')}
          value={value.delay}
          onValue={(delay) => onValue(withKey(value, 'delay', delay))}
        />
        <NumberField
          path="chance"
          label={t('simulation:event.chance')}
          description={t('simulation:event.chanceHint')}
          value={value.chance}
          onValue={(chance) => onValue(withKey(value, 'chance', chance))}
        />
      </div>
      {(['only', 'unless'] as const).map((key) => (
        <OptionalCondition
          key={key}
          path={key}
          label={t(`simulation:event.${key}`)}
          add={t(`simulation:event.add-${key}`)}
          value={value[key]}
          onValue={(condition) => onValue(withKey(value, key, condition))}
        />
      ))}
      <ListFields
        path="effects"
        legend={t('simulation:event.effects')}
        one={t('simulation:effect.one')}
        add={t('simulation:effect.add')}
        items={value.effects}
        onItems={(effects) => onValue({ ...value, effects })}
        blank={() => blankEffect}
        most={20}
        render={(effect, onEffect, path) => <EffectFields path={path} value={effect} onValue={onEffect} />}
      />
    </Stack>
  )
}

function TriggerFields({ when, onWhen }: { when: Trigger; onWhen: (when: Trigger) => void }) {
  const { t } = useTranslation()
  const events = useChoices('event')
  const kind = TRIGGERS.find((one) => one in when)!
  return (
    <>
      <ChoiceField
        path="when"
        label={t('simulation:event.when')}
        value={kind}
        data={TRIGGERS.map((one) => ({ value: one, label: t(`simulation:trigger.${one}`) }))}
        onValue={(next) => next !== kind && onWhen(BLANK[next])}
      />
      <div className={classes.nested}>
        {'at' in when ? (
          <MinuteField
            path="when.at"
            label={t('simulation:event.at')}
            value={when.at}
            onValue={(at) => at !== undefined && onWhen({ at })}
          />
        ) : 'act' in when ? (
          <PatternFields path="when.act" value={when.act} onValue={(act) => onWhen({ act })} />
        ) : 'holds' in when ? (
          <ConditionFields
            path="when.holds"
            label={t('simulation:condition.one')}
            value={when.holds}
            onValue={(holds) => onWhen({ holds })}
          />
        ) : (
          <ChoiceField
            path="when.after"
            label={t('simulation:condition.event')}
            value={when.after}
            data={events}
            onValue={(after) => onWhen({ after })}
          />
        )}
      </div>
    </>
  )
}
