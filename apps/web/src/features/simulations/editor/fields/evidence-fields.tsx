import { Stack } from '@mantine/core'
import type { ActPattern, EvidencePattern } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { ActEvidenceFields } from './act-evidence-fields.tsx'
import { ChoiceField } from './choice-field.tsx'
import { ConditionFields } from './condition-fields.tsx'
import { blankAct, blankEvidence, EVIDENCE_KINDS, kindOfEvidence, turnEvidence } from './evidence-kinds.ts'
import classes from './fields.module.css'
import { ListFields } from './list-fields.tsx'
import { NumberField } from './number-field.tsx'
import { PatternFields, withKey } from './pattern-fields.tsx'

export interface EvidenceFieldsProps {
  readonly path: string
  readonly label: string
  readonly value: EvidencePattern
  readonly onValue: (value: EvidencePattern) => void
}

/** What must be seen in a run for a rule to count. */
export function EvidenceFields({ path, label, value, onValue }: EvidenceFieldsProps) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <ChoiceField
        path={`${path}.kind-of`}
        label={label}
        value={kindOfEvidence(value)}
        data={EVIDENCE_KINDS.map((one) => ({ value: one, label: t(`simulation:evidence.${one}`) }))}
        onValue={(next) => onValue(turnEvidence(value, next))}
      />
      <div className={classes.nested}>
        <Inside path={path} label={label} value={value} onValue={onValue} />
      </div>
    </Stack>
  )
}

function Inside({ path, value, onValue }: EvidenceFieldsProps) {
  const { t } = useTranslation()
  const one = t('simulation:evidence.one')
  if ('all' in value || 'any' in value) {
    const key = 'all' in value ? 'all' : 'any'
    return (
      <ListFields
        path={`${path}.${key}`}
        legend={t(`simulation:evidence.${key}`)}
        one={one}
        add={t('simulation:evidence.add')}
        items={'all' in value ? value.all : value.any}
        onItems={(items) => onValue(key === 'all' ? { all: items } : { any: items })}
        blank={() => blankEvidence}
        most={20}
        render={(item, onItem, at) => <EvidenceFields path={at} label={one} value={item} onValue={onItem} />}
      />
    )
  }
  if ('not' in value)
    return <EvidenceFields path={`${path}.not`} label={one} value={value.not} onValue={(not) => onValue({ not })} />
  if ('atEnd' in value)
    return (
      <ConditionFields
        path={`${path}.atEnd`}
        label={t('simulation:evidence.atEndWhat')}
        value={value.atEnd}
        onValue={(atEnd) => onValue({ atEnd })}
      />
    )
  if ('sequence' in value)
    return (
      <ListFields<ActPattern>
        path={`${path}.sequence`}
        legend={t('simulation:evidence.sequence')}
        one={t('simulation:evidence.step')}
        add={t('simulation:evidence.addStep')}
        items={value.sequence}
        onItems={(sequence) => onValue({ sequence })}
        blank={() => blankAct}
        most={20}
        render={(item, onItem, at) => <PatternFields path={at} value={item} onValue={onItem} />}
      />
    )
  if ('count' in value)
    return (
      <Stack gap="sm">
        <PatternFields path={`${path}.count`} value={value.count} onValue={(count) => onValue({ ...value, count })} />
        <div className={classes.row}>
          {(['least', 'most'] as const).map((key) => (
            <NumberField
              key={key}
              path={`${path}.${key}`}
              label={t(`simulation:evidence.${key}`)}
              value={value[key]}
              onValue={(times) => onValue(withKey(value, key, times))}
            />
          ))}
        </div>
      </Stack>
    )
  return <ActEvidenceFields path={path} value={value} onValue={onValue} />
}
