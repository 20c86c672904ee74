import { Checkbox } from '@mantine/core'
import { getObservationProgress, type ObservationProgressRow } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatDateTime, formatNumber } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { clockOf } from './clock-of.ts'

const REFRESH_MS = 30_000
const isDone = ({ locked, candidates }: ObservationProgressRow) => locked >= candidates

/** Who has sent and locked what, sitting by sitting: counts alone, so that nothing is known before the wash-up. */
export default function ProgressPage() {
  const { t } = useTranslation()
  const { centreId } = useParams({ strict: false }) as { centreId: string }
  const timezone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const [isOpenOnly, setOpenOnly] = useState(false)
  const progress = useQuery({
    queryKey: ['observation', 'progress', centreId],
    queryFn: () => callApi(getObservationProgress, { params: { id: centreId } }),
    refetchInterval: REFRESH_MS,
  })
  const rows = progress.data?.rows ?? []
  const shown = isOpenOnly ? rows.filter((row) => !isDone(row)) : rows
  return (
    <>
      <PageHeader title={t('observation:progress.title')} lead={t('observation:progress.lead')} />
      {progress.isPending ? <Loading lines={6} /> : null}
      {progress.isError ? <ErrorNotice error={progress.error} onRetry={progress.refetch} /> : null}
      {progress.data && rows.length === 0 ? (
        <EmptyState title={t('observation:progress.empty')}>{t('observation:progress.emptyHint')}</EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <>
          <p role="status">
            {t('observation:progress.summary', {
              done: formatNumber(rows.filter(isDone).length),
              all: formatNumber(rows.length),
            })}
          </p>
          <Checkbox
            mb="md"
            checked={isOpenOnly}
            onChange={(event) => setOpenOnly(event.currentTarget.checked)}
            label={t('observation:progress.openOnly')}
          />
          <PlainTable
            caption={t('observation:progress.caption')}
            rows={shown}
            rowKey={({ sittingId, accountId }) => sittingId + accountId}
            columns={[
              { id: 'day', title: t('observation:day'), cell: ({ day }) => formatDate(day) },
              {
                id: 'time',
                title: t('observation:time'),
                isWhole: true,
                cell: ({ startMinute }) => clockOf(startMinute, timezone),
              },
              { id: 'exercise', title: t('observation:exercise'), cell: ({ exerciseName }) => exerciseName },
              { id: 'room', title: t('observation:room'), cell: ({ room }) => room },
              { id: 'assessor', title: t('observation:assessor'), cell: ({ assessorName }) => assessorName },
              {
                id: 'notes',
                title: t('observation:notes'),
                isNumber: true,
                cell: ({ notes }) => formatNumber(notes),
              },
              {
                id: 'locked',
                title: t('observation:locked'),
                cell: (row) =>
                  t(isDone(row) ? 'observation:progress.done' : 'observation:progress.part', {
                    locked: formatNumber(row.locked),
                    all: formatNumber(row.candidates),
                  }),
              },
              {
                id: 'heard',
                title: t('observation:heard'),
                cell: ({ lastHeardAt }) =>
                  lastHeardAt ? formatDateTime(lastHeardAt, timezone) : t('observation:progress.notHeard'),
              },
            ]}
          />
        </>
      ) : null}
    </>
  )
}
