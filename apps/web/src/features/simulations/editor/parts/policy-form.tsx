import { Stack } from '@mantine/core'
import type { ActKind, ScriptedPolicy } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { type DraftForm, useChoices, useDraftForm } from '../draft-form.tsx'
import { ChoiceField } from '../fields/choice-field.tsx'
import classes from '../fields/fields.module.css'
import { ListFields } from '../fields/list-fields.tsx'
import { MinuteField, NumberField } from '../fields/number-field.tsx'
import { useActKinds, withKey } from '../fields/pattern-fields.tsx'
import { TextField } from '../fields/text-field.tsx'
import type { ThingProps } from './thing-props.ts'

type ScriptedAct = ScriptedPolicy['acts'][number]
const NEEDS_PERSON: readonly ActKind[] = ['delegate', 'ask', 'escalate', 'reply']

/** What the tester does when it plays this way, act by act, and what share of the points that should earn. */
export function PolicyForm({ value, onValue }: ThingProps<'policies'>) {
  const { t } = useTranslation()
  const { draft } = useDraftForm()
  const [least, most] = value.expects ?? [undefined, undefined]
  const expect = (next: readonly [number | undefined, number | undefined]) => {
    const [from, to] = next
    const isGiven = from !== undefined || to !== undefined
    onValue(withKey(value, 'expects', isGiven ? [from ?? 0, to ?? 100] : undefined))
  }
  return (
    <Stack gap="sm">
      <div className={classes.row}>
        <NumberField
          path="expects.0"
          label={t('simulation:policy.least')}
          description={t('simulation:policy.expectsHint')}
          value={least}
          onValue={(from) => expect([from, most])}
        />
        <NumberField
          path="expects.1"
          label={t('simulation:policy.most')}
          value={most}
          onValue={(to) => expect([least, to])}
        />
      </div>
      <ListFields<ScriptedAct>
        path="acts"
        legend={t('simulation:policy.acts')}
        hint={t('simulation:policy.actsHint')}
        one={t('simulation:policy.act')}
        add={t('simulation:policy.addAct')}
        items={value.acts}
        onItems={(acts) => onValue({ ...value, acts })}
        blank={() => blankActOf(draft, value)}
        most={300}
        render={(act, onAct, path) => <ScriptedActFields path={path} value={act} onValue={onAct} />}
      />
    </Stack>
  )
}

const blankActOf = ({ messages }: DraftForm['draft'], { acts }: ScriptedPolicy): ScriptedAct => ({
  minute: acts.at(-1)?.minute ?? 0,
  kind: 'open',
  about: messages[0]?.id ?? '',
})

interface ScriptedActFieldsProps {
  readonly path: string
  readonly value: ScriptedAct
  readonly onValue: (value: ScriptedAct) => void
}

function ScriptedActFields({ path, value, onValue }: ScriptedActFieldsProps) {
  const { t } = useTranslation()
  const { draft } = useDraftForm()
  const [targets, actors] = [useChoices('target'), useChoices('actor')]
  const options = draft.messages.find(({ id }) => id === value.about)?.options ?? []
  return (
    <div className={classes.row}>
      <MinuteField
        path={`${path}.minute`}
        label={t('simulation:policy.minute')}
        value={value.minute}
        onValue={(minute) => minute !== undefined && onValue({ ...value, minute })}
      />
      <ChoiceField
        path={`${path}.kind`}
        label={t('simulation:pattern.kind')}
        value={value.kind}
        data={useActKinds()}
        onValue={(kind) => onValue({ ...value, kind })}
      />
      <div className={classes.grow}>
        <ChoiceField
          path={`${path}.about`}
          label={t('simulation:policy.about')}
          value={value.about}
          data={targets}
          onValue={(about) => onValue(withKey({ ...value, about }, 'option', undefined))}
        />
      </div>
      {value.kind === 'decide' ? (
        <div className={classes.grow}>
          <ChoiceField
            path={`${path}.option`}
            label={t('simulation:option.one')}
            value={value.option}
            data={options.map(({ id, label }) => ({ value: id, label: label || id }))}
            onValue={(option) => onValue({ ...value, option })}
          />
        </div>
      ) : null}
      {NEEDS_PERSON.includes(value.kind) ? (
        <div className={classes.grow}>
          <ChoiceField
            path={`${path}.to`}
            label={t('simulation:policy.to')}
            none={t('simulation:field.none')}
            value={value.to}
            data={actors}
            onValue={(to) => onValue(withKey(value, 'to', to || undefined))}
          />
        </div>
      ) : null}
      {value.kind === 'schedule'
        ? (['from', 'to'] as const).map((key) => (
            <MinuteField
              key={key}
              path={`${path}.slot.${key}`}
              label={t(`simulation:calendar.${key}`)}
              value={value.slot?.[key]}
              onValue={(minute) =>
                minute !== undefined && onValue({ ...value, slot: { from: 0, to: 60, ...value.slot, [key]: minute } })
              }
            />
          ))
        : null}
      {value.kind === 'reply' || value.kind === 'note' ? (
        <div className={classes.grow}>
          <TextField
            path={`${path}.text`}
            label={t('simulation:policy.text')}
            isLong
            value={value.text ?? ''}
            onValue={(text) => onValue(withKey(value, 'text', text || undefined))}
          />
        </div>
      ) : null}
    </div>
  )
}
