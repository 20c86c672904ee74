import { Button } from '@mantine/core'
import { listMultiraterRounds } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { RoundDialog } from './round-dialog.tsx'

export default function RoundsPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const mayEdit = usePermission('centre.edit')
  const [isMaking, setMaking] = useState(false)
  const rounds = useQuery({
    queryKey: ['multirater', id],
    queryFn: () => callApi(listMultiraterRounds, { params: { id } }),
  })
  return (
    <>
      <PageHeader
        title={t('multirater:rounds.title')}
        lead={t('multirater:rounds.lead')}
        actions={mayEdit ? <Button onClick={() => setMaking(true)}>{t('multirater:rounds.make')}</Button> : null}
      />
      {rounds.isPending ? <Loading lines={5} /> : null}
      {rounds.isError ? <ErrorNotice error={rounds.error} onRetry={rounds.refetch} /> : null}
      {rounds.data?.length === 0 ? (
        <EmptyState title={t('multirater:rounds.empty')}>{t('multirater:rounds.emptyHint')}</EmptyState>
      ) : null}
      {rounds.data && rounds.data.length > 0 ? (
        <PlainTable
          caption={t('multirater:rounds.caption')}
          rows={rounds.data}
          rowKey={(row) => row.id}
          columns={[
            {
              id: 'name',
              title: t('multirater:rounds.name'),
              isWide: true,
              cell: (row) => <Link to={`/kegiatan/${id}/kuesioner/${row.id}` as never}>{row.name}</Link>,
            },
            { id: 'state', title: t('multirater:rounds.state'), cell: (row) => t(`multirater:state.${row.state}`) },
            { id: 'until', title: t('multirater:own.until'), cell: (row) => formatDate(row.closesOn) },
            {
              id: 'subjects',
              title: t('multirater:rounds.subjects'),
              isNumber: true,
              cell: (row) => formatNumber(row.subjects),
            },
            {
              id: 'finished',
              title: t('multirater:rounds.finished'),
              isNumber: true,
              cell: (row) =>
                t('multirater:rounds.of', { done: formatNumber(row.finished), all: formatNumber(row.asked) }),
            },
          ]}
        />
      ) : null}
      <RoundDialog eventId={id} opened={isMaking} onClose={() => setMaking(false)} />
    </>
  )
}
