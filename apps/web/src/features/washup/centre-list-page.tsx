import { listWashupCentres } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

/** Centres whose wash-ups the reader takes part in or oversees. */
export default function CentreListPage() {
  const { t } = useTranslation()
  const list = useQuery({ queryKey: ['washup-centres'], queryFn: () => callApi(listWashupCentres) })
  const rows = list.data?.rows ?? []
  return (
    <>
      <PageHeader title={t('washup:centres.title')} lead={t('washup:centres.lead')} />
      {list.isPending ? <Loading lines={4} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {list.data && rows.length === 0 ? (
        <EmptyState title={t('washup:centres.empty')}>{t('washup:centres.emptyHint')}</EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <PlainTable
          caption={t('washup:centres.caption')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'name',
              title: t('washup:centres.name'),
              isWide: true,
              cell: ({ id, name }) => <Link to={`/rapat-integrasi/${id}` as never}>{name}</Link>,
            },
            { id: 'event', title: t('washup:centres.event'), isWide: true, cell: ({ eventName }) => eventName },
            { id: 'date', title: t('washup:centres.date'), cell: ({ startsOn }) => formatDate(startsOn) },
            {
              id: 'candidates',
              title: t('washup:centres.candidates'),
              isNumber: true,
              cell: ({ candidates }) => formatNumber(candidates),
            },
            { id: 'open', title: t('washup:centres.open'), isNumber: true, cell: ({ open }) => formatNumber(open) },
            {
              id: 'closed',
              title: t('washup:centres.closed'),
              isNumber: true,
              cell: ({ closed }) => formatNumber(closed),
            },
          ]}
        />
      ) : null}
    </>
  )
}
