import type { ItemContent, Scoring } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { PlainTable } from '../../ui/plain-table.tsx'
import { type KeyRow, keyRows } from './key-rows.ts'

/** What each answer earns, for the keepers of the bank. */
export function KeyTable(props: { content: ItemContent; scoring: Scoring; caption?: string }) {
  const { content, scoring, caption } = props
  const { t } = useTranslation()
  if (scoring.type === 'long-text') {
    return (
      <>
        <h2>{t('items:key.rubric', { most: scoring.most })}</h2>
        <p style={{ whiteSpace: 'pre-line' }}>{scoring.rubric}</p>
      </>
    )
  }
  return (
    <>
      <PlainTable<KeyRow>
        caption={caption ?? t('items:key.title')}
        rows={keyRows(content.interaction, scoring, t('items:key.best'), t('items:key.worst'))}
        rowKey={(row) => row.answer}
        columns={[
          { id: 'answer', title: t('items:key.answer'), cell: (row) => row.answer },
          { id: 'points', title: t('items:key.points'), isNumber: true, cell: (row) => row.points },
        ]}
      />
      {'rule' in scoring ? <p>{t(`items:key.rule.${scoring.rule}`)}</p> : null}
    </>
  )
}
