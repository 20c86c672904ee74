import { NativeSelect, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StimulusDraft } from './stimulus-draft.ts'
import { TableFields } from './table-fields.tsx'

const KINDS = ['none', 'text', 'table'] as const

/** What a participant reads above the question: nothing, a passage, or a table. */
export function StimulusFields(props: { draft: StimulusDraft; onDraft: (draft: StimulusDraft) => void }) {
  const { t } = useTranslation()
  const { draft, onDraft } = props
  return (
    <>
      <NativeSelect
        label={t('items:table.kind')}
        description={t('items:form.stimulusHint')}
        value={draft.kind}
        data={[...KINDS, ...(draft.kept ? (['kept'] as const) : [])].map((value) => ({
          value,
          label: t(`items:table.kinds.${value}`),
        }))}
        onChange={(event) => onDraft({ ...draft, kind: event.currentTarget.value as StimulusDraft['kind'] })}
      />
      {draft.kind === 'text' ? (
        <Textarea
          label={t('items:form.stimulus')}
          required
          autosize
          minRows={2}
          value={draft.text}
          onChange={(event) => onDraft({ ...draft, text: event.currentTarget.value })}
        />
      ) : null}
      {draft.kind === 'table' ? (
        <TableFields table={draft.table} onTable={(table) => onDraft({ ...draft, table })} />
      ) : null}
    </>
  )
}
