import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { GridField } from '../fields/grid-field.tsx'
import { withKey } from '../fields/pattern-fields.tsx'
import { CheckField, ParagraphsField, TextField } from '../fields/text-field.tsx'
import type { ThingProps } from './thing-props.ts'

const blankTable = { caption: '', columns: ['', ''], rows: [['', '']] }

export function DocumentForm({ value, onValue }: ThingProps<'documents'>) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <TextField
        path="title"
        label={t('simulation:document.title')}
        value={value.title}
        onValue={(title) => onValue({ ...value, title })}
      />
      <ParagraphsField
        path="body"
        label={t('simulation:document.body')}
        description={t('simulation:field.paragraphs')}
        value={value.body}
        onValue={(body) => onValue({ ...value, body })}
      />
      <CheckField
        path="hidden"
        label={t('simulation:document.hidden')}
        value={value.hidden ?? false}
        onValue={(is) => onValue(withKey(value, 'hidden', is || undefined))}
      />
      <CheckField
        path="table"
        label={t('simulation:document.hasTable')}
        value={value.table !== undefined}
        onValue={(has) => onValue(withKey(value, 'table', has ? blankTable : undefined))}
      />
      {value.table ? <GridField value={value.table} onValue={(table) => onValue({ ...value, table })} /> : null}
    </Stack>
  )
}
