import { listOwnFeedback } from '@petakom/contract'
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

/** Questionnaires that wait for the caller, and rounds in which colleagues described them. */
export default function OwnPage() {
  const { t } = useTranslation()
  const found = useQuery({ queryKey: ['feedback'], queryFn: () => callApi(listOwnFeedback) })
  const tasks = found.data?.tasks ?? []
  const results = found.data?.results ?? []
  return (
    <>
      <PageHeader title={t('multirater:own.title')} lead={t('multirater:own.lead')} />
      {found.isPending ? <Loading lines={6} /> : null}
      {found.isError ? <ErrorNotice error={found.error} onRetry={found.refetch} /> : null}
      {found.data && tasks.length === 0 ? (
        <EmptyState title={t('multirater:own.empty')}>{t('multirater:own.emptyHint')}</EmptyState>
      ) : null}
      {tasks.length > 0 ? (
        <PlainTable
          caption={t('multirater:own.caption')}
          rows={tasks}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'name',
              title: t('multirater:own.about'),
              isWide: true,
              cell: (row) => <Link to={`/kuesioner/${row.id}` as never}>{row.name}</Link>,
            },
            { id: 'post', title: t('multirater:own.post'), isWide: true, cell: (row) => row.jabatanName },
            { id: 'relation', title: t('multirater:own.relation'), cell: (row) => t(`multirater:you.${row.relation}`) },
            { id: 'until', title: t('multirater:own.until'), cell: (row) => formatDate(row.closesOn) },
            {
              id: 'state',
              title: t('multirater:own.state'),
              cell: (row) =>
                row.isFinished
                  ? t('multirater:own.finished')
                  : t('multirater:own.progress', {
                      answered: formatNumber(row.answered),
                      statements: formatNumber(row.statements),
                    }),
            },
          ]}
        />
      ) : null}
      {results.length > 0 ? (
        <section>
          <h2>{t('multirater:own.results')}</h2>
          <ul>
            {results.map(({ roundId, roundName }) => (
              <li key={roundId}>
                <Link to={`/kuesioner/hasil/${roundId}` as never}>{roundName}</Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
