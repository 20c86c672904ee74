import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { centresQuery } from './centre-data.ts'

export default function CentreListPage() {
  const { t } = useTranslation()
  const centres = useQuery(centresQuery)
  const create = usePermission('centre.edit') ? (
    <LinkButton to="/pusat-penilaian/baru">{t('centres:list.create')}</LinkButton>
  ) : null
  return (
    <>
      <PageHeader title={t('centres:list.title')} lead={t('centres:list.lead')} actions={create} />
      {centres.isPending ? <Loading /> : null}
      {centres.isError ? <ErrorNotice error={centres.error} onRetry={centres.refetch} /> : null}
      {centres.data?.length === 0 ? (
        <EmptyState title={t('centres:list.empty')} action={create}>
          {t('centres:list.emptyHint')}
        </EmptyState>
      ) : null}
      {centres.data && centres.data.length > 0 ? (
        <PlainTable
          caption={t('centres:list.caption')}
          rows={centres.data}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'name',
              title: t('centres:list.name'),
              isWide: true,
              cell: (row) => <Link to={`/pusat-penilaian/${row.id}` as never}>{row.name}</Link>,
            },
            { id: 'event', title: t('centres:list.event'), isWide: true, cell: (row) => row.eventName },
            {
              id: 'dates',
              title: t('centres:list.dates'),
              cell: (row) => `${formatDate(row.startsOn)} – ${formatDate(row.endsOn)}`,
            },
            {
              id: 'candidates',
              title: t('centres:list.candidates'),
              isNumber: true,
              cell: (row) => formatNumber(row.candidates),
            },
            {
              id: 'assessors',
              title: t('centres:list.assessors'),
              isNumber: true,
              cell: (row) => formatNumber(row.assessors),
            },
            {
              id: 'timetable',
              title: t('centres:list.timetable'),
              cell: (row) =>
                row.timetable === null
                  ? t('centres:list.noTimetable')
                  : t('centres:list.version', { version: row.timetable }),
            },
          ]}
        />
      ) : null}
    </>
  )
}
