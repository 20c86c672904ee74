import { listEvents } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

export default function EventListPage() {
  const { t } = useTranslation()
  const events = useQuery({ queryKey: ['events'], queryFn: () => callApi(listEvents) })
  const mayEdit = usePermission('event.edit')
  const create = mayEdit ? <LinkButton to="/kegiatan/baru">{t('events:list.create')}</LinkButton> : null
  return (
    <>
      <PageHeader title={t('events:list.title')} lead={t('events:list.lead')} actions={create} />
      {events.isPending ? <Loading /> : null}
      {events.isError ? <ErrorNotice error={events.error} onRetry={events.refetch} /> : null}
      {events.data?.length === 0 ? (
        <EmptyState title={t('events:list.empty')} action={create}>
          {t('events:list.emptyHint')}
        </EmptyState>
      ) : null}
      {events.data && events.data.length > 0 ? (
        <PlainTable
          caption={t('events:list.caption')}
          rows={events.data}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'name',
              title: t('events:list.name'),
              cell: (row) => <Link to={`/kegiatan/${row.id}` as never}>{row.name}</Link>,
            },
            {
              id: 'dates',
              title: t('events:list.dates'),
              cell: (row) => `${formatDate(row.startsOn)} – ${formatDate(row.endsOn)}`,
            },
            { id: 'venue', title: t('events:list.venue'), cell: (row) => row.venue },
            {
              id: 'participants',
              title: t('events:list.participants'),
              isNumber: true,
              cell: (row) => formatNumber(row.participants),
            },
            {
              id: 'sessions',
              title: t('events:list.sessions'),
              isNumber: true,
              cell: (row) => formatNumber(row.sessions),
            },
            {
              id: 'scored',
              title: t('events:list.scored'),
              isNumber: true,
              cell: (row) => <Link to={`/kegiatan/${row.id}/hasil` as never}>{formatNumber(row.scored)}</Link>,
            },
            { id: 'state', title: t('events:list.state'), cell: (row) => t(`events:state.${row.state}`) },
          ]}
        />
      ) : null}
    </>
  )
}
