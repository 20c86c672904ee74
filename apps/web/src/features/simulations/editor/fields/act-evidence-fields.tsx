import { Button, Stack } from '@mantine/core'
import type { EvidencePattern } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { useChoices } from '../draft-form.tsx'
import { ChoiceField, ChoicesField } from './choice-field.tsx'
import { blankAct } from './evidence-kinds.ts'
import classes from './fields.module.css'
import { MinuteField, NumberField } from './number-field.tsx'
import { PatternFields, withKey } from './pattern-fields.tsx'

type ActEvidence = Extract<EvidencePattern, { readonly act: unknown }>

interface ActEvidenceFieldsProps {
  readonly path: string
  readonly value: ActEvidence
  readonly onValue: (value: ActEvidence) => void
}

/** One act, with when it must come: by which minute, before and after what, after reading what, how long considered. */
export function ActEvidenceFields({ path, value, onValue }: ActEvidenceFieldsProps) {
  const { t } = useTranslation()
  const [events, targets] = [useChoices('event'), useChoices('target')]
  const set = <K extends keyof ActEvidence>(key: K, next: ActEvidence[K] | undefined) =>
    onValue(withKey(value, key, next))
  const held = (['by', 'within', 'notBefore', 'beforeEvent', 'afterEvent', 'afterReading'] as const).some(
    (key) => value[key] !== undefined,
  )
  const others = value.beforeAct !== undefined || value.afterAct !== undefined || value.leastConsideration !== undefined
  return (
    <Stack gap="sm">
      <PatternFields path={`${path}.act`} value={value.act} onValue={(act) => onValue({ ...value, act })} />
      <details className={classes.more} open={held || others || undefined}>
        <summary>{t('simulation:evidence.when')}</summary>
        <Stack gap="sm">
          <div className={classes.row}>
            <MinuteField
              path={`${path}.by`}
              label={t('simulation:evidence.by')}
              value={value.by}
              onValue={(minute) => set('by', minute)}
            />
            <MinuteField
              path={`${path}.notBefore`}
              label={t('simulation:evidence.notBefore')}
              value={value.notBefore}
              onValue={(minute) => set('notBefore', minute)}
            />
            <NumberField
              path={`${path}.within`}
              label={t('simulation:evidence.within')}
              value={value.within}
              onValue={(minutes) => set('within', minutes)}
            />
            <NumberField
              path={`${path}.leastConsideration`}
              label={t('simulation:evidence.leastConsideration')}
              value={value.leastConsideration}
              onValue={(seconds) => set('leastConsideration', seconds)}
            />
          </div>
          <ChoicesField
            path={`${path}.afterReading`}
            label={t('simulation:evidence.afterReading')}
            value={value.afterReading ?? []}
            data={targets}
            onValue={(ids) => set('afterReading', ids.length > 0 ? ids : undefined)}
          />
          {(['beforeEvent', 'afterEvent'] as const).map((key) => (
            <ChoiceField
              key={key}
              path={`${path}.${key}`}
              label={t(`simulation:evidence.${key}`)}
              none={t('simulation:field.none')}
              value={value[key]}
              data={events}
              onValue={(event) => set(key, event || undefined)}
            />
          ))}
          {(['beforeAct', 'afterAct'] as const).map((key) => {
            const act = value[key]
            return act ? (
              <div key={key} className={classes.entry}>
                <p className={classes.entryName}>{t(`simulation:evidence.${key}`)}</p>
                <PatternFields path={`${path}.${key}`} value={act} onValue={(next) => set(key, next)} />
                <Button mt="sm" variant="default" size="compact-md" onClick={() => set(key, undefined)}>
                  {t('simulation:evidence.removeAct', { name: t(`simulation:evidence.${key}`) })}
                </Button>
              </div>
            ) : (
              <div key={key}>
                <Button variant="default" onClick={() => set(key, blankAct)}>
                  {t(`simulation:evidence.add-${key}`)}
                </Button>
              </div>
            )
          })}
        </Stack>
      </details>
    </Stack>
  )
}
