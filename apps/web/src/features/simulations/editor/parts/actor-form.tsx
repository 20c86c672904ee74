import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../fields/choice-field.tsx'
import { withKey } from '../fields/pattern-fields.tsx'
import { CheckField, TextField } from '../fields/text-field.tsx'
import type { ThingProps } from './thing-props.ts'

const RELATIONS = ['superior', 'subordinate', 'peer', 'outside'] as const

export function ActorForm({ value, onValue }: ThingProps<'actors'>) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <TextField
        path="name"
        label={t('simulation:actor.name')}
        value={value.name}
        onValue={(name) => onValue({ ...value, name })}
      />
      <TextField
        path="role"
        label={t('simulation:actor.role')}
        value={value.role}
        onValue={(role) => onValue({ ...value, role })}
      />
      <ChoiceField
        path="relation"
        label={t('simulation:actor.relation')}
        value={value.relation}
        data={RELATIONS.map((one) => ({ value: one, label: t(`simulation:relation.${one}`) }))}
        onValue={(relation) => onValue({ ...value, relation })}
      />
      <CheckField
        path="canBeDelegatedTo"
        label={t('simulation:actor.delegate')}
        value={value.canBeDelegatedTo ?? false}
        onValue={(is) => onValue(withKey(value, 'canBeDelegatedTo', is || undefined))}
      />
    </Stack>
  )
}
