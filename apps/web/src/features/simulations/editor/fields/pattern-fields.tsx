import { Stack } from '@mantine/core'
import type { ActKind, ActPattern } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { useChoices } from '../draft-form.tsx'
import { ChoicesField } from './choice-field.tsx'
import classes from './fields.module.css'
import { MinuteField, NumberField } from './number-field.tsx'
import { CheckField } from './text-field.tsx'

export const ACT_KINDS: readonly ActKind[] = [
  ...(['open', 'reply', 'delegate', 'schedule', 'decide', 'ask', 'postpone', 'escalate', 'archive', 'note'] as const),
]
export const useActKinds = () => {
  const { t } = useTranslation()
  return ACT_KINDS.map((value) => ({ value, label: t(`simulation:act.${value}`) }))
}

const many = (ids: string | readonly string[] | undefined): readonly string[] =>
  ids === undefined ? [] : typeof ids === 'string' ? [ids] : ids
const one = <T extends string>(ids: readonly T[]): T | T[] | undefined =>
  ids.length === 0 ? undefined : ids.length === 1 ? ids[0]! : [...ids]

/** Leaves a key out where there is nothing to say. */
export function withKey<T extends object, K extends keyof T>(thing: T, key: K, value: T[K] | undefined): T {
  const { [key]: _, ...rest } = thing
  return (value === undefined ? rest : { ...rest, [key]: value }) as T
}

interface PatternFieldsProps {
  readonly path: string
  readonly value: ActPattern
  readonly onValue: (value: ActPattern) => void
}

/** Which acts are meant: what was done, on what, to whom, and how. */
export function PatternFields({ path, value, onValue }: PatternFieldsProps) {
  const { t } = useTranslation()
  const [options, actors] = [useChoices('option'), useChoices('actor')]
  const kinds = many(value.kind) as ActKind[]
  const set = <K extends keyof ActPattern>(key: K, next: ActPattern[K] | undefined) =>
    onValue(withKey(value, key, next))
  const isScheduling = kinds.includes('schedule')
  const isWritten = kinds.some((kind) => kind !== 'open' && kind !== 'decide')
  return (
    <Stack gap="sm">
      <ChoicesField
        path={`${path}.kind`}
        label={t('simulation:pattern.kind')}
        value={kinds}
        data={useActKinds()}
        onValue={(next) => onValue({ ...value, kind: one(next as ActKind[]) ?? [] })}
      />
      <ChoicesField
        path={`${path}.about`}
        label={t('simulation:pattern.about')}
        whenNone={t('simulation:pattern.anything')}
        value={many(value.about)}
        data={useChoices('target')}
        onValue={(next) => set('about', one(next))}
      />
      {kinds.includes('decide') || value.option !== undefined ? (
        <ChoicesField
          path={`${path}.option`}
          label={t('simulation:pattern.option')}
          whenNone={t('simulation:pattern.anyOption')}
          value={many(value.option)}
          data={options}
          onValue={(next) => set('option', one(next))}
        />
      ) : null}
      {kinds.some((kind) => kind !== 'open' && kind !== 'decide' && kind !== 'archive') || value.to !== undefined ? (
        <ChoicesField
          path={`${path}.to`}
          label={t('simulation:pattern.to')}
          whenNone={t('simulation:pattern.anybody')}
          value={many(value.to)}
          data={actors}
          onValue={(next) => set('to', one(next))}
        />
      ) : null}
      {isScheduling || value.slotWithin ? (
        <div className={classes.row}>
          <MinuteField
            path={`${path}.slotWithin.from`}
            label={t('simulation:pattern.slotFrom')}
            value={value.slotWithin?.from}
            onValue={(from) =>
              set('slotWithin', from === undefined ? undefined : { from, to: value.slotWithin?.to ?? from + 60 })
            }
          />
          {value.slotWithin ? (
            <MinuteField
              path={`${path}.slotWithin.to`}
              label={t('simulation:pattern.slotTo')}
              value={value.slotWithin.to}
              onValue={(to) => to !== undefined && set('slotWithin', { from: value.slotWithin?.from ?? 0, to })}
            />
          ) : null}
        </div>
      ) : null}
      {isScheduling || value.withoutClash ? (
        <CheckField
          path={`${path}.withoutClash`}
          label={t('simulation:pattern.withoutClash')}
          value={value.withoutClash ?? false}
          onValue={(is) => set('withoutClash', is || undefined)}
        />
      ) : null}
      {isWritten || value.leastWords !== undefined ? (
        <NumberField
          path={`${path}.leastWords`}
          label={t('simulation:pattern.leastWords')}
          value={value.leastWords}
          onValue={(words) => set('leastWords', words)}
        />
      ) : null}
    </Stack>
  )
}
