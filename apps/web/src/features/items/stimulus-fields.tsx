import { NativeSelect, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { MediaFields } from './media-fields.tsx'
import type { StimulusDraft } from './stimulus-draft.ts'
import { TableFields } from './table-fields.tsx'

const KINDS = ['none', 'text', 'table', 'figure', 'audio'] as const

/** What a participant reads, sees or hears before the question. */
export function StimulusFields(props: { draft: StimulusDraft; onDraft: (draft: StimulusDraft) => void }) {
  const { t } = useTranslation()
  const { draft, onDraft } = props
  return (
    <>
      <NativeSelect
        label={t('items:table.kind')}
        description={t('items:form.stimulusHint')}
        value={draft.kind}
        data={KINDS.map((value) => ({ value, label: t(`items:table.kinds.${value}`) }))}
        onChange={(event) => onDraft({ ...draft, kind: event.currentTarget.value as StimulusDraft['kind'] })}
      />
      {draft.kind === 'text' ? (
        <Textarea
          label={t('items:form.stimulus')}
          autosize
          minRows={2}
          value={draft.text}
          onChange={(event) => onDraft({ ...draft, text: event.currentTarget.value })}
        />
      ) : null}
      {draft.kind === 'table' ? (
        <TableFields table={draft.table} onTable={(table) => onDraft({ ...draft, table })} />
      ) : null}
      {draft.kind === 'figure' || draft.kind === 'audio' ? <MediaFields draft={draft} onDraft={onDraft} /> : null}
    </>
  )
}
