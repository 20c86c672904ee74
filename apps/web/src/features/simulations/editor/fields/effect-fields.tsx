import { Stack } from '@mantine/core'
import type { Effect } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { useChoices, useDraftForm } from '../draft-form.tsx'
import { freeNameFor } from '../draft-parts.ts'
import { CalendarFields } from './calendar-fields.tsx'
import { ChoiceField } from './choice-field.tsx'
import classes from './fields.module.css'
import { NumberField } from './number-field.tsx'
import { CheckField, TextField } from './text-field.tsx'

const EFFECT_KINDS = ['send', 'notice', 'reveal', 'change', 'mark', 'close', 'calendar', 'end'] as const
type EffectKind = (typeof EFFECT_KINDS)[number]
export const blankEffect: Effect = { send: '' }

const kindOf = (effect: Effect): EffectKind => EFFECT_KINDS.find((kind) => kind in effect)!

function blankOf(kind: EffectKind, freeId: () => string): Effect {
  if (kind === 'change') return { change: '', by: 1 }
  if (kind === 'mark') return { mark: '', is: true }
  if (kind === 'calendar') return { calendar: { id: freeId(), title: '', from: 0, to: 60, movable: true } }
  return kind === 'end' ? { end: true } : ({ [kind]: '' } as unknown as Effect)
}

interface EffectFieldsProps {
  readonly path: string
  readonly value: Effect
  readonly onValue: (value: Effect) => void
}

/** One consequence of an event. */
export function EffectFields({ path, value, onValue }: EffectFieldsProps) {
  const { t } = useTranslation()
  const { draft } = useDraftForm()
  return (
    <Stack gap="sm">
      <ChoiceField
        path={`${path}.kind-of`}
        label={t('simulation:effect.kind')}
        value={kindOf(value)}
        data={EFFECT_KINDS.map((kind) => ({ value: kind, label: t(`simulation:effect.${kind}`) }))}
        onValue={(kind) => kind !== kindOf(value) && onValue(blankOf(kind, () => freeNameFor(draft, 'calendar')))}
      />
      <Inside path={path} value={value} onValue={onValue} />
    </Stack>
  )
}

function Inside({ path, value, onValue }: EffectFieldsProps) {
  const { t } = useTranslation()
  const [messages, documents, resources] = [useChoices('message'), useChoices('document'), useChoices('resource')]
  if ('send' in value || 'close' in value) {
    const key = 'send' in value ? 'send' : 'close'
    return (
      <ChoiceField
        path={`${path}.${key}`}
        label={t('simulation:effect.message')}
        value={'send' in value ? value.send : value.close}
        data={messages}
        onValue={(id) => onValue(key === 'send' ? { send: id } : { close: id })}
      />
    )
  }
  if ('reveal' in value)
    return (
      <ChoiceField
        path={`${path}.reveal`}
        label={t('simulation:effect.document')}
        value={value.reveal}
        data={documents}
        onValue={(reveal) => onValue({ reveal })}
      />
    )
  if ('change' in value)
    return (
      <div className={classes.row}>
        <div className={classes.grow}>
          <ChoiceField
            path={`${path}.change`}
            label={t('simulation:effect.resource')}
            value={value.change}
            data={resources}
            onValue={(change) => onValue({ ...value, change })}
          />
        </div>
        <NumberField
          path={`${path}.by`}
          label={t('simulation:effect.by')}
          value={value.by}
          onValue={(by) => by !== undefined && onValue({ ...value, by })}
        />
      </div>
    )
  if ('mark' in value)
    return (
      <Stack gap="sm">
        <TextField
          path={`${path}.mark`}
          label={t('simulation:effect.markName')}
          description={t('simulation:field.nameHint')}
          value={value.mark}
          onValue={(mark) => onValue({ ...value, mark })}
        />
        <CheckField
          path={`${path}.is`}
          label={t('simulation:effect.markIs')}
          value={value.is}
          onValue={(is) => onValue({ ...value, is })}
        />
      </Stack>
    )
  if ('calendar' in value)
    return (
      <CalendarFields path={`${path}.calendar`} value={value.calendar} onValue={(calendar) => onValue({ calendar })} />
    )
  if ('notice' in value)
    return (
      <TextField
        path={`${path}.notice`}
        isSentence
        label={t('simulation:effect.noticeText')}
        value={value.notice}
        onValue={(notice) => onValue({ notice })}
      />
    )
  return <p>{t('simulation:effect.endHint')}</p>
}
