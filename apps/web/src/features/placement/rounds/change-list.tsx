import type { getFreshness, ResponseOf } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'
import { PagedTable } from '../paged-table.tsx'
import { factName } from './round-words.ts'

export type Freshness = ResponseOf<typeof getFreshness>

/** What differs in the records from the frozen data: whom or which post, and in which part. */
export function ChangeList({ freshness: { changes, total } }: { freshness: Freshness }) {
  const { t, i18n } = useTranslation()
  const nameOf = ({ kind, name }: Freshness['changes'][number]) =>
    kind === 'calendar' ? t('placement:fact.freezes') : name
  return (
    <>
      <PagedTable
        caption={t('placement:stale.caption')}
        rows={changes}
        rowKey={({ kind, id }, index) => `${kind} ${id} ${index}`}
        textOf={nameOf}
        columns={[
          { id: 'name', title: t('placement:stale.name'), cell: nameOf },
          { id: 'kind', title: t('placement:stale.kind'), cell: ({ kind }) => t(`placement:stale.is.${kind}`) },
          {
            id: 'parts',
            title: t('placement:stale.parts'),
            cell: ({ parts }) => parts.map((part) => factName(part, i18n)).join(', ') || '–',
          },
          {
            id: 'inPlan',
            title: t('placement:stale.inPlan'),
            cell: ({ inPlan }) => t(inPlan ? 'placement:yes' : 'placement:no'),
          },
        ]}
      />
      {total > changes.length ? (
        <p>{t('placement:stale.more', { shown: formatNumber(changes.length), total: formatNumber(total) })}</p>
      ) : null}
    </>
  )
}
