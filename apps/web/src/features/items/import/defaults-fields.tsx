import { Fieldset, NativeSelect, SimpleGrid } from '@mantine/core'
import { COMPETENCIES, THEMES } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../../lib/competency-name.ts'

export interface ImportDefaults {
  readonly theme: string
  readonly competency: string
  readonly level: number
}

/** Where items come to lie that do not say so themselves. */
export function DefaultsFields({
  value,
  onChange,
}: {
  value: ImportDefaults
  onChange: (next: ImportDefaults) => void
}) {
  const { t } = useTranslation()
  return (
    <Fieldset legend={t('itemImport:defaults')} bg="var(--bg)" mb="md">
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NativeSelect
          label={t('items:list.theme')}
          value={value.theme}
          data={THEMES.map(({ code }) => ({ value: code, label: t(`items:theme.${code}`) }))}
          onChange={(event) => onChange({ ...value, theme: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('items:list.competency')}
          value={value.competency}
          data={COMPETENCIES.map(({ code }) => ({ value: code, label: competencyLabel(code) }))}
          onChange={(event) => onChange({ ...value, competency: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('items:list.level')}
          value={String(value.level)}
          data={['1', '2', '3', '4', '5']}
          onChange={(event) => onChange({ ...value, level: Number(event.currentTarget.value) })}
        />
      </SimpleGrid>
    </Fieldset>
  )
}
