import { listRatingTasks } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNumber } from '../../lib/format.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

/** The answers to one item that this assessor may rate or has rated, without their writers. */
export default function TaskListPage() {
  const { t } = useTranslation()
  const { eventId, itemId } = useParams({ strict: false }) as { eventId: string; itemId: string }
  const list = useQuery({
    queryKey: ['ratings', 'tasks', eventId, itemId],
    queryFn: () => callApi(listRatingTasks, { query: { eventId, itemId } }),
  })
  if (list.isPending) return <Loading lines={6} />
  if (list.isError) return <ErrorNotice error={list.error} onRetry={list.refetch} />
  const { tasks } = list.data
  const next = tasks.find(({ isOpen }) => isOpen)
  const open = tasks.filter(({ isOpen }) => isOpen).length
  return (
    <>
      <PageHeader
        title={t('rating:tasks.title')}
        lead={t('rating:tasks.lead', { open: formatNumber(open), done: formatNumber(tasks.length - open) })}
        actions={next ? <LinkButton to={`/penilaian-uraian/${next.id}`}>{t('rating:tasks.start')}</LinkButton> : null}
      />
      <p>
        <Link to={'/penilaian-uraian' as never}>{t('rating:tasks.back')}</Link>
      </p>
      {tasks.length === 0 ? <EmptyState title={t('rating:tasks.empty')} /> : null}
      {tasks.length > 0 ? (
        <PlainTable
          caption={t('rating:tasks.caption')}
          rows={tasks.map((task, index) => ({ ...task, number: index + 1 }))}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'number',
              title: t('rating:tasks.answer'),
              cell: ({ id, number }) => (
                <Link to={`/penilaian-uraian/${id}` as never}>{t('rating:tasks.number', { number })}</Link>
              ),
            },
            {
              id: 'state',
              title: t('rating:tasks.state'),
              cell: ({ isOpen }) => t(isOpen ? 'rating:tasks.open' : 'rating:tasks.done'),
            },
            {
              id: 'points',
              title: t('rating:tasks.points'),
              isNumber: true,
              cell: ({ points }) => (points === null ? '–' : formatNumber(points)),
            },
          ]}
        />
      ) : null}
    </>
  )
}
