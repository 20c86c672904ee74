import { Button } from '@mantine/core'
import { getObservationWorkspace } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { clockOf } from './clock-of.ts'

/** The assessor's sittings at a glance, and the way to the workspace that works without the line. */
export default function OwnSittingsPage() {
  const { t } = useTranslation()
  const workspace = useQuery({
    queryKey: ['observation', 'workspace'],
    queryFn: () => callApi(getObservationWorkspace),
  })
  const rows = workspace.data?.sittings ?? []
  return (
    <>
      <PageHeader title={t('observation:own.title')} lead={t('observation:own.lead')} />
      <p>
        <Button component="a" href="/asesor">
          {t('observation:own.open')}
        </Button>
      </p>
      {workspace.isPending ? <Loading lines={6} /> : null}
      {workspace.isError ? <ErrorNotice error={workspace.error} onRetry={workspace.refetch} /> : null}
      {workspace.data && rows.length === 0 ? (
        <EmptyState title={t('observation:own.empty')}>{t('observation:own.emptyHint')}</EmptyState>
      ) : null}
      {workspace.data && rows.length > 0 ? (
        <PlainTable
          caption={t('observation:own.caption')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { id: 'day', title: t('observation:day'), cell: ({ day }) => formatDate(day) },
            {
              id: 'time',
              title: t('observation:time'),
              isWhole: true,
              cell: ({ startMinute }) => clockOf(startMinute, workspace.data.instansi.timezone),
            },
            { id: 'exercise', title: t('observation:exercise'), cell: ({ exerciseName }) => exerciseName },
            { id: 'room', title: t('observation:room'), cell: ({ room }) => room },
            {
              id: 'candidates',
              title: t('observation:candidates'),
              isWide: true,
              cell: ({ candidates }) =>
                candidates
                  .filter(({ isHere }) => isHere)
                  .map(({ name }) => name)
                  .join(', '),
            },
            {
              id: 'state',
              title: t('observation:state'),
              cell: ({ task, candidates, locks, bars }) =>
                task === 'role-player'
                  ? t('observation:own.play')
                  : bars.length > 0
                    ? t('observation:own.barred')
                    : t('observation:own.locked', {
                        locked: locks.length,
                        all: candidates.filter(({ isHere }) => isHere).length,
                      }),
            },
          ]}
        />
      ) : null}
    </>
  )
}
